import { deriveIssueDate, deriveIssueNumber, deriveIssueYear } from './derive.ts';
import type { Issue } from './issue.ts';
import type { ItemFields } from './item.ts';

/** What an issue's place in its series goes by. */
export interface Standing {
  readonly number: number | undefined;
  /** Whether it is a supplement (增刊), which counts in a series of its own. */
  readonly supplement: boolean;
  /** Running total (总期号). */
  readonly total: number | undefined;
  /** ISO */
  readonly date: string | undefined;
  /** The year in which its number counts, from its date or its folder's name. */
  readonly year: string | undefined;
}

/** The issues before one that an item may have been printed in: more would cost more than an old repetition is worth. */
const NEAREST = 60;
/** How long ago a repetition still counts, in days. */
const LONGEST_AGO = 366;

/**
 * The standing of an issue, with all that can be derived.
 *
 * @param folder path of its folder
 * @param items its items, as its date may be that of the newest; none where they were not read
 */
export function standingOf(issue: Partial<Issue>, folder: string, items: readonly Partial<ItemFields>[] = []): Standing {
  const date = deriveIssueDate(issue, items);
  return {
    number: deriveIssueNumber(issue, folder),
    supplement: issue.supplement ?? false,
    total: issue.total,
    date,
    year: deriveIssueYear(date, folder),
  };
}

/** Whether two issues count in one series of one year; a year that is unknown may be the same. */
export function inOneYear(one: Standing, other: Standing): boolean {
  return one.supplement === other.supplement && (one.year === undefined || other.year === undefined || one.year === other.year);
}

/** Whether an issue is known to be older than another: by their years, else by number in one series, else by date. */
export function comesBefore(one: Standing, other: Standing): boolean {
  if (one.year !== undefined && other.year !== undefined && one.year !== other.year) return one.year < other.year;
  if (one.supplement === other.supplement && one.number !== undefined && other.number !== undefined) return one.number < other.number;
  return one.date !== undefined && other.date !== undefined && one.date < other.date;
}

/** The issues that came before one within a year, the newest first, 60 at most: those whose items are compared with its own. */
export function recentBefore<T extends Standing>(own: Standing, siblings: readonly T[]): T[] {
  return siblings
    .filter((sibling) => comesBefore(sibling, own) && isRecent(sibling, own))
    .sort((a, b) => compared(b.date ?? b.year ?? '', a.date ?? a.year ?? '') || (b.number ?? 0) - (a.number ?? 0))
    .slice(0, NEAREST);
}

/** Days from one ISO day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function isRecent(sibling: Standing, own: Standing): boolean {
  if (sibling.date !== undefined && own.date !== undefined) return daysBetween(sibling.date, own.date) <= LONGEST_AGO;
  return sibling.year === undefined || own.year === undefined || Number(own.year) - Number(sibling.year) <= 1;
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
