import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRecent, type Standing, toStanding } from '../../src/model/series.ts';
import { createSeriesIndex } from '../../src/model/series-index.ts';
import { runRules } from '../../src/rules/index.ts';
import { manuscript, publication } from '../manuscripts.ts';

const SERIES = ['number-unique', 'number-follows', 'total-follows', 'date-follows', 'issue-regular'];

/** Days around two ends of years, so that neighbours are found in the year before and the one before that. */
const day = fc.constantFrom('2021-12-31', '2022-01-01', '2022-12-30', '2022-12-31', '2023-12-31', '2024-01-01', '2024-06-01');

const issue = fc.record(
  {
    number: fc.integer({ min: 1, max: 9 }),
    through: fc.integer({ min: 1, max: 9 }),
    supplement: fc.boolean(),
    total: fc.integer({ min: 1, max: 14 }),
    date: day,
  },
  { requiredKeys: [] },
);
/** A folder's name may have the year where there is no date. */
const folder = fc.constantFrom('a', '2022-x-1', '2023-x-2', '2019-x-3');

const standing = fc.tuple(issue, folder).map(([values, name]) => toStanding(values, name));

/** Many issues as they should be, a week apart, from a day on. */
function regular(from: string, count: number, perYear: boolean): Standing[] {
  let number = 0;
  let year = '';
  return Array.from({ length: count }, (_, at) => {
    const date = new Date(Date.parse(from) + at * 7 * 86_400_000).toISOString().slice(0, 10);
    if (perYear && date.slice(0, 4) !== year) number = 0;
    year = date.slice(0, 4);
    number += 1;
    return toStanding({ number, total: at + 1, date }, '');
  });
}

type Restart = 'year' | 'school-year';
const restarts = fc.constantFrom<Restart>('year', 'school-year');

const findingsOf = (own: { readonly issue: object; readonly folder: string }, siblings: readonly Standing[], restart: Restart) =>
  runRules(
    {
      ...manuscript([], { ...own, publication: publication({ series: { restart, frequency: 'weekly' } }) }),
      siblings: siblings.map((sibling) => ({ ...sibling, file: JSON.stringify(sibling), items: [] })),
    },
    SERIES,
  ).map(({ code, args }) => ({ code, args }));

/** Compares what is found of an issue with the siblings that the index picks and with all. */
function compare(
  { issue, folder }: { readonly issue: object; readonly folder: string },
  at: number | null,
  list: readonly Standing[],
  restart: Restart,
): void {
  const own = toStanding(issue, folder);
  const self = at === null ? undefined : list[at];
  const index = createSeriesIndex(list, restart);
  const siblings = list.filter((sibling) => sibling !== self);
  const concerning = index.concerning(own, self).filter((sibling) => sibling !== self);
  expect(findingsOf({ issue, folder }, concerning, restart)).toEqual(findingsOf({ issue, folder }, siblings, restart));
  expect(index.recentBefore(own).filter((sibling) => sibling !== self)).toEqual(findRecent(own, siblings, restart));
  expect(findRecent(own, concerning, restart)).toEqual(findRecent(own, siblings, restart));
}

describe('the index of a series gives the rules all they need of the other issues', () => {
  it('in any series, for an issue beside the list', () => {
    fc.assert(
      fc.property(issue, folder, fc.array(standing, { maxLength: 14 }), restarts, (values, name, siblings, restart) =>
        compare({ issue: values, folder: name }, null, siblings, restart),
      ),
      { numRuns: 300 },
    );
  });

  it('in a series with a few slips, for each issue of the list', () => {
    const slip = fc.tuple(fc.nat(30), issue);
    const slips = fc.array(slip, { maxLength: 3 });
    fc.assert(
      fc.property(slips, fc.boolean(), fc.boolean(), fc.boolean(), restarts, (found, perYear, dated, withSupplements, restart) => {
        const issues = regular('2021-06-06', 45, perYear).map(({ number, total, date }, at) => {
          const [, values = {}] = found.find(([place]) => place === at) ?? [];
          return { number, total, ...(dated ? { date } : {}), supplement: withSupplements && at % 7 === 3, ...values };
        });
        const list = issues.map((values) => toStanding(values, ''));
        for (const [at, values] of issues.entries()) compare({ issue: values, folder: '' }, at, list, restart);
      }),
      { numRuns: 8 },
    );
  });
});

it('finds the same recent ones in a series of years', () => {
  const siblings = regular('2010-01-03', 300, true);
  const index = createSeriesIndex(siblings);
  for (const own of siblings) expect(index.recentBefore(own)).toEqual(findRecent(own, siblings));
});

const undated = (count: number) => Array.from({ length: count }, (_, at) => toStanding({ number: at + 1 }, ''));
const sameDay = (count: number) => Array.from({ length: count }, (_, at) => toStanding({ number: at + 1, date: '2021-03-01' }, ''));

it.each<[string, Standing[]]>([
  ['restart each year', regular('1990-01-07', 600, true)],
  ['run on', regular('1990-01-07', 600, false)],
  ['have no date', undated(600)],
  ['have all one date', sameDay(600)],
])('finds few of many issues, whose numbers %s', (_, siblings) => {
  const index = createSeriesIndex(siblings);
  for (const own of siblings) expect(index.concerning(own, own).length).toBeLessThan(65);
});
