import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Block, Cell, Image, Inline, List, ListEntry, Paragraph, Table } from '../../src/model/body.ts';
import type { Bulletin, BulletinItem } from '../../src/model/bulletin.ts';
import type { Layout, Page, PlacedBlock, PlacedParagraph, SetLine } from '../../src/model/layout.ts';
import { type PageSettings, pageSchema } from '../../src/model/page.ts';
import { type Place, toFileStart } from '../../src/model/place.ts';
import type { Advance } from '../../src/model/widths.ts';
import { type Span, typeset } from '../../src/typeset/index.ts';

/** The page of the 简报 template. */
export const page: PageSettings = pageSchema.parse(
  parse(readFileSync(new URL('../../templates/jianbao/constants.yaml', import.meta.url), 'utf8')),
);

/** Shape of a body paragraph on that page. */
export const bodyShape = { measure: 28, first: 2, rest: 0 };

export const place: Place = toFileStart('item.md');

/** Text of the body's face and weight. */
export function span(text: string): Span {
  return { text, face: 'fangsong', strong: false, place };
}

/** Characters of lines, as printed. */
export function textOf(lines: readonly SetLine[]): string[] {
  return lines.map(({ runs }) => runs.map(({ text }) => text).join(''));
}

/** Inline nodes: `**bold**` is a strong run, `\n` a line break, `[^1]` a note mark. */
export function inlines(markup: string): Inline[] {
  return markup.split(/(\*\*.+?\*\*|\n|\[\^\d+\])/).flatMap((part): Inline[] => {
    if (part === '') return [];
    if (part === '\n') return [{ type: 'break', place }];
    const number = /^\[\^(\d+)\]$/.exec(part)?.[1];
    if (number !== undefined) return [{ type: 'note', number: Number(number), place }];
    const strong = part.startsWith('**');
    return [{ type: 'text', value: strong ? part.slice(2, -2) : part, strong, place }];
  });
}

export function paragraph(markup: string): Paragraph {
  return { type: 'paragraph', children: inlines(markup), place };
}

export function heading(level: 1 | 2 | 3 | 4, text: string): Block {
  return { type: 'heading', level, children: inlines(text), place };
}

export function entry(...blocks: ListEntry['blocks']): ListEntry {
  return { blocks, place };
}

export function list(ordered: boolean, ...entries: ListEntry[]): List {
  return { type: 'list', ordered, start: 1, entries, place };
}

export function table(head: readonly string[], ...rows: (readonly string[])[]): Table {
  const cells = (row: readonly string[]): Cell[] => row.map((text) => ({ children: inlines(text), place }));
  return { type: 'table', align: head.map(() => null), head: cells(head), rows: rows.map(cells), place };
}

export function image(width: number, height: number, caption: string | null = null): Image {
  return { type: 'image', path: 'a.png', alt: '', caption, data: new Uint8Array(), format: 'png', width, height, place };
}

let made = 0;

/** An item without title or attribution, run in with its first paragraph by default. */
export function item(body: readonly Block[], fields: Partial<BulletinItem> = {}): BulletinItem {
  made += 1;
  const plain = { mark: '', title: '', titleStyle: 'run-in', attributionStyle: 'none', attribution: null, note: null, notes: [] } as const;
  return { ...plain, id: `${made}.md`, body, ...fields };
}

/** An item with one paragraph of `count` lines, each of 28 characters. */
export function lines(count: number, fields: Partial<BulletinItem> = {}): BulletinItem {
  return item([paragraph('文'.repeat(26 + 28 * (count - 1)))], fields);
}

/** A bulletin of one section, without contents and imprint by default. */
export function bulletin(items: readonly BulletinItem[], fields: Partial<Bulletin> = {}): Bulletin {
  return {
    masthead: {
      name: '简报',
      preprinted: false,
      number: '第1期',
      total: null,
      revision: null,
      publisher: '办公室',
      date: '2021年9月15日',
      notice: null,
      copy: null,
      signer: null,
    },
    contents: null,
    start: 'new-page',
    numbering: 'first-page',
    note: null,
    sections: [{ title: '栏目', items }],
    imprint: noImprint,
    properties: { title: '简报 第1期', author: '办公室', date: '2021-09-15' },
    ...fields,
  };
}

/** An empty imprint, printed on both sides. */
export const noImprint: Bulletin['imprint'] = { distribution: [], copies: null, issuer: null, doubleSided: true };

/** Three rows of imprint. */
export const imprint: Bulletin['imprint'] = {
  ...noImprint,
  distribution: [
    { label: '报', to: '省委办公厅。' },
    { label: '送', to: '各县（市、区）。' },
  ],
  copies: '共印300份',
};

/** Place of an item, or of the issue for the bulletin's own words. */
function placeOf(item: string | null): Place {
  return toFileStart(item ?? 'issue.yaml');
}

/** @param advance widths of faces; those of Times New Roman when left out */
export function set(what: Bulletin, advance?: Advance): Layout {
  return typeset(what, page, { placeOf, resolution: 0, ...(advance !== undefined && { advance }) }).layout;
}

export function found(what: Bulletin, resolution = 0): readonly Diagnostic[] {
  return typeset(what, page, { placeOf, resolution }).diagnostics;
}

/** A page of a layout, counted from 1; throws when there is none. */
export function pageOf(layout: Layout, number: number): Page {
  const found = layout.pages[number - 1];
  if (found === undefined) throw new Error(`no page ${number} among ${layout.pages.length}`);
  return found;
}

export function paragraphsOf({ blocks }: Page): PlacedParagraph[] {
  return blocks.filter((block) => block.kind === 'paragraph');
}

/** The lines of text of a page, in order. */
export function printedOn(printed: Page): string[] {
  return paragraphsOf(printed).flatMap(({ lines }) => textOf(lines));
}

/** First row below a block. */
export function endOf(block: PlacedBlock | undefined): number {
  return block === undefined ? 0 : block.row + block.rows;
}
