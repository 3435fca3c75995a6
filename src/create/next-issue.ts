import { basename, dirname, join } from 'node:path';
import type { StandingIssue } from '../issue/series.ts';

/** What a new issue is asked to be; what is left out follows from the series. */
export interface Wish {
  readonly number?: number | undefined;
  readonly total?: number | undefined;
  readonly supplement: boolean;
  /** The year in which it counts. */
  readonly year: string;
}

/** The place of the next issue in its series. */
export interface Next {
  readonly number: number;
  /** Undefined where the series does not count on, or its last issue does not say where it is. */
  readonly total: number | undefined;
}

/**
 * The number and running total that come next. Numbers begin anew with the year, unless those of an earlier year ran on into the next; an
 * issue whose year is not known yet counts in every year.
 *
 * @param issues the oldest first
 */
export function nextInSeries(issues: readonly StandingIssue[], { number, total, supplement, year }: Wish): Next {
  const series = issues.filter((issue) => issue.supplement === supplement && issue.number !== undefined);
  const counted = runsOn(series) ? series : series.filter((issue) => issue.year === undefined || issue.year === year);
  return { number: number ?? greatest(counted.map((issue) => issue.number)) + 1, total: total ?? nextTotal(issues, supplement) };
}

/** The total after the last one, past those that supplements have which count in the same row. */
function nextTotal(issues: readonly StandingIssue[], supplement: boolean): number | undefined {
  const series = issues.filter((issue) => issue.supplement === supplement);
  if (series.at(-1)?.total === undefined) return undefined;
  const taken = new Set(issues.map(({ total }) => total));
  let next = greatest(series.map(({ total }) => total)) + 1;
  while (taken.has(next)) next += 1;
  return next;
}

/** Whether the first number of a year was one more than the last of the year before, the last time a year ended. */
function runsOn(series: readonly StandingIssue[]): boolean {
  const years = [...new Set(series.flatMap(({ year }) => year ?? []))].sort();
  const [before, last] = years.slice(-2).map((year) => series.filter((issue) => issue.year === year).flatMap(({ number }) => number ?? []));
  return before !== undefined && last !== undefined && Math.min(...last) === greatest(before) + 1;
}

function greatest(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((most, number) => Math.max(most, number ?? 0), 0);
}

/**
 * The folder for a new issue: named and placed as the last one of its series is, with as many digits and in the folder of its year:
 * `issue-012` is followed by `issue-013`, `2021/第12期` by `2022/第1期`.
 *
 * @param home folder of the publication, absolute
 * @param issues the oldest first
 */
export function folderFor(
  home: string,
  issues: readonly StandingIssue[],
  { number, supplement, year }: Wish & { readonly number: number },
): string {
  const model = issues.findLast((issue) => issue.supplement === supplement && styleOf(issue) !== null);
  const style = model === undefined ? null : styleOf(model);
  if (model === undefined || style === null) {
    const last = issues.at(-1);
    const isLatin = last !== undefined && /^[\x20-\x7e]+$/.test(basename(last.folder));
    const name = `${supplement ? (isLatin ? 'supplement-' : '增刊-') : 'issue-'}${number}`;
    return join(last === undefined ? home : yearly(dirname(last.folder), last.year, year), name);
  }
  const before = style.before.replace(/(?:19|20)\d\d(?=\D+$)/, (digits) => (digits === model.year ? year : digits));
  const name = `${before}${String(number).padStart(style.width, '0')}${style.after}`;
  return join(yearly(dirname(model.folder), model.year, year), name);
}

/** How a folder is named after its number: what stands before and after it, and how many digits it is filled up to. Null when it is not. */
function styleOf({ folder, number }: StandingIssue): { before: string; width: number; after: string } | null {
  const [, before = '', digits = '', after = ''] = /^(.*?)(\d+)([期号]?)$/u.exec(basename(folder)) ?? [];
  if (digits === '' || Number(digits) !== number) return null;
  return { before, width: digits.startsWith('0') ? digits.length : 1, after };
}

/** A folder, or the one beside it for another year where it is named after its own. */
function yearly(folder: string, own: string | undefined, year: string): string {
  return own !== undefined && basename(folder) === own ? join(dirname(folder), year) : folder;
}
