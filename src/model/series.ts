import { deriveIssueDate, deriveIssueNumber, deriveIssueYear } from './derive.ts';
import type { Issue } from './issue.ts';
import type { ItemFields } from './item.ts';
import { findSchoolYear } from './pattern.ts';
import type { Periodical } from './publication/periodical.ts';

/** The place of an issue in its series. */
export interface Standing {
  readonly number: number | undefined;
  /** Last number of a joint issue (合刊). */
  readonly through?: number | undefined;
  /** Whether it is a supplement (增刊); supplements are numbered separately. */
  readonly supplement: boolean;
  /** Running total (总期号). */
  readonly total: number | undefined;
  /** ISO 8601 */
  readonly date: string | undefined;
  /** The year its number counts in, from its date or its folder's name. */
  readonly year: string | undefined;
}

/** How many earlier issues an item is compared with. */
const MAX_COMPARED = 60;
/** Age in days beyond which a repetition no longer counts. */
const MAX_AGE = 366;

/**
 * Derives the standing of an issue.
 *
 * @param folder path of its folder
 * @param items its items, if they were read: without a date of its own, an issue has that of its newest item
 */
export function toStanding(issue: Partial<Issue>, folder: string, items: readonly Partial<ItemFields>[] = []): Standing {
  const date = deriveIssueDate(issue, items);
  return {
    number: deriveIssueNumber(issue, folder),
    ...(issue.through === undefined ? {} : { through: issue.through }),
    supplement: issue.supplement ?? false,
    total: issue.total,
    date,
    year: deriveIssueYear(date, folder),
  };
}

/** Whether two issues may be numbered in the same series of the same year; an unknown year matches any. */
export function isSameYear(one: Standing, other: Standing): boolean {
  return one.supplement === other.supplement && (one.year === undefined || other.year === undefined || one.year === other.year);
}

/** The standing with the year that its number counts in: a school-year by its first year. Without a date it is unknown. */
export function countIn<T extends Standing>(standing: T, restart: Periodical['restart'] = 'year'): T {
  if (restart === 'year') return standing;
  return { ...standing, year: standing.date === undefined ? undefined : `${findSchoolYear(standing.date)}` };
}

/** Whether one issue is known to be older than another: by the year it counts in, then by number within a series, then by date. */
export function isBefore(earlier: Standing, later: Standing, restart?: Periodical['restart']): boolean {
  const isDated = earlier.date !== undefined && later.date !== undefined;
  const [one, other] = isDated ? [countIn(earlier, restart), countIn(later, restart)] : [earlier, later];
  if (one.year !== undefined && other.year !== undefined && one.year !== other.year) return one.year < other.year;
  if (one.supplement === other.supplement && one.number !== undefined && other.number !== undefined) return one.number < other.number;
  return one.date !== undefined && other.date !== undefined && one.date < other.date;
}

/** The issues of the year before an issue, newest first, at most 60: its items are compared with theirs. */
export function findRecent<T extends Standing>(own: Standing, siblings: readonly T[], restart?: Periodical['restart']): T[] {
  const before = siblings.filter((sibling) => isCompared(sibling, own, restart));
  return before.sort(compareAgeNewestFirst).slice(0, MAX_COMPARED);
}

/** The same in lists that are sorted newest first, each of issues older than those of the list before. */
export function findRecentIn<T>(
  own: Standing,
  lists: readonly (readonly T[])[],
  standingOf: (one: T) => Standing,
  restart?: Periodical['restart'],
): T[] {
  const found: T[] = [];
  for (const list of lists) {
    for (const one of list) {
      if (found.length === MAX_COMPARED) return found;
      const sibling = standingOf(one);
      if (isCompared(sibling, own, restart)) found.push(one);
    }
  }
  return found;
}

/** Compares issues by date, else year, then number, newest first. For `Array.sort`. */
export function compareAgeNewestFirst(a: Standing, b: Standing): number {
  return compareText(b.date ?? b.year ?? '', a.date ?? a.year ?? '') || (b.number ?? 0) - (a.number ?? 0);
}

/** Compares issues by year, date, number and folder; unknown years and dates sort last. For `Array.sort`. */
export function compareAge(a: Standing & { readonly folder: string }, b: Standing & { readonly folder: string }): number {
  return (
    compareText(a.year ?? '9999', b.year ?? '9999') ||
    compareText(a.date ?? '9999', b.date ?? '9999') ||
    (a.number ?? 0) - (b.number ?? 0) ||
    compareText(a.folder, b.folder)
  );
}

/** Days from one ISO day to another. */
export function countDays(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function isCompared(sibling: Standing, own: Standing, restart?: Periodical['restart']): boolean {
  return isBefore(sibling, own, restart) && isRecent(sibling, own);
}

function isRecent(sibling: Standing, own: Standing): boolean {
  if (sibling.date !== undefined && own.date !== undefined) return countDays(sibling.date, own.date) <= MAX_AGE;
  return sibling.year === undefined || own.year === undefined || Number(own.year) - Number(sibling.year) <= 1;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
