import { describe, expect, it } from 'vitest';
import { dateKnown } from '../../src/rules/date-known.ts';
import { check, item } from './check.ts';

describe('date-known', () => {
  it('reports an issue without any date', async () => {
    expect(await check(dateKnown, { 'issue.yaml': 'number: 1' })).toEqual([['date-known', 'issue-1/issue.yaml:1:1', {}]]);
  });

  it('accepts a date in issue.yaml or in one item', async () => {
    expect(await check(dateKnown, { 'issue.yaml': '日期: 2026-03-01' })).toEqual([]);
    expect(await check(dateKnown, { 'a.md': item({ date: null }), 'b.md': item() })).toEqual([]);
  });

  it('ignores broken and missing dates, which the reader reports', async () => {
    expect(await check(dateKnown, { 'issue.yaml': 'number: 1', 'a.md': item({ date: null }) })).toEqual([]);
    expect(await check(dateKnown, { 'a.md': item({ date: '2026-02-30' }) })).toEqual([]);
    expect(await check(dateKnown, { 'issue.yaml': 'date: 昨天' })).toEqual([]);
  });
});
