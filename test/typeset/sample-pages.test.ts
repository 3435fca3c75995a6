import { describe, expect, it } from 'vitest';
import { endOf, pageOf, paragraphsOf, printedOn, set } from './making.ts';
import { printedPages, sampleBulletin, withoutQuarters } from './sample.ts';

const layout = set(sampleBulletin);

describe('the sample as an issue', () => {
  it('has six pages, numbered from 1', () => {
    expect(layout.pages.map(({ number, folio }) => [number, folio])).toEqual([1, 2, 3, 4, 5, 6].map((number) => [number, number]));
  });

  it.each(printedPages.map((lines, index) => [index + 2, lines] as const))('breaks page %d where it was printed', (number, lines) => {
    expect(printedOn(pageOf(layout, number))).toEqual(lines.map(withoutQuarters));
  });

  it('fills pages 2 to 5 to the last row', () => {
    for (const number of [2, 3, 4, 5]) expect(endOf(pageOf(layout, number).blocks.at(-1))).toBe(22);
  });

  it('has 31 lines on the two pages that are not given', () => {
    expect([5, 6].map((number) => printedOn(pageOf(layout, number)).length)).toEqual([22, 9]);
  });

  it('ends with the imprint on the bottom of page 6', () => {
    const last = pageOf(layout, 6).blocks.at(-1);
    expect(last).toMatchObject({ kind: 'imprint', rows: 3, row: 19 });
  });

  it('lists the items on page 1 with the pages they begin on', () => {
    expect([...layout.itemPages]).toEqual([
      ['01.md', 2],
      ['02.md', 2],
      ['03.md', 3],
      ['04.md', 4],
    ]);
    const [first] = layout.pages;
    const targets = first === undefined ? [] : paragraphsOf(first).filter(({ role }) => role === 'contents-entry');
    expect(targets.map(({ target }) => target)).toEqual([2, 2, 3, 4]);
  });
});
