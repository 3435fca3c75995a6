import { describe, expect, it } from 'vitest';
import { formatNoteNumber, type Note } from '../../src/model/body.ts';
import type { Bulletin, BulletinItem } from '../../src/model/bulletin.ts';
import type { SetLine } from '../../src/model/layout.ts';
import { measureUnits } from '../../src/typeset/breaks.ts';
import { breakLines } from '../../src/typeset/index.ts';
import { toContent } from '../../src/typeset/paragraph.ts';
import { toUnits } from '../../src/typeset/units.ts';
import {
  bodyShape,
  bulletin,
  endOf,
  image,
  inlines,
  item,
  lines,
  page,
  pageOf,
  paragraph,
  paragraphsOf,
  place,
  set,
  textOf,
} from './making.ts';

const ROWS = page.grid.lines;

function note(number: number, text: string): Note {
  return { number, children: inlines(text), place };
}

function runsOf(markup: string) {
  return breakLines(toContent(inlines(markup), 'fangsong'), bodyShape).lines.flatMap(({ runs }) => runs);
}

function outline(what: Bulletin, number: number) {
  return pageOf(set(what), number).blocks.map((block) => [block.kind === 'paragraph' ? block.role : block.kind, block.row, block.rows]);
}

describe('the mark of a note', () => {
  it('is a raised run of its own, in the face of its text and without a gap', () => {
    expect(runsOf('甲[^1]乙')).toEqual([
      { text: '甲', face: 'fangsong', strong: false, gap: 0 },
      { text: '①', face: 'fangsong', strong: false, gap: 0, raised: true },
      { text: '乙', face: 'fangsong', strong: false, gap: 0 },
    ]);
    expect(runsOf('10[^1]')[1]).toMatchObject({ text: '①', gap: 0, raised: true });
  });

  it('is half as wide as its characters', () => {
    const widthOfMark = (number: number) => {
      const units = toUnits([{ text: formatNoteNumber(number), face: 'fangsong', strong: false, raised: true, place }]);
      return measureUnits(units, 0, units.length);
    };
    expect([1, 20, 21].map(widthOfMark)).toEqual([0.5, 0.5, 0.625]);
    expect(runsOf('甲[^21]')[1]).toMatchObject({ text: '21.', face: 'latin', raised: true });
  });

  it.each([
    ['hanzi', `${'文'.repeat(26)}[^1]文`],
    ['a mark', `${'文'.repeat(25)}。[^1]文`],
    ['a blank', `${'文'.repeat(26)} [^1]文`],
    ['another', `${'文'.repeat(25)}[^1][^2][^3]文`],
  ])('does not start a line after %s', (_, markup) => {
    const [, second] = breakLines(toContent(inlines(markup), 'fangsong'), bodyShape).lines;
    expect(second && textOf([second])[0]).toMatch(/^[文。]/);
  });
});

describe('a link', () => {
  it('is a run of its own with its address, across line ends too', () => {
    const link = { type: 'text', value: '文'.repeat(30), strong: false, href: 'https://www.example.cn/', place } as const;
    const { lines } = breakLines(toContent([...inlines('见'), link, ...inlines('。')], 'fangsong'), bodyShape);
    expect(lines.map(({ runs }) => runs.map(({ text, href }) => [text.length, href]))).toEqual([
      [
        [1, undefined],
        [25, link.href],
      ],
      [
        [5, link.href],
        [1, undefined],
      ],
    ]);
  });
});

describe('the notes of an item', () => {
  const noted: Partial<BulletinItem> = { attribution: '（某局）', notes: [note(1, '甲'), note(2, '文'.repeat(40))] };

  function paragraphs(fields: Partial<BulletinItem>, body = [paragraph('文[^1]字[^2]')]) {
    return paragraphsOf(pageOf(set(bulletin([item(body, fields)])), 2)).slice(1);
  }

  it('follow its body and attribution with aligned numbers', () => {
    const set = paragraphs(noted);
    expect(set.map(({ role, lines }) => [role, lines[0]?.indent, ...textOf(lines)])).toEqual([
      ['body', 2, '文①字②（某局）'],
      ['note', 2, '注：①甲'],
      ['note', 4, `②${'文'.repeat(23)}`, '文'.repeat(17)],
    ]);
    expect(set.at(-1)?.lines[1]?.indent).toBe(0);
    expect(set.at(-1)?.lines[0]?.runs[0]).not.toHaveProperty('raised');
  });

  it('follow an attribution on its own line', () => {
    expect(paragraphs(noted, [paragraph('文'.repeat(25))]).map(({ role }) => role)).toEqual(['body', 'attribution', 'note', 'note']);
  });

  it('separate a plain number from a figure', () => {
    const [, first] = paragraphs({ notes: [note(21, '2021年')] });
    expect(first && textOf(first.lines)).toEqual(['注：21. 2021年']);
  });
});

describe('the editor’s note', () => {
  const twoSections = (before: number, second: BulletinItem): Bulletin => ({
    ...bulletin([]),
    sections: [
      { title: '甲', items: [lines(before)] },
      { title: '乙', items: [second] },
    ],
  });

  it('has its label in 黑体 and its text in 楷体', () => {
    const [, placed] = paragraphsOf(pageOf(set(bulletin([item([paragraph('文')], { note: '可资借鉴。' })])), 2));
    expect(placed).toMatchObject({ role: 'editors-note', item: null, align: 'left' });
    expect(placed?.lines[0]?.indent).toBe(2);
    expect(placed?.lines[0]?.runs.map(({ text, face }) => [text, face])).toEqual([
      ['编者按：', 'heiti'],
      ['可资借鉴。', 'kaiti'],
    ]);
  });

  it('precedes the first section with a blank row between, and an item without one', () => {
    expect(outline(bulletin([lines(3, { note: '按' }), lines(2, { note: '按' })], { note: '文'.repeat(40) }), 2)).toEqual([
      ['editors-note', 0, 2],
      ['section-title', 3, 1],
      ['editors-note', 4, 1],
      ['body', 5, 3],
      ['editors-note', 9, 1],
      ['body', 10, 2],
    ]);
    expect(outline(bulletin([lines(3)], { note: '按', start: 'continue' }), 1).map(([role, row]) => [role, row])).toEqual([
      ['masthead', 0],
      ['editors-note', page.masthead.rows + 1],
      ['section-title', page.masthead.rows + 3],
      ['body', page.masthead.rows + 4],
    ]);
  });

  it('does not belong to the item, which begins below it', () => {
    const noted = lines(5, { id: 'a.md', note: '文'.repeat(28 * 5 - 6) });
    // Three lines of the note on the page, two with the item on the next.
    const layout = set(twoSections(ROWS - 6, noted));
    expect(layout.itemPages.get('a.md')).toBe(3);
    expect(pageOf(layout, 2).blocks.at(-1)).toMatchObject({ role: 'editors-note', rows: 3, continued: false });
    expect(pageOf(layout, 3).blocks[0]).toMatchObject({ role: 'editors-note', rows: 2, continued: true });
  });

  it('does not end a page: two of its lines keep with two of the item’s', () => {
    const noted = lines(5, { note: '文'.repeat(28 * 4 - 6) });
    expect(outline(twoSections(ROWS - 9, noted), 2).slice(-3)).toEqual([
      ['section-title', ROWS - 7, 1],
      ['editors-note', ROWS - 6, 4],
      ['body', ROWS - 2, 2],
    ]);
    expect(outline(twoSections(ROWS - 8, noted), 2).slice(-2)).toEqual([
      ['section-title', ROWS - 6, 1],
      ['editors-note', ROWS - 5, 2],
    ]);
    expect(outline(twoSections(ROWS - 8, noted), 3)).toEqual([
      ['editors-note', 0, 2],
      ['body', 2, 5],
    ]);
  });

  it('keeps with the section’s title above it', () => {
    const noted = lines(5, { note: '按' });
    expect(outline(twoSections(ROWS - 6, noted), 2).at(-1)).toEqual(['body', ROWS - 2, 2]);
    expect(outline(twoSections(ROWS - 5, noted), 3).map(([role]) => role)).toEqual(['section-title', 'editors-note', 'body']);
    expect(outline(bulletin([noted], { note: '按' }), 2).map(([role]) => role)).toEqual([
      'editors-note',
      'section-title',
      'editors-note',
      'body',
    ]);
  });

  it('makes room for itself on the page of a full-page picture', () => {
    const pictured = item([image(1000, 4000)], { note: '按', title: '题', titleStyle: 'line' });
    const layout = set(bulletin([pictured]));
    expect(layout.pages).toHaveLength(2);
    expect(pageOf(layout, 2).blocks.at(-1)).toMatchObject({ kind: 'image', row: 3, rows: ROWS - 3 });
  });

  it('may be longer than a page', () => {
    const layout = set(bulletin([lines(3, { note: '文'.repeat(28 * 30) })]));
    const set30: readonly SetLine[] = layout.pages
      .flatMap(paragraphsOf)
      .flatMap(({ role, lines }) => (role === 'editors-note' ? lines : []));
    expect(textOf(set30).join('')).toBe(`编者按：${'文'.repeat(28 * 30)}`);
    expect(endOf(pageOf(layout, 2).blocks.at(-1))).toBe(ROWS);
  });
});
