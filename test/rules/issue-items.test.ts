import { describe, expect, it } from 'vitest';
import { issueItems } from '../../src/rules/issue-items.ts';
import { check, item } from './check.ts';

describe('issue-items', () => {
  it('reports an issue without items', async () => {
    expect(await check(issueItems, { 'README.md': '说明', 'sub/a.md': item() })).toEqual([
      ['issue-items', 'issue-1/issue.yaml:1:1', { unprinted: 0 }],
    ]);
  });

  it('accepts one with an item, right or wrong', async () => {
    expect(await check(issueItems, { 'a.md': '' })).toEqual([]);
  });
});
