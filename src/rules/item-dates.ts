import { issueDate } from '../model/derive.ts';
import type { ItemDraft, Manuscript } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';
import { daysBetween } from '../model/series.ts';
import { placeIn } from './places.ts';
import { writtenValue } from './written-value.ts';

/** An item's date against the issue's. */
export interface DatedItem {
  readonly item: ItemDraft;
  /** ISO */
  readonly date: string;
  /** The issue's, ISO. */
  readonly issued: string;
  /** Days from the item's date to the issue's; below zero for an item that is dated later. */
  readonly age: number;
}

/** The items whose dates can be held against the issue's; none when that is wrong, of which the reader has spoken. */
export function datedItems({ issue, items }: Manuscript): DatedItem[] {
  const issued = issueDate(
    issue.values,
    items.map(({ values }) => values),
  );
  if (issued === undefined || issue.broken.has('date')) return [];
  return items.flatMap((item) => {
    const { date } = item.values;
    return date === undefined ? [] : [{ item, date, issued, age: daysBetween(date, issued) }];
  });
}

/** Whether it is rather the issue's own date that is wrong: it was given, and no item of several goes with it. */
export function blamesIssue(wrong: readonly DatedItem[], { issue, items }: Manuscript): boolean {
  return issue.values.date !== undefined && wrong.length > 1 && wrong.length === items.length;
}

export function datePlace({ item }: DatedItem): Place {
  return writtenValue(item, 'date')?.place ?? placeIn(item, 'date');
}

/**
 * The date as it should be written where only its year is a slip: in the issue's year or the one before, nearest first.
 *
 * @param days how old an item may be
 */
export function yearMended({ item, date, issued }: DatedItem, days: number): { readonly suggestions?: readonly string[] } {
  const written = writtenValue(item, 'date');
  if (written === null || written.text.slice(0, 4) !== date.slice(0, 4)) return {};
  const year = Number(issued.slice(0, 4));
  const years = [year, year - 1].filter((other) => {
    const age = daysBetween(`${other}${date.slice(4)}`, issued);
    return age >= 0 && age <= days;
  });
  return years.length === 0 ? {} : { suggestions: years.map((other) => `${other}${written.text.slice(4)}`) };
}
