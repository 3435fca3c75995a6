import { describe, expect, it } from 'vitest';
import { numberUnique } from '../../src/rules/number-unique.ts';
import { check, item } from './check.ts';

const at = (own: string, other: string, more = {}) => check(numberUnique, { 'issue.yaml': own, '../issue-9/issue.yaml': other, ...more });

describe('number-unique', () => {
  it('reports a number used by a sibling of the same year', async () => {
    expect(await at('date: 2026-03-01\nnumber: 7', 'number: 7\ndate: 2026-02-01')).toEqual([
      ['number-unique', 'issue-1/issue.yaml:2:9', { number: 7, supplement: false, other: 'issue-9/issue.yaml' }],
    ]);
  });

  it('compares derived numbers and years', async () => {
    expect(await at('number: 9', 'date: 2026-02-01', { 'a.md': item() })).toHaveLength(1);
    expect(await at('number: 9', 'date: 2025-02-01', { 'a.md': item() })).toEqual([]);
    expect(await check(numberUnique, { 'a.md': item(), '../第1期/issue.yaml': '' })).toEqual([
      ['number-unique', 'issue-1/issue.yaml:1:1', { number: 1, supplement: false, other: '第1期/issue.yaml' }],
    ]);
  });

  it('treats an unknown year as the same', async () => {
    expect(await at('number: 7', 'number: 7\ndate: 2026-02-01')).toHaveLength(1);
    expect(await at('number: 7\ndate: 2026-02-01', 'number: 7')).toHaveLength(1);
  });

  it('accepts other numbers and other years; ignores a broken number', async () => {
    expect(await at('number: 7', 'number: 8')).toEqual([]);
    expect(await at('number: 7\ndate: 2026-01-01', 'number: 7\ndate: 2025-12-31')).toEqual([]);
    expect(await at('number: 七', 'number: 1')).toEqual([]);
  });

  it('numbers supplements separately', async () => {
    expect(await at('number: 1\nsupplement: true', 'number: 1')).toEqual([]);
    expect(await at('number: 1', '期号: 1\n增刊: 是')).toEqual([]);
    expect(await at('number: 1\nsupplement: true', 'number: 1\nsupplement: true')).toEqual([
      ['number-unique', 'issue-1/issue.yaml:1:9', { number: 1, supplement: true, other: 'issue-9/issue.yaml' }],
    ]);
    expect(await at('number: 1\nsupplement: 也许', 'number: 1')).toEqual([]);
  });
});
