import type { Manuscript, Sibling } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';
import { countIn, isSameYear, type Standing, toStanding } from '../model/series.ts';
import { findPlace } from './places.ts';

/** An issue among its siblings. */
export interface Series {
  readonly own: Standing & { readonly number: number };
  /** Numbered siblings of the same series and year. */
  readonly fellows: readonly (Sibling & { readonly number: number })[];
  /** All siblings. */
  readonly siblings: readonly Sibling[];
}

/** Reads the series of an issue; null if its number is unknown or broken. */
export function readSeries({ publication, issue, folder, items, siblings: given }: Manuscript): Series | null {
  if (issue.broken.has('number') || issue.broken.has('supplement')) return null;
  const restart = publication.values.series?.restart;
  const { number, ...standing } = countIn(
    toStanding(
      issue.values,
      folder,
      items.map(({ values }) => values),
    ),
    restart,
  );
  if (number === undefined) return null;
  const own = { ...standing, number };
  const siblings = given.map((sibling) => countIn(sibling, restart));
  const fellows = siblings.filter((sibling) => isSameYear(sibling, own)).filter(hasNumber);
  return { own, fellows, siblings };
}

/** Finds the sibling with the same number. Until that is resolved, numbers prove nothing. */
export function findSameNumber({ own, fellows }: Pick<Series, 'own' | 'fellows'>): Sibling | undefined {
  const last = own.through ?? own.number;
  return fellows.find(({ number, through = number }) => number <= last && through >= own.number);
}

/**
 * Computes the number an issue should have: one more than the last issue that is not newer if that is free, otherwise one more than the
 * greatest number below its own.
 */
export function computeDueNumber({ own, fellows }: Pick<Series, 'own' | 'fellows'>): number {
  const older = fellows.filter(({ date }) => date !== undefined && own.date !== undefined && date <= own.date);
  const byDate = findGreatest(older) + 1;
  const isFree = older.length > 0 && fellows.every(({ number }) => number !== byDate);
  return isFree ? byDate : findGreatest(fellows.filter(({ number }) => number < own.number)) + 1;
}

/** Finds the first and last number missing before an issue; null if none is, or it cannot be told. */
export function findMissingNumbers({ own, fellows, siblings }: Series): readonly [number, number] | null {
  const before = findGreatest(fellows.filter(({ number }) => number < own.number));
  if (before === own.number - 1 || fellows.some(({ number }) => number === own.number)) return null;
  if (before === 0 && !beginsYear(own, siblings)) return null;
  return [before + 1, own.number - 1];
}

/**
 * Whether an issue is the first of a year that should have begun with 1: last year's issues are here, and its number neither continues nor
 * fits theirs.
 */
function beginsYear(own: Series['own'], siblings: readonly Sibling[]): boolean {
  const lastYear = siblings.filter(({ supplement, year }) => supplement === own.supplement && Number(year) === Number(own.year) - 1);
  return lastYear.length > 0 && lastYear.every(({ number }) => number !== own.number - 1);
}

/** Greatest number; 0 for an empty list. */
function findGreatest(issues: readonly { readonly number: number; readonly through?: number | undefined }[]): number {
  return issues.reduce((most, { number, through = number }) => Math.max(most, through), 0);
}

/** Finds the place of a field in `issue.yaml`; the start of the file if the value was derived. */
export function findIssuePlace({ issue }: Manuscript, field: 'number' | 'through' | 'total' | 'date'): Place {
  return findPlace(issue, field);
}

function hasNumber(sibling: Sibling): sibling is Sibling & { readonly number: number } {
  return sibling.number !== undefined;
}
