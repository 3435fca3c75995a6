import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Bulletin } from '../../src/model/bulletin.ts';
import type { Face, Faces } from '../../src/model/faces.ts';
import type { Layout, Page, ParagraphRole, PlacedBlock, PlacedParagraph, SetLine, SetRun } from '../../src/model/layout.ts';
import type { Place } from '../../src/model/place.ts';
import type { Rasterise } from '../../src/render/renderer.ts';

/** Hand-made pages, for testing renderers without `typeset`; the words exercise what a line can contain and make no sense. */

const require = createRequire(import.meta.url);

function face(family: string, path: string): Face {
  return { family, path: require.resolve(path), index: 0, origin: 'bundled', has: () => true };
}

const serif = face('Noto Serif SC', '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');
const sans = face('Noto Sans SC', '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');

/** Whole faces from npm, so that renderer tests need no build step. */
export const testFaces: Faces = { xiaobiaosong: [sans], fangsong: [serif], heiti: [sans], kaiti: [serif], song: [serif], latin: [serif] };

/** A red pixel. */
export const dot = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC', 'base64'),
);

/** A rasteriser that always returns one red pixel. */
export const rasterise: Rasterise = async () => dot;

export const readFont = (path: string): Promise<Uint8Array> => readFile(path);

export const nowhere: Place = { file: 'test.md', line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Splits text into runs as the layout does: hanzi, and stretches of letters and figures, a quarter from hanzi but not from marks. */
export function runs(text: string, strong = false, face: SetRun['face'] = 'fangsong'): SetRun[] {
  const parts = text.match(/[!-~]+|[^!-~]+/gu) ?? [];
  return parts.map((part, index) => {
    const latin = /^[!-~]/u.test(part);
    const before = parts[index - 1] ?? '';
    const gap = index > 0 && /[\p{L}\d]$/u.test(before) && /^[\p{L}\d]/u.test(part) ? 0.25 : 0;
    return { text: part, face: latin ? 'latin' : face, strong, gap };
  });
}

export function fill(text: string | readonly SetRun[], indent = 0, hangs = false): SetLine {
  return { indent, measure: 28 - indent, fit: 'fill', hangs, runs: typeof text === 'string' ? runs(text) : text };
}

export function natural(text: string | readonly SetRun[], indent = 0): SetLine {
  return { indent, measure: 28 - indent, fit: 'natural', hangs: false, runs: typeof text === 'string' ? runs(text) : text };
}

export function paragraph(
  row: number,
  lines: readonly SetLine[],
  role: ParagraphRole = 'body',
  rest: Partial<PlacedParagraph> = {},
): PlacedParagraph {
  return { kind: 'paragraph', role, row, rows: lines.length, item: null, align: 'left', lines, continued: false, target: null, ...rest };
}

export function heading(row: number, text: string, role: ParagraphRole, align: 'left' | 'center' = 'left'): PlacedParagraph {
  return paragraph(row, [natural(runs(text, false, role === 'heading-2' ? 'kaiti' : 'heiti'), align === 'center' ? 0 : 2)], role, {
    align,
  });
}

export function layoutOf(pages: readonly (readonly PlacedBlock[])[], folios?: readonly (number | null)[]): Layout {
  return {
    pages: pages.map(
      (blocks, index): Page => ({ number: index + 1, folio: folios === undefined ? index + 1 : (folios[index] ?? null), blocks }),
    ),
    itemPages: new Map(),
  };
}

export function bulletinOf(rest: Partial<Bulletin> = {}): Bulletin {
  return {
    masthead: {
      name: '安庆组工信息',
      number: '第12期',
      total: '总第345期',
      revision: null,
      publisher: '中共安庆市委组织部',
      date: '2021年9月15日',
      notice: '内部资料　注意保存',
      copy: null,
      signer: null,
      preprinted: false,
    },
    contents: null,
    start: 'new-page',
    numbering: 'first-page',
    note: null,
    sections: [],
    imprint: { distribution: [], copies: null, issuer: null, doubleSided: true },
    properties: { title: '安庆组工信息 第12期', author: '中共安庆市委组织部', date: '2021-09-15' },
    ...rest,
  };
}
