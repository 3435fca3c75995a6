import type { Manuscript, Sibling } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';
import { inOneYear, type Standing, standingOf } from '../model/series.ts';
import { placeIn } from './places.ts';

/** An issue among its siblings. */
export interface Series {
  readonly own: Standing & { readonly number: number };
  /** The siblings that count in its series and year and have a number. */
  readonly fellows: readonly (Sibling & { readonly number: number })[];
}

/** An issue with a number among the siblings that count with it; null when its number is not known, or what it counts in is wrong. */
export function seriesOf({ issue, folder, items, siblings }: Manuscript): Series | null {
  if (issue.broken.has('number') || issue.broken.has('supplement')) return null;
  const { number, ...standing } = standingOf(
    issue.values,
    folder,
    items.map(({ values }) => values),
  );
  if (number === undefined) return null;
  const own = { ...standing, number };
  const fellows = siblings.filter((sibling) => inOneYear(sibling, own)).filter(hasNumber);
  return { own, fellows };
}

/** The sibling that has the issue's number, or undefined: until that is mended, nothing can be told by the number. */
export function numberTaken({ own, fellows }: Series): Sibling | undefined {
  return fellows.find(({ number }) => number === own.number);
}

/**
 * The number an issue should have by what stands beside it: the one after the last issue that is no younger, where that is free, else the
 * one after the greatest below its own.
 */
export function numberDue({ own, fellows }: Series): number {
  const older = fellows.filter(({ date }) => date !== undefined && own.date !== undefined && date <= own.date);
  const byDate = greatest(older) + 1;
  const isFree = older.length > 0 && fellows.every(({ number }) => number !== byDate);
  return isFree ? byDate : greatest(fellows.filter(({ number }) => number < own.number)) + 1;
}

/** The first and the last number missing right before an issue; null when none is, or there is nothing to tell it by. */
export function missingBefore({ own, fellows }: Series, { siblings }: Manuscript): readonly [number, number] | null {
  const before = greatest(fellows.filter(({ number }) => number < own.number));
  if (before === own.number - 1 || fellows.some(({ number }) => number === own.number)) return null;
  if (before === 0 && !beginsYear({ own, fellows }, siblings)) return null;
  return [before + 1, own.number - 1];
}

/**
 * Whether an issue is the first here of a year that should have begun with 1: issues of the year before are here too, and its number
 * neither continues theirs nor fits among them, as it would with a slip in its year.
 */
function beginsYear({ own }: Series, siblings: readonly Sibling[]): boolean {
  const lastYear = siblings.filter(({ supplement, year }) => supplement === own.supplement && Number(year) === Number(own.year) - 1);
  return lastYear.length > 0 && lastYear.every(({ number }) => number !== own.number - 1);
}

/** The greatest number of some issues; 0 of none. */
function greatest(issues: readonly { readonly number: number }[]): number {
  return issues.reduce((most, { number }) => Math.max(most, number), 0);
}

/** Where a field of `issue.yaml` stands, or the file itself when the value was derived. */
export function issuePlace({ issue }: Manuscript, field: 'number' | 'total' | 'date'): Place {
  return placeIn(issue, field);
}

function hasNumber(sibling: Sibling): sibling is Sibling & { readonly number: number } {
  return sibling.number !== undefined;
}
