import { describe, expect, it } from 'vitest';
import { titleUnique } from '../../src/rules/title-unique.ts';
import { check, item } from './check.ts';

describe('title-unique', () => {
  it('reports later items with the same title, with or without a full stop', async () => {
    const files = { 'a.md': item(), 'b.md': item({ title: '另一篇' }), 'c.md': item({ title: '一篇稿件。' }), 'd.md': item() };
    expect(await check(titleUnique, files)).toEqual([
      ['title-unique', 'issue-1/c.md:2:8', { title: '一篇稿件。', other: 'a.md' }],
      ['title-unique', 'issue-1/d.md:2:8', { title: '一篇稿件', other: 'a.md' }],
    ]);
  });

  it('accepts a duplicate that is not printed', async () => {
    expect(await check(titleUnique, { 'a.md': item(), 'b.md': item({ status: 'rejected' }), 'c.md': item({ status: '留用' }) })).toEqual(
      [],
    );
  });

  it('accepts different titles; ignores missing ones', async () => {
    const files = { 'a.md': item(), 'b.md': item({ title: '另一篇' }), 'c.md': item({ title: null }), 'd.md': item({ title: null }) };
    expect(await check(titleUnique, files)).toEqual([]);
  });
});
