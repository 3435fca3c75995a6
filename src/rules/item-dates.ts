import { deriveIssueDate } from '../model/derive.ts';
import type { ItemDraft, Manuscript } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';
import { countDays } from '../model/series.ts';
import { findPlace } from './places.ts';
import { readWrittenValue } from './written-value.ts';

/** An item's date compared with the issue's. */
export interface DatedItem {
  readonly item: ItemDraft;
  /** ISO 8601. */
  readonly date: string;
  /** Issue date, ISO 8601. */
  readonly issued: string;
  /** Days from the item's date to the issue's; negative if the item is dated later. */
  readonly age: number;
}

/** Compares item dates with the issue date; empty if the latter is broken, which the reader reports. */
export function compareDates({ issue, items }: Manuscript): DatedItem[] {
  const issued = deriveIssueDate(
    issue.values,
    items.map(({ values }) => values),
  );
  if (issued === undefined || issue.broken.has('date')) return [];
  return items.flatMap((item) => {
    const { date } = item.values;
    return date === undefined ? [] : [{ item, date, issued, age: countDays(date, issued) }];
  });
}

/** Whether the issue's own date is at fault: it was given, and all items (two or more) contradict it. */
export function isIssueAtFault(wrong: readonly DatedItem[], { issue, items }: Manuscript): boolean {
  return issue.values.date !== undefined && wrong.length > 1 && wrong.length === items.length;
}

export function findDatePlace({ item }: DatedItem): Place {
  return readWrittenValue(item, 'date')?.place ?? findPlace(item, 'date');
}

/**
 * Suggests the date with another year if only the year is wrong: the issue's year, then the one before.
 *
 * @param days maximum age of an item
 */
export function suggestYear({ item, date, issued }: DatedItem, days: number): { readonly suggestions?: readonly string[] } {
  const written = readWrittenValue(item, 'date');
  if (written === null || written.text.slice(0, 4) !== date.slice(0, 4)) return {};
  const year = Number(issued.slice(0, 4));
  const years = [year, year - 1].filter((other) => {
    const age = countDays(`${other}${date.slice(4)}`, issued);
    return age >= 0 && age <= days;
  });
  return years.length === 0 ? {} : { suggestions: years.map((other) => `${other}${written.text.slice(4)}`) };
}
