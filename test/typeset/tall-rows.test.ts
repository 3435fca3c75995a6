import { expect, it } from 'vitest';
import { bulletin, heading, item, paragraph, set, table } from './making.ts';

/** A row that no page can hold begins where the page is. */
it.each([0, 1, 5, 10, 18])('leaves no page empty before a row higher than a page, after %i lines', (count) => {
  for (const titled of [true, false]) {
    const tall = table(['事项', '内容'], ['甲', '文'.repeat(800)], ['乙', '短']);
    const text = count === 0 ? [] : [paragraph('文'.repeat(26 + 28 * (count - 1)))];
    const { pages } = set(bulletin([item([...text, ...(titled ? [heading(1, '一、总体')] : []), tall])]));
    const used = pages.slice(1).map(({ blocks }) => blocks.reduce((sum, { rows }) => sum + rows, 0));
    for (const rows of used.slice(0, -1)) expect(rows).toBeGreaterThanOrEqual(18);
  }
});
