import { describe, expect, it } from 'vitest';
import { categorySection } from '../../src/rules/category-section.ts';
import { PUBLICATION } from '../read/reading.ts';
import { check, item } from './check.ts';

const publication = `${PUBLICATION}categories: [动态, 经验]\n`;

describe('category-section', () => {
  it('reports a known category without a section', async () => {
    expect(await check(categorySection, { '../bulletin.yaml': publication, 'a.md': item({ category: '经验' }) })).toEqual([
      ['category-section', 'issue-1/a.md:4:11', { category: '经验' }],
    ]);
  });

  it('accepts a category with a section; leaves unknown ones to category-known', async () => {
    const files = { '../bulletin.yaml': publication, 'a.md': item(), 'b.md': item({ category: '某' }) };
    expect(await check(categorySection, files)).toEqual([]);
  });

  it('ignores items that are not printed', async () => {
    const files = { '../bulletin.yaml': publication, 'a.md': item({ category: '经验', status: 'held' }) };
    expect(await check(categorySection, files)).toEqual([]);
  });

  it('ignores broken sections', async () => {
    const broken = publication.replace('  - title: 动态', '  - typo: 动态');
    expect(await check(categorySection, { '../bulletin.yaml': broken, 'a.md': item({ category: '经验' }) })).toEqual([]);
  });
});
