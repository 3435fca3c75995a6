import { describe, expect, it } from 'vitest';
import { issueItems } from '../../src/rules/issue-items.ts';
import { check, item } from './check.ts';

describe('issue-items', () => {
  it('reports an issue without items', async () => {
    expect(await check(issueItems, { 'README.md': '说明', 'sub/a.md': item() })).toEqual([
      ['issue-items', 'issue-1/issue.yaml:1:1', { unprinted: 0 }],
    ]);
  });

  it('reports one of whose items none is printed, and says how many there are', async () => {
    const files = { 'a.md': item({ status: 'held' }), 'b.md': item({ 状态: '未采用' }) };
    expect(await check(issueItems, files)).toEqual([['issue-items', 'issue-1/issue.yaml:1:1', { unprinted: 2 }]]);
    expect(await check(issueItems, { ...files, 'c.md': item({ status: 'used' }) })).toEqual([]);
  });

  it('accepts one with an item, right or wrong', async () => {
    expect(await check(issueItems, { 'a.md': '' })).toEqual([]);
  });
});
