import { describe, expect, it } from 'vitest';
import type { Bulletin } from '../../src/model/bulletin.ts';
import type { PlacedTable } from '../../src/model/layout.ts';
import {
  bulletin,
  endOf,
  heading,
  image,
  imprint,
  item,
  lines,
  page,
  pageOf,
  paragraph,
  paragraphsOf,
  printedOn,
  set,
  table,
} from './making.ts';

const ROWS = page.grid.lines;
const MASTHEAD = page.masthead.rows;

/** Kind or role, first row and rows of each block of a page. */
function outline(what: Bulletin, number: number) {
  return pageOf(set(what), number).blocks.map((block) => [block.kind === 'paragraph' ? block.role : block.kind, block.row, block.rows]);
}

describe('the first page', () => {
  it('has only the masthead when the text starts a new page', () => {
    expect(outline(bulletin([lines(3)]), 1)).toEqual([['masthead', 0, MASTHEAD]]);
  });

  it('continues with the first section after a blank row', () => {
    expect(outline(bulletin([lines(3)], { start: 'continue' }), 1)).toEqual([
      ['masthead', 0, MASTHEAD],
      ['section-title', MASTHEAD + 1, 1],
      ['body', MASTHEAD + 2, 3],
    ]);
  });

  it('lists the contents, wrapping long titles and leaving room for the number', () => {
    const first = lines(3, { id: 'first.md' });
    const contents = {
      title: '本期要目',
      sections: [{ title: '栏目', entries: [{ title: '题'.repeat(30), item: 'first.md' }] }],
    };
    expect(outline(bulletin([first], { contents }), 1)).toEqual([
      ['masthead', 0, MASTHEAD],
      ['contents-title', MASTHEAD + 1, 1],
      ['contents-section', MASTHEAD + 2, 1],
      ['contents-entry', MASTHEAD + 3, 2],
    ]);
    const entry = paragraphsOf(pageOf(set(bulletin([first], { contents })), 1)).at(-1);
    expect(entry?.target).toBe(2);
    expect(entry?.lines.map(({ indent, measure }) => [indent, measure])).toEqual([
      [1, 25],
      [2, 24],
    ]);
  });

  it('continues long contents on the next page without moving the numbers', () => {
    const entries = Array.from({ length: 30 }, () => ({ title: '题', item: 'first.md' }));
    const layout = set(bulletin([lines(3, { id: 'first.md' })], { contents: { title: '要目', sections: [{ title: '栏目', entries }] } }));
    expect(layout.itemPages.get('first.md')).toBe(3);
    expect(paragraphsOf(pageOf(layout, 2)).every(({ target }) => target === 3)).toBe(true);
  });
});

describe('page numbers', () => {
  const folios = (what: Bulletin) => set(what).pages.map(({ folio }) => folio);

  it('begin on the first page', () => {
    expect(folios(bulletin([lines(ROWS + 3)]))).toEqual([1, 2, 3]);
  });

  it('start with the text or the editor’s note when the publication says so', () => {
    expect(folios(bulletin([lines(ROWS + 3)], { numbering: 'text' }))).toEqual([null, 1, 2]);
    expect(folios(bulletin([lines(ROWS + 3)], { numbering: 'text', start: 'continue' }))).toEqual([1, 2]);
    const entries = Array.from({ length: 30 }, () => ({ title: '题', item: 'first.md' }));
    const contents = { title: '要目', sections: [{ title: '栏目', entries }] };
    expect(folios(bulletin([lines(3)], { numbering: 'text', contents }))).toEqual([null, null, 1]);
    const noted = bulletin([lines(3)], { numbering: 'text', note: '文'.repeat(28 * ROWS) });
    expect(folios(noted)).toEqual([null, 1, 2]);
  });

  it('do not change the position that the contents point to', () => {
    const first = lines(3, { id: 'first.md' });
    const contents = { title: '要目', sections: [{ title: '栏目', entries: [{ title: '题', item: 'first.md' }] }] };
    const [masthead] = set(bulletin([first], { numbering: 'text', contents })).pages;
    expect(masthead && paragraphsOf(masthead).at(-1)?.target).toBe(2);
  });

  it('are omitted on a blank page and the imprint’s page after it, and continue on a page with only the imprint', () => {
    const numbering = 'text';
    expect(folios(bulletin([lines(ROWS - 2)], { numbering, imprint }))).toEqual([null, 1, null, null]);
    expect(folios(bulletin([lines(ROWS)], { numbering, imprint }))).toEqual([null, 1, 2, 3]);
  });
});

describe('items and sections', () => {
  it('are separated by one blank row, but not a title from its first item', () => {
    const two: Bulletin = {
      ...bulletin([]),
      sections: [
        { title: '甲', items: [lines(2), lines(2)] },
        { title: '乙', items: [lines(2)] },
      ],
    };
    expect(outline(two, 2)).toEqual([
      ['section-title', 0, 1],
      ['body', 1, 2],
      ['body', 4, 2],
      ['section-title', 7, 1],
      ['body', 8, 2],
    ]);
  });

  it('drop the blank row at the top of a page', () => {
    const what = bulletin([lines(ROWS - 1), lines(2)]);
    expect(outline(what, 2)).toEqual([
      ['section-title', 0, 1],
      ['body', 1, ROWS - 1],
    ]);
    expect(outline(what, 3)).toEqual([['body', 0, 2]]);
  });

  it('drop it when it would be the last row', () => {
    expect(outline(bulletin([lines(ROWS - 2), lines(2)]), 3)).toEqual([['body', 0, 2]]);
  });

  it('continue over pages, filling each', () => {
    const layout = set(bulletin([lines(50)]));
    expect(layout.pages.slice(1).map(({ blocks }) => endOf(blocks.at(-1)))).toEqual([ROWS, ROWS, 7]);
    expect(layout.pages.slice(1).map(({ blocks }) => blocks.at(-1))).toMatchObject([
      { continued: false },
      { continued: true },
      { continued: true },
    ]);
  });
});

describe('a title', () => {
  function withSecondSection(before: number, items: Bulletin['sections'][number]['items']): Bulletin {
    return {
      ...bulletin([]),
      sections: [
        { title: '甲', items: [lines(before)] },
        { title: '乙', items },
      ],
    };
  }

  it('stays when two lines can follow it', () => {
    expect(outline(withSecondSection(ROWS - 5, [lines(5)]), 2).slice(-2)).toEqual([
      ['section-title', ROWS - 3, 1],
      ['body', ROWS - 2, 2],
    ]);
  });

  it('moves to the next page where only one can', () => {
    expect(outline(withSecondSection(ROWS - 4, [lines(5)]), 3)[0]).toEqual(['section-title', 0, 1]);
  });

  it('needs only one line when there are no more', () => {
    expect(outline(withSecondSection(ROWS - 4, [lines(1)]), 2).at(-1)).toEqual(['body', ROWS - 1, 1]);
  });

  it('keeps with the titles below it', () => {
    const first = item([heading(1, '一、情况'), paragraph('文'.repeat(80))], { title: '题', titleStyle: 'line' });
    expect(outline(withSecondSection(ROWS - 6, [first]), 3).map(([role]) => role)).toEqual([
      'section-title',
      'item-title',
      'heading-1',
      'body',
    ]);
  });

  it('keeps with the head and first row of a table', () => {
    const first = item([table(['甲', '乙'], ['1', '2'])], { title: '题', titleStyle: 'line' });
    expect(outline(withSecondSection(ROWS - 5, [first]), 3).map(([role]) => role)).toEqual(['section-title', 'item-title', 'table']);
  });
});

describe('a table', () => {
  const rows = Array.from({ length: 50 }, (_, index) => [`${index}`, '文']);

  it('repeats its head on every page and splits between rows', () => {
    const layout = set(bulletin([item([paragraph('文'), table(['序号', '名称'], ...rows)])]));
    const tables = layout.pages.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'));
    // Twenty rows below title and line, then a full page, then the rest of 50, each with the head.
    expect(tables.map(({ row, rows, continued }) => [row, rows, continued])).toEqual([
      [2, 20, false],
      [0, 22, true],
      [0, 11, true],
    ]);
    expect(tables.every(({ cells }) => cells[0]?.head === true)).toBe(true);
    expect(tables.flatMap(({ cells }) => cells.filter(({ head }) => !head))).toHaveLength(50);
  });

  it('does not leave its head alone at the foot of a page', () => {
    const layout = set(bulletin([item([paragraph('文'.repeat(26 + 28 * (ROWS - 3))), table(['甲', '乙'], ['1', '2'])])]));
    expect(pageOf(layout, 2).blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph']);
    expect(pageOf(layout, 3).blocks).toMatchObject([{ kind: 'table', row: 0, rows: 2 }]);
  });

  it('splits a row only when it is higher than a page', () => {
    const tall = table(['甲', '乙'], ['文', '文'.repeat(28 * 40)]);
    const tables = set(bulletin([item([tall])])).pages.flatMap(({ blocks }) =>
      blocks.filter((block): block is PlacedTable => block.kind === 'table'),
    );
    expect(tables.length).toBeGreaterThan(1);
    for (const { row, rows, cells } of tables) {
      expect(row + rows).toBeLessThanOrEqual(ROWS);
      expect(cells.reduce((total, each) => total + each.rows, 0)).toBe(rows);
    }
    const printed = tables.flatMap(({ cells }) => cells.filter(({ head }) => !head).flatMap((row) => row.cells[1] ?? []));
    expect(printed.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')).toBe('文'.repeat(28 * 40));
  });

  it('splits its first row when no page holds it together with the titles above', () => {
    const tall = table(
      ['甲', '乙'],
      [
        '1',
        Array(ROWS - 1)
          .fill('文')
          .join('\n'),
      ],
    );
    expect(outline(bulletin([item([tall], { title: '题', titleStyle: 'line' })]), 2)).toEqual([
      ['section-title', 0, 1],
      ['item-title', 1, 1],
      ['table', 2, ROWS - 2],
    ]);
  });

  it('is set even when its head is higher than a page', () => {
    const layout = set(bulletin([item([table(['文'.repeat(28 * 30)], ['文'])])]));
    expect(layout.pages.length).toBeGreaterThan(2);
  });
});

describe('a picture', () => {
  it('takes whole rows and keeps with its caption', () => {
    const layout = set(bulletin([item([paragraph('文'.repeat(26 + 28 * (ROWS - 4))), image(378, 76, '图 一')])]));
    // 76 pixels are 20.1 mm: two rows of 10.227 mm.
    expect(pageOf(layout, 3).blocks.map((block) => [block.kind, block.row, block.rows])).toEqual([
      ['image', 0, 2],
      ['paragraph', 2, 1],
    ]);
    expect(printedOn(pageOf(layout, 3))).toEqual(['图 一']);
  });

  it('is never larger than the type area and keeps its aspect ratio', () => {
    const [wide] = pageOf(set(bulletin([item([image(4000, 1000)])])), 2).blocks.slice(-1);
    expect(wide).toMatchObject({ kind: 'image', width: 156, height: 39, rows: 4 });
    const [high] = pageOf(set(bulletin([item([paragraph('文'), image(1000, 4000, '图')])])), 3).blocks;
    expect(high).toMatchObject({ kind: 'image', rows: ROWS - 1 });
    if (high?.kind === 'image') expect(high.height / high.width).toBeCloseTo(4);
  });

  it('is reduced to fit on its page with the titles above it', () => {
    const titled = item([heading(1, '一、题'), image(1000, 4000, '图')], { title: '题', titleStyle: 'line' });
    const layout = set(bulletin([titled]));
    expect(layout.pages).toHaveLength(2);
    expect(outline(bulletin([titled]), 2)).toEqual([
      ['section-title', 0, 1],
      ['item-title', 1, 1],
      ['heading-1', 2, 1],
      ['image', 3, ROWS - 4],
      ['caption', ROWS - 1, 1],
    ]);
    const picture = pageOf(layout, 2).blocks[3];
    if (picture?.kind === 'image') expect(picture.height / picture.width).toBeCloseTo(4);
  });

  it('has its caption split when no page holds it', () => {
    const layout = set(bulletin([item([paragraph('文'), image(100, 100, '图'.repeat(28 * 30))])]));
    expect(layout.pages.slice(2).map(({ blocks }) => blocks.map(({ row, rows }) => [row, rows]))).toEqual([
      [
        [0, 1],
        [1, ROWS - 1],
      ],
      [[0, 9]],
    ]);
  });
});
