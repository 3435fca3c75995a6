import fc from 'fast-check';
import { expect, it } from 'vitest';
import { count } from '../../src/statistics/count.ts';
import type { IssueSubmissions, Submission } from '../../src/statistics/submissions.ts';
import { publication } from '../manuscripts.ts';

const SOURCES = ['甲县', '乙县', '丙县'];
const period = { kind: 'quarter', from: '2021-07-01', to: '2021-09-30' } as const;
const whole = publication({
  points: { item: 2, categories: [{ category: '动态', points: 5 }], remark: 3, adopted: [{ tier: '省级', points: 7 }] },
});

const submission = fc.record({
  sources: fc.subarray(SOURCES, { minLength: 1 }),
  category: fc.constantFrom('动态', '经验'),
  status: fc.constantFrom('used' as const, 'held' as const, 'rejected' as const),
  remarks: fc.nat(2),
  adopted: fc.subarray(['省级']),
});

const issue = fc
  .record({
    date: fc.constantFrom('2021-06-30', '2021-07-01', '2021-08-15', '2021-09-30', '2021-10-01'),
    items: fc.array(submission, { maxLength: 6 }),
  })
  .map(({ date, items }): IssueSubmissions => ({ date, submissions: items.map((each): Submission => ({ ...each, date })), leftOut: [] }));

it('gives parts that add up to the whole, and ranks that follow from points, for any archive', () => {
  fc.assert(
    fc.property(fc.array(issue, { maxLength: 8 }), (issues) => {
      const { sources, total } = count(issues, whole, period);
      const within = issues
        .filter(({ date }) => date !== null && '2021-07-01' <= date && date <= '2021-09-30')
        .flatMap(({ submissions }) => submissions);
      expect(total.submitted).toBe(within.length);
      for (const figures of [...sources, total]) {
        const sum = (list: readonly number[]) => list.reduce((all, each) => all + each, 0);
        expect(figures.used + figures.held + figures.rejected).toBe(figures.submitted);
        for (const parts of [figures.byCategory, figures.byMonth]) {
          expect(sum(parts.map(({ submitted }) => submitted))).toBe(figures.submitted);
          expect(sum(parts.map(({ used }) => used))).toBe(figures.used);
          // Each part is rounded separately.
          expect(Math.abs(sum(parts.map(({ points }) => points)) - figures.points)).toBeLessThan(0.02);
        }
      }
      const sorted = sources.map(({ points }) => points).sort((one, other) => other - one);
      for (const { points, rank } of sources) expect(rank).toBe(sorted.indexOf(points) + 1);
    }),
  );
});

it('does not depend on the order of issues and items', () => {
  const shuffled = fc
    .array(issue, { maxLength: 8 })
    .chain((issues) => fc.tuple(fc.constant(issues), fc.shuffledSubarray(issues, { minLength: issues.length })));
  fc.assert(
    fc.property(shuffled, ([issues, others]) => {
      const turned = others.map((each) => ({ ...each, submissions: [...each.submissions].reverse() }));
      expect(count(turned, whole, period)).toEqual(count(issues, whole, period));
    }),
  );
});
