import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFaces } from '../../src/fonts/index.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { findFace } from '../../src/model/faces.ts';
import { CLOSING_MARKS, OPENING_MARKS } from '../../src/model/marks.ts';
import { compile } from '../../src/render/pdf/compiler.ts';
import { mapRoles } from '../../src/render/pdf/needed-faces.ts';
import { measuring, toWidths, Widths } from '../../src/render/pdf/widths.ts';
import { testFaces } from './pages.ts';

const { faces } = await findFaces(nodeHost(), { assets: join(import.meta.dirname, '../../fonts'), fonts: 'bundled' });
const hanziRoles = ['xiaobiaosong', 'fangsong', 'heiti', 'kaiti'] as const;
const marks = [...OPENING_MARKS, ...CLOSING_MARKS, '—', '…'].filter((mark) =>
  hanziRoles.every((role) => findFace(faces, role, mark.codePointAt(0) ?? 0) !== null),
);
/** Signs of GB/T 2312 that may stand among hanzi, blanks included. */
const signs = [...' 　·○●△◇□①⑩⑴㈠℃№→×÷％＋．0'].filter((sign) =>
  hanziRoles.every((role) => findFace(faces, role, sign.codePointAt(0) ?? 0) !== null),
);

function said(of: typeof faces, words: readonly (readonly [string, string])[]) {
  const fonts = mapRoles((role) => of[role].map(({ family }) => family));
  return toWidths(compile({ template: measuring, data: { fonts, words }, faces: Object.values(of).flat(), files: [] }, 'widths'));
}

describe('widths of text in the package’s own faces', () => {
  it.each(hanziRoles)('agree with the compiler for hanzi and marks: %s', (role) => {
    const widths = new Widths(faces);
    const words = [...marks, ...marks.map((mark) => `永${mark}永`), '永永永', ...signs.map((sign) => `永${sign}永`)];
    const known = words.map((text) => widths.of(role, text));
    expect(widths.unknown).toEqual([]);
    const compiled = said(
      faces,
      words.map((text) => [role, text]),
    );
    for (const [at, { em, gaps }] of compiled.entries()) {
      expect(known[at]?.em, words[at]).toBeCloseTo(em, 6);
      expect(known[at]?.gaps, words[at]).toBe(gaps);
    }
  });

  it('agree with the compiler for letters and figures, alone and in words that would be kerned', () => {
    const widths = new Widths(faces);
    const words = [...Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)), 'AVATAR', 'office', '2026-11-24', 'To be. '];
    const known = words.map((text) => widths.of('latin', text).em);
    expect(widths.unknown).toEqual([]);
    const compiled = said(
      faces,
      words.map((text) => ['latin', text]),
    );
    for (const [at, { em }] of compiled.entries()) expect(known[at], words[at]).toBeCloseTo(em, 5);
  });
});

describe('widths of all other text', () => {
  // Faces that no other test uses: measured widths stay cached in the process.
  const others = { ...testFaces, fangsong: [testFaces.fangsong[0], testFaces.heiti[0]] } as const;

  it('are measured by the compiler once and cached', () => {
    const words = ['永，永', 'é永', '永·永', 'é永', '国，'];
    const first = new Widths(others);
    for (const text of words) first.of('fangsong', text);
    // A sign is measured alone, as its width never changes; other scripts in context.
    expect(first.unknown.map(({ text }) => text)).toEqual(['，', 'é永', '·']);
    first.learn(
      said(
        others,
        first.unknown.map(({ face, text }) => [face, text]),
      ),
    );
    expect(first.unknown).toEqual([]);
    const second = new Widths(others);
    expect(second.of('fangsong', '永，永')).toEqual({ em: 3, gaps: 2 });
    expect(second.of('fangsong', 'é永').em).toBeLessThan(1.7);
    expect(second.unknown).toEqual([]);
  });

  it('stay cached while an issue is drawn, however many there are', () => {
    const width = { em: 1.5, gaps: 1 };
    const widths = new Widths(others);
    for (let word = 0; word <= 20_000; word += 1) widths.of('fangsong', `乙a${word}`);
    widths.learn(widths.unknown.map(() => width));
    widths.of('fangsong', '丙a');
    widths.learn([width]);
    expect(widths.of('fangsong', '乙a0')).toEqual(width);
    expect(widths.unknown).toEqual([]);
  });

  it('are measured separately for each face', () => {
    const other = new Widths({ ...others, fangsong: [testFaces.heiti[0], testFaces.fangsong[0]] });
    other.of('fangsong', '永，永');
    expect(other.unknown).toHaveLength(1);
  });
});
