import { basename, dirname, join } from 'node:path';
import type { StandingIssue } from '../issue/series.ts';

/** Request for a new issue; missing values follow from the series. */
export interface IssueRequest {
  readonly number?: number | undefined;
  readonly total?: number | undefined;
  readonly supplement: boolean;
  /** Year whose series it belongs to. */
  readonly year: string;
}

/** Position of the next issue in its series. */
export interface NextIssue {
  readonly number: number;
  /** Undefined if the series keeps no running total, or its last issue does not state one. */
  readonly total: number | undefined;
}

/**
 * Returns the next number and running total. Numbering restarts each year unless it ran on across the last turn of the year; an issue
 * without a known year belongs to every year.
 *
 * @param issues oldest first
 */
export function findNextInSeries(issues: readonly StandingIssue[], { number, total, supplement, year }: IssueRequest): NextIssue {
  const series = issues.filter((issue) => issue.supplement === supplement && issue.number !== undefined);
  const counted = continuesAcrossYears(series) ? series : series.filter((issue) => issue.year === undefined || issue.year === year);
  return {
    number: number ?? findGreatestNumber(counted.map((issue) => issue.number)) + 1,
    total: total ?? computeNextTotal(issues, supplement),
  };
}

/** The next total, skipping those taken by supplements that count in the same series. */
function computeNextTotal(issues: readonly StandingIssue[], supplement: boolean): number | undefined {
  const series = issues.filter((issue) => issue.supplement === supplement);
  if (series.at(-1)?.total === undefined) return undefined;
  const taken = new Set(issues.map(({ total }) => total));
  let next = findGreatestNumber(series.map(({ total }) => total)) + 1;
  while (taken.has(next)) next += 1;
  return next;
}

/** Whether numbering ran on across the last turn of the year. */
function continuesAcrossYears(series: readonly StandingIssue[]): boolean {
  const years = [...new Set(series.flatMap(({ year }) => year ?? []))].sort();
  const [before, last] = years.slice(-2).map((year) => series.filter((issue) => issue.year === year).flatMap(({ number }) => number ?? []));
  return before !== undefined && last !== undefined && Math.min(...last) === findGreatestNumber(before) + 1;
}

function findGreatestNumber(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((most, number) => Math.max(most, number ?? 0), 0);
}

/**
 * Returns the folder for a new issue, following the pattern of the last one of its series: `issue-012` → `issue-013`, `2021/第12期` →
 * `2022/第1期`.
 *
 * @param home folder of the publication, absolute
 * @param issues oldest first
 */
export function chooseFolder(
  home: string,
  issues: readonly StandingIssue[],
  { number, supplement, year }: IssueRequest & { readonly number: number },
): string {
  const model = issues.findLast((issue) => issue.supplement === supplement && readStyle(issue) !== null);
  const style = model === undefined ? null : readStyle(model);
  if (model === undefined || style === null) {
    const last = issues.at(-1);
    const isLatin = last !== undefined && /^[\x20-\x7e]+$/.test(basename(last.folder));
    const name = `${supplement ? (isLatin ? 'supplement-' : '增刊-') : 'issue-'}${number}`;
    return join(last === undefined ? home : formatYearlyName(dirname(last.folder), last.year, year), name);
  }
  const before = style.before.replace(/(?:19|20)\d\d(?=\D+$)/, (digits) => (digits === model.year ? year : digits));
  const name = `${before}${String(number).padStart(style.width, '0')}${style.after}`;
  return join(formatYearlyName(dirname(model.folder), model.year, year), name);
}

/** The parts of a folder name around its number, and the number's width; null if it is not named after its number. */
function readStyle({ folder, number }: StandingIssue): { before: string; width: number; after: string } | null {
  const [, before = '', digits = '', after = ''] = /^(.*?)(\d+)([期号]?)$/u.exec(basename(folder)) ?? [];
  if (digits === '' || Number(digits) !== number) return null;
  return { before, width: digits.startsWith('0') ? digits.length : 1, after };
}

/** The folder, or its sibling for another year if it is named after its own. */
function formatYearlyName(folder: string, own: string | undefined, year: string): string {
  return own !== undefined && basename(folder) === own ? join(dirname(folder), year) : folder;
}
