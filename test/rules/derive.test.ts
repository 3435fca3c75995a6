import { describe, expect, it } from 'vitest';
import { findNearest } from '../../src/diagnostics/nearest.ts';
import { deriveIssueDate, deriveIssueNumber } from '../../src/model/derive.ts';

describe('issueNumber', () => {
  it.each([
    ['/work/issue-12', 12],
    ['/work/第12期', 12],
    ['C:\\简报\\2021-12\\', 12],
    ['/work/issue-012', 12],
    ['/2021/春节', undefined],
    ['/work/issue-0', undefined],
    ['/work/20210915120000', undefined],
  ])('reads %s as %s', (folder, number) => {
    expect(deriveIssueNumber({}, folder)).toBe(number);
  });

  it('prefers the file over the folder’s name', () => {
    expect(deriveIssueNumber({ number: 3 }, '/work/issue-12')).toBe(3);
  });
});

describe('issueDate', () => {
  it('reads the file, otherwise the newest item', () => {
    const items = [{ date: '2021-09-10' }, {}, { date: '2021-10-01' }, { date: '2021-09-30' }];
    expect(deriveIssueDate({ date: '2021-09-15' }, items)).toBe('2021-09-15');
    expect(deriveIssueDate({}, items)).toBe('2021-10-01');
    expect(deriveIssueDate({}, [{}])).toBeUndefined();
  });

  it('ignores items that are not printed', () => {
    const items = [
      { date: '2021-09-10' },
      { date: '2021-10-01', status: 'held' as const },
      { date: '2021-10-02', status: 'rejected' as const },
    ];
    expect(deriveIssueDate({}, items)).toBe('2021-09-10');
  });
});

describe('nearest', () => {
  it('returns at most three names, best first, ties in list order', () => {
    expect(findNearest('甲乙丙丁', ['甲乙丙戊', '甲乙', '甲乙丙丁戊', '子丑寅卯', '甲乙丙'])).toEqual(['甲乙丙戊', '甲乙丙丁戊', '甲乙丙']);
    expect(findNearest('甲', ['乙', '甲乙丙'])).toEqual([]);
  });
});
