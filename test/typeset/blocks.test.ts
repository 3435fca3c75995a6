import { describe, expect, it } from 'vitest';
import { getMessage } from '../../src/diagnostics/diagnostic.ts';
import type { Block } from '../../src/model/body.ts';
import type { BulletinItem } from '../../src/model/bulletin.ts';
import type { PlacedParagraph, PlacedTable } from '../../src/model/layout.ts';
import { toFileStart } from '../../src/model/place.ts';
import { bulletin, entry, found, heading, image, inlines, item, list, paragraph, place, set, table, textOf } from './making.ts';

function paragraphs(body: readonly Block[], fields: Partial<BulletinItem> = {}): PlacedParagraph[] {
  const { pages } = set(bulletin([item(body, fields)]));
  // The section's title comes first.
  return pages.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'paragraph')).slice(1);
}

function faces({ lines }: PlacedParagraph): string[] {
  return lines.flatMap(({ runs }) => runs.map(({ text, face, strong }) => `${text}:${face}${strong ? '!' : ''}`));
}

function tableOf(block: Block): PlacedTable {
  const found = set(bulletin([item([block])]))
    .pages.flatMap(({ blocks }) => blocks)
    .find(({ kind }) => kind === 'table');
  if (found?.kind !== 'table') throw new Error('no table');
  return found;
}

function foundIn(block: Block) {
  return found(bulletin([item([block], { id: 'a.md' })]));
}

describe('an item', () => {
  it('runs its mark and title in with the first paragraph', () => {
    const [body] = paragraphs([paragraph('**做法。**正文')], { mark: '△', title: '某县试行。' });
    expect(body).toMatchObject({ role: 'body', align: 'left' });
    expect(body && faces(body)).toEqual(['△:fangsong', '某县试行。:heiti', '做法。:fangsong!', '正文:fangsong']);
  });

  it('gives the title its own paragraph when the body begins with something else', () => {
    const set = paragraphs([list(false, entry(paragraph('文')))], { mark: '△', title: '某县试行。' });
    expect(set.map(({ role, lines }) => [role, ...textOf(lines)])).toEqual([
      ['body', '△某县试行。'],
      ['list', '●文'],
    ]);
  });

  it('sets a title on its own lines centred and ragged', () => {
    const [title, body] = paragraphs([paragraph('文')], { title: '题'.repeat(30), titleStyle: 'line' });
    expect(title).toMatchObject({ role: 'item-title', align: 'center' });
    expect(title?.lines.map(({ indent }) => indent)).toEqual([0, 0]);
    expect(body?.lines[0]?.indent).toBe(2);
  });

  it('puts the attribution after its last paragraph only', () => {
    const set = paragraphs([paragraph('甲'), paragraph('乙')], { attribution: '（某局）' });
    expect(set.map(({ lines }) => textOf(lines))).toEqual([['甲'], ['乙（某局）']]);
  });

  it.each<[string, Block]>([
    ['table', table(['甲'], ['1'])],
    ['list', list(true, entry(paragraph('文')))],
    ['picture', image(10, 10)],
  ])('puts the attribution on its own line after a %s', (_, block) => {
    const last = paragraphs([paragraph('甲'), block], { attribution: '（某局）' }).at(-1);
    expect(last).toMatchObject({ role: 'attribution', align: 'right' });
    expect(last && textOf(last.lines)).toEqual(['（某局）']);
  });

  it('prints no empty paragraphs', () => {
    expect(paragraphs([], { attribution: '（某局）' }).map(({ role }) => role)).toEqual(['attribution']);
  });
});

describe('headings', () => {
  it('have the faces of their levels and a first line indented by two characters', () => {
    const set = paragraphs(
      ([1, 2, 3, 4] as const).map((level) => heading(level, '题')),
      { title: '题', titleStyle: 'line' },
    ).slice(1);
    expect(set.map((each) => [each.role, ...faces(each), each.lines[0]?.indent])).toEqual([
      ['heading-1', '题:heiti', 2],
      ['heading-2', '题:kaiti', 2],
      ['heading-3', '题:fangsong', 2],
      ['heading-4', '题:fangsong', 2],
    ]);
  });
});

describe('a list', () => {
  it('numbers entries as the standard numbers levels, indenting each level', () => {
    const nested = list(true, entry(paragraph('甲'), list(true, entry(paragraph('乙'))), paragraph('丙')), entry(paragraph('2021年')));
    const set = paragraphs([paragraph('文'), nested]).slice(1);
    expect(set.map(({ lines }) => [lines[0]?.indent, ...textOf(lines)])).toEqual([
      [2, '1. 甲'],
      [4, '（1）乙'],
      [2, '丙'],
      [2, '2. 2021年'],
    ]);
  });

  it('starts at the author’s number, and uses bullets when unordered', () => {
    const ordered = { ...list(true, entry(paragraph('甲'))), start: 7 };
    const bulleted = list(false, entry(paragraph('乙'), list(false, entry(paragraph('丙')))));
    const set = paragraphs([paragraph('文'), ordered, bulleted]).slice(1);
    expect(set.map(({ lines }) => textOf(lines)[0])).toEqual(['7.甲', '●乙', '○丙']);
  });
});

describe('a table', () => {
  it('is as wide as the type area', () => {
    for (const rows of [[['1', '甲']], [['1', '文'.repeat(60)]]]) {
      expect(tableOf(table(['序号', '名称'], ...rows)).columns.reduce((sum, width) => sum + width, 0)).toBeCloseTo(28);
    }
  });

  it('keeps short columns on one line beside long ones, and is as high as its highest cell', () => {
    const { columns, cells } = tableOf(table(['序号', '名称', '说明'], ['1', '甲乙丙丁', '文'.repeat(60)]));
    expect(columns.slice(0, 2)).toEqual([3, 5]);
    expect(cells.map(({ rows, head }) => [rows, head])).toEqual([
      [1, true],
      [4, false],
    ]);
    expect(cells[1]?.cells.map((lines) => lines.length)).toEqual([1, 1, 4]);
  });

  it('breaks cells by the same rules and keeps forced line breaks', () => {
    const wide = table(['甲', '乙'], [`${'文'.repeat(24)}，文`, '一\n二']);
    const [, row] = tableOf(wide).cells;
    expect(textOf(row?.cells[1] ?? [])).toEqual(['一', '二']);
    for (const line of textOf(row?.cells[0] ?? [])) expect(line).not.toMatch(/^，/);
  });

  it('aligns figures right and words left unless the author says otherwise', () => {
    const figures = table(['单位', '采用', '比重', '备注'], ['某局', '1,200', '3.5%', '文'], ['某县', '8', '—', '9']);
    expect(tableOf(figures).align).toEqual(['left', 'right', 'right', 'left']);
    const units = table(['投资', '数量', '年限'], ['1,200.5万元', '3户', '3年'], ['-8万元', '', '长期'], ['12万元', '5吨', '5年']);
    expect(tableOf(units).align).toEqual(['right', 'left', 'left']);
    expect(tableOf({ ...figures, align: ['center', 'left', null, null] }).align).toEqual(['center', 'left', 'right', 'left']);
  });

  // Two words of this many letters at half a character each, plus a character of padding per column.
  it.each([
    [26, 16, 28],
    [30, 14, 32],
    [35, 12, 28 / 0.75],
    [40, 10.5, (28 * 16) / 10.5],
  ])('is set in smaller type when its words need it: %d letters in %d pt', (letters, size, measure) => {
    const wide = table(['甲', '乙'], ['a'.repeat(letters), 'b'.repeat(letters)]);
    expect(foundIn(wide)).toEqual([]);
    const set = tableOf(wide);
    expect(set).toMatchObject({ size, source: wide });
    expect(set.columns.reduce((sum, width) => sum + width, 0)).toBeCloseTo(measure);
    expect(set.cells.map(({ rows }) => rows)).toEqual([1, 1]);
  });

  it('is set smaller before its columns read vertically or its figures wrap', () => {
    const columns = (count: number) => tableOf(table(Array(count).fill('采用'), Array(count).fill('文字')));
    expect([9, 10, 12, 14].map((count) => columns(count).size)).toEqual([16, 14, 12, 10.5]);
    // ± is full-width, so a line might end after it: as two words, 16 pt would do.
    const figures = tableOf(table([...Array(7).fill('采用'), '增减'], [...Array(7).fill('文字'), '±123,456,789']));
    expect(figures.size).toBe(14);
    expect(figures.cells[1]?.cells.at(-1)).toHaveLength(1);
    expect(columns(14).cells[0]?.cells.map((lines) => lines.length)).toEqual(Array(14).fill(1));
    // Where no size gives each column two characters, the largest that gives each one is used.
    expect(columns(15).size).toBe(14);
    expect(columns(15).cells[0]?.cells.map((lines) => lines.length)).toEqual(Array(15).fill(2));
  });

  it('is rejected when its words do not fit the page in the smallest type', () => {
    const wide = table(['甲', '乙'], ['n'.repeat(50), 'u'.repeat(50)]);
    const [error, ...others] = foundIn(wide);
    expect(others).toEqual([]);
    expect(error).toMatchObject({ code: 'table-fits', severity: 'error', place, args: { needed: 53, measure: 42, size: 10.5 } });
    expect(tableOf(wide).columns.reduce((sum, width) => sum + width, 0)).toBeCloseTo((28 * 16) / 10.5);
  });

  it('splits and reports a word that is wider than the page', () => {
    const wide = table(['甲'], ['n'.repeat(100)]);
    expect(foundIn(wide)).toMatchObject([{ code: 'word-fits', args: { width: 50.7 } }]);
    expect(tableOf(wide).cells.map(({ rows }) => rows)).toEqual([1, 2]);
  });
});

describe('a word wider than a line', () => {
  it('is reported with its place', () => {
    const at = { ...place, line: 7 };
    const long = { type: 'paragraph', children: inlines('n'.repeat(80)).map((child) => ({ ...child, place: at })), place } as const;
    const [warning] = foundIn(long);
    expect(warning).toMatchObject({ code: 'word-fits', severity: 'warning', place: at, args: { width: 40.5 } });
    expect(warning && getMessage(warning, 'zh')).toContain(`“${'n'.repeat(40)}…”有 40.5 字宽`);
  });

  it('is reported at its item when it stands in the title', () => {
    const titled = bulletin([item([paragraph('文')], { id: 'a.md', title: 'a'.repeat(80), titleStyle: 'line' })]);
    expect(found(titled)).toMatchObject([{ code: 'word-fits', place: toFileStart('a.md') }]);
  });

  it('does not occur in the sample', () => {
    expect(foundIn(paragraph('文'.repeat(300)))).toEqual([]);
  });
});
