import { describe, expect, it } from 'vitest';
import { issueItems } from '../../src/rules/issue-items.ts';
import { check, item } from './check.ts';

describe('issue-items', () => {
  it('reports an issue without items', async () => {
    expect(await check(issueItems, { 'README.md': '说明', 'sub/a.md': item() })).toEqual([
      ['issue-items', 'issue-1/issue.yaml:1:1', { unprinted: 0 }],
    ]);
  });

  it('reports an issue none of whose items is printed, with their number', async () => {
    const files = { 'a.md': item({ status: 'held' }), 'b.md': item({ 状态: '未采用' }) };
    expect(await check(issueItems, files)).toEqual([['issue-items', 'issue-1/issue.yaml:1:1', { unprinted: 2 }]]);
    expect(await check(issueItems, { ...files, 'c.md': item({ status: 'used' }) })).toEqual([]);
  });

  it('accepts an issue with an item, valid or not', async () => {
    expect(await check(issueItems, { 'a.md': '' })).toEqual([]);
  });
});
