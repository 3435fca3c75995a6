import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/model/body.ts';
import type { Bulletin } from '../../src/model/bulletin.ts';
import type { Layout, PlacedImprint } from '../../src/model/layout.ts';
import {
  bulletin,
  endOf,
  found,
  heading,
  image,
  imprint,
  item,
  lines,
  noImprint,
  page,
  pageOf,
  paragraph,
  paragraphsOf,
  set,
  table,
  textOf,
} from './making.ts';

const ROWS = page.grid.lines;

function imprintOf(layout: Layout): PlacedImprint {
  const last = layout.pages.at(-1)?.blocks.at(-1);
  if (last?.kind !== 'imprint') throw new Error('the last page does not end with the imprint');
  return last;
}

/** A bulletin whose text begins on page 2 with a title and `count` lines, with an imprint of three rows. */
function ending(count: number, doubleSided = true): Bulletin {
  return bulletin([lines(count)], { imprint: { ...imprint, doubleSided } });
}

/** Content of each page from the second: rows of text, `imprint`, and the page number. */
function outline(layout: Layout) {
  return layout.pages.slice(1).map(({ blocks, folio }) => {
    const rows = blocks.filter(({ kind }) => kind !== 'imprint').reduce((total, block) => total + block.rows, 0);
    return [rows, blocks.some(({ kind }) => kind === 'imprint') ? 'imprint' : '', folio];
  });
}

describe('the imprint', () => {
  it('ends on the bottom of the type area', () => {
    expect(endOf(imprintOf(set(ending(5))))).toBe(ROWS);
  });

  it('shares the last page of text when that is even and has room', () => {
    expect(outline(set(ending(ROWS - 4)))).toEqual([[ROWS - 3, 'imprint', 2]]);
  });

  it('goes to the next even page with one line of text when the text ends on an odd page', () => {
    expect(outline(set(ending(ROWS + 4)))).toEqual([
      [ROWS, '', 2],
      [4, '', 3],
      [1, 'imprint', 4],
    ]);
  });

  it('does the same when the odd page has no room for it', () => {
    expect(outline(set(ending(2 * ROWS - 2)))).toEqual([
      [ROWS, '', 2],
      [ROWS - 2, '', 3],
      [1, 'imprint', 4],
    ]);
  });

  it('stands alone after a blank page, both unnumbered, when an even page has no room for it', () => {
    expect(outline(set(ending(ROWS - 3)))).toEqual([
      [ROWS - 2, '', 2],
      [0, '', null],
      [0, 'imprint', null],
    ]);
  });

  it('may use any page when printed on one side, with one line of text on a new one', () => {
    expect(outline(set(ending(ROWS + 4, false)))).toEqual([
      [ROWS, '', 2],
      [5, 'imprint', 3],
    ]);
    expect(outline(set(ending(ROWS - 3, false)))).toEqual([
      [ROWS - 3, '', 2],
      [1, 'imprint', 3],
    ]);
  });

  it('does not take the only line of a page along', () => {
    expect(outline(set(ending(ROWS)))).toEqual([
      [ROWS, '', 2],
      [1, '', 3],
      [0, 'imprint', 4],
    ]);
  });

  it.each<[string, Block[], string[]]>([
    ['a paragraph of one line', [paragraph('文')], ['body']],
    ['a heading with its only line', [heading(1, '一、题'), paragraph('文')], ['heading-1', 'body']],
    ['the last row of a table', [table(['甲', '乙'], ['1', '2'], ['3', '4'])], ['table']],
    ['a picture', [image(100, 100, '图')], ['image', 'caption']],
  ])('takes %s with it', (_, last, brought) => {
    const long = paragraph('文'.repeat(26 + 28 * (ROWS + 3)));
    const layout = set(bulletin([item([long, ...last])], { imprint }));
    const roles = pageOf(layout, 4).blocks.map((block) => (block.kind === 'paragraph' ? block.role : block.kind));
    expect(roles).toEqual([...brought, 'imprint']);
  });

  it('takes a line of text along with an attribution on its own line', () => {
    const text = item([paragraph('文'.repeat(26 + 28 * (ROWS + 3)))], { attribution: '（某局）' });
    const layout = set(bulletin([text], { imprint }));
    expect(paragraphsOf(pageOf(layout, 4)).map(({ role, rows }) => [role, rows])).toEqual([
      ['body', 1],
      ['attribution', 1],
    ]);
  });

  it('aligns recipients after the colon of their label, one character clear at each side', () => {
    const long = { ...imprint, distribution: [{ label: '抄送', to: `${'各县区，'.repeat(20)}某局。` }], copies: null };
    const { entries, rows } = imprintOf(set(bulletin([lines(3)], { imprint: long })));
    const [entry] = entries;
    expect(entry && textOf([entry.label])).toEqual(['抄送：']);
    expect(entry?.label.indent).toBe(1);
    expect(rows).toBe(entry?.lines.length);
    const characters = (156 / 25.4) * (72 / 14);
    for (const { indent, measure } of entry?.lines ?? []) {
      expect(indent).toBe(4);
      expect(indent + measure).toBeCloseTo(characters - 1);
    }
  });

  it('runs recipients in with a label that would leave them less than half a line', () => {
    for (const label of ['主送范围'.repeat(5), '主送范围'.repeat(15)]) {
      const long = { ...imprint, distribution: [{ label, to: `${'各县区，'.repeat(20)}某局。` }], copies: null };
      const { entries, rows } = imprintOf(set(bulletin([lines(3)], { imprint: long })));
      const [entry] = entries;
      expect(entry && textOf([entry.label, ...entry.lines]).join('')).toBe(`${label}：${'各县区，'.repeat(20)}某局。`);
      expect(rows).toBe(entry?.lines.length);
      expect(new Set(entry?.lines.map(({ indent }) => indent))).toEqual(new Set([1]));
    }
  });

  it('is an error when no page can hold it', () => {
    const rowsOf = (count: number) => {
      const distribution = Array.from({ length: count }, () => ({ label: '送', to: '某局。' }));
      return bulletin([lines(3)], { imprint: { ...noImprint, distribution } });
    };
    expect(found(rowsOf(ROWS))).toEqual([]);
    expect(found(rowsOf(ROWS + 1))).toMatchObject([{ code: 'imprint-fits', severity: 'error', args: { needed: ROWS + 1, rows: ROWS } }]);
  });

  it('has a row for the print run', () => {
    const { copies, rows } = imprintOf(set(ending(3)));
    expect(copies && textOf([copies])).toEqual(['共印300份']);
    expect(rows).toBe(3);
  });

  it('ends with the issuing office and the date on one row, one character clear at each side', () => {
    const issuer = { office: '中共某市委办公室', date: '2021年9月15日印发' };
    const placed = imprintOf(set(bulletin([lines(3)], { imprint: { ...imprint, issuer } })));
    expect(placed.rows).toBe(4);
    expect(placed.issuer && [placed.issuer.office, placed.issuer.date].map(({ indent }) => indent)).toEqual([1, 1]);
    expect(placed.issuer && textOf([placed.issuer.office, placed.issuer.date])).toEqual([issuer.office, issuer.date]);
    expect(placed.issuer).not.toHaveProperty('above');
  });

  it('wraps an office name that is too long to stand beside the date', () => {
    const issuer = { office: '某'.repeat(25), date: '2021年9月15日印发' };
    const placed = imprintOf(set(bulletin([lines(3)], { imprint: { ...noImprint, issuer } })));
    expect(placed.rows).toBe(2);
    const office = [...(placed.issuer?.above ?? []), ...(placed.issuer ? [placed.issuer.office] : [])];
    expect(textOf(office).join('')).toBe(issuer.office);
    expect(office).toHaveLength(2);
    // Of 31.6 characters the sides take 2, the date 9.75 (0.5 per figure, 0.25 beside each) and the gap 1.
    for (const { indent, measure } of office) expect(indent + measure).toBeCloseTo((156 / 25.4) * (72 / 14) - 1 - 9.75 - 1);
  });

  it('is left out when empty', () => {
    const layout = set(bulletin([lines(ROWS + 3)]));
    expect(outline(layout)).toEqual([
      [ROWS, '', 2],
      [4, '', 3],
    ]);
  });
});
