import { describe, expect, it } from 'vitest';
import { categoryKnown } from '../../src/rules/category-known.ts';
import { PUBLICATION } from '../read/reading.ts';
import { check, item } from './check.ts';

describe('category-known', () => {
  it('reports an unknown category with the nearest names', async () => {
    expect(await check(categoryKnown, { 'a.md': item({ category: '动态类' }) })).toEqual([
      ['category-known', 'issue-1/a.md:4:11', { category: '动态类', nearest: ['动态'], known: ['动态'] }],
    ]);
  });

  it('uses the publication’s own list if there is one', async () => {
    const files = { '../bulletin.yaml': `${PUBLICATION}类别: [经验, 问题]\n`, 'a.md': item({ category: '经验' }), 'b.md': item() };
    expect((await check(categoryKnown, files)).map(([, place]) => place)).toEqual(['issue-1/b.md:4:11']);
  });

  it('accepts the categories of the sections', async () => {
    expect(await check(categoryKnown, { 'a.md': item() })).toEqual([]);
  });

  it('ignores a broken list and a missing category', async () => {
    expect(
      await check(categoryKnown, { '../bulletin.yaml': `${PUBLICATION}categories: 经验\n`, 'a.md': item({ category: '某' }) }),
    ).toEqual([]);
    expect(await check(categoryKnown, { 'a.md': item({ category: null }) })).toEqual([]);
  });
});
