import type { Periodical } from './publication/periodical.ts';
import { compareAgeNewestFirst, countIn, findRecentIn, type Standing } from './series.ts';
import { createGroup, type Entry, type Group } from './series-group.ts';

/** Standings of many issues, arranged so that those that concern one issue are found without a look at all. */
export interface SeriesIndex<T extends Standing> {
  /**
   * Issues with which the rules find in an issue what they would find with all, in the order of the list. For an issue in good order these are
   * its neighbours and those of `recentBefore`, for any other those of two years, the issue itself among them.
   *
   * @param self the issue itself, if it is in the list
   */
  concerning(own: Standing, self: T | undefined): readonly T[];
  /** The same as `findRecent` finds in the list. */
  recentBefore(own: Standing): readonly T[];
}

/** Key of the issues without a known year. */
const UNKNOWN = '';

/** The most supplements between two issues that count as good order. */
const MOST_SHARED = 50;

/** @param restart when the numbers begin again, which makes other years */
export function createSeriesIndex<T extends Standing>(list: readonly T[], restart?: Periodical['restart']): SeriesIndex<T> {
  const plain = list.map((standing, order): Entry<T> => ({ standing, order }));
  const newestFirst = groupBy(sortNewestFirst(plain), ({ standing }) => standing.year ?? UNKNOWN);
  const recentBefore = createRecentFinder(sortNewestFirst(plain), newestFirst, restart);
  const entries = plain.map(({ standing, order }): Entry<T> => ({ standing: countIn(standing, restart), order }));
  const counted = new Map(entries.map(({ standing, order }) => [list[order], standing]));
  const byYear = groupBy(entries, ({ standing }) => standing.year ?? UNKNOWN);
  const findNeighbours = createNeighbourFinder(entries, byYear, plain);
  const findNear = createNearFinder(byYear, plain);
  return {
    concerning: (given, self) => {
      const recent = recentBefore(given);
      const own = countIn(given, restart);
      const neighbours =
        own.number === undefined ? [] : findNeighbours({ ...own, number: own.number }, given.year, self && counted.get(self));
      if (neighbours === null && own.year === undefined) return list;
      const found = new Set([...recent, ...(neighbours ?? findNear(own, given.year))].map(({ order }) => order));
      return [...found].sort((a, b) => a - b).flatMap((order) => list[order] ?? []);
    },
    recentBefore: (own) => recentBefore(own).map(({ standing }) => standing),
  };
}

function groupBy<T>(list: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of list) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

function sortNewestFirst<T extends Standing>(entries: readonly Entry<T>[]): Entry<T>[] {
  return [...entries].sort((a, b) => compareAgeNewestFirst(a.standing, b.standing));
}

function createRecentFinder<T extends Standing>(
  all: readonly Entry<T>[],
  newestFirst: ReadonlyMap<string, readonly Entry<T>[]>,
  restart?: Periodical['restart'],
) {
  // A school-year goes on into the next year, where a number may be lower by mistake.
  const following = (year: string): readonly string[] => (restart === 'school-year' ? [yearBefore(year, -1)] : []);
  return (own: Standing): readonly Entry<T>[] => {
    const lists =
      own.year === undefined
        ? [all]
        : // The last of December may be 366 days before a first of January two years on. In this order all would be newest first.
          [...following(own.year), own.year, yearBefore(own.year, 1), yearBefore(own.year, 2), UNKNOWN].map(
            (year) => newestFirst.get(year) ?? [],
          );
    return findRecentIn(own, lists, ({ standing }) => standing, restart);
  };
}

function yearBefore(year: string, years: number): string {
  return String(Number(year) - years).padStart(4, '0');
}

/**
 * Creates the function that finds the neighbours of an issue in good order: the issue whose number is one less, and the supplements between
 * the two in the running total. Null for an issue that is not, or may not be, in good order.
 */
function createNeighbourFinder<T extends Standing>(
  entries: readonly Entry<T>[],
  byYear: ReadonlyMap<string, readonly Entry<T>[]>,
  plain: readonly Entry<T>[],
) {
  const keyOf = ({ supplement }: Standing, year: string) => `${supplement} ${year}`;
  const numbered = groupBy(entries, ({ standing }) => keyOf(standing, standing.year ?? UNKNOWN));
  const groups = new Map([...numbered].map(([key, own]) => [key, createGroup(own)]));
  const byTotal = groupBy(entries.filter(hasTotal), ({ standing }) => `${standing.total}`);
  const years = [...byYear.keys()].filter((year) => year !== UNKNOWN);
  const greatestBefore = { true: createGreatestTotal(plain, true), false: createGreatestTotal(plain, false) };

  return (
    own: Standing & { readonly number: number },
    calendarYear: string | undefined,
    self: T | undefined,
  ): readonly Entry<T>[] | null => {
    const { number, total } = own;
    // Any year may be that of an issue without one.
    if (own.year === undefined && years.length > 0) return null;
    const find = (year: string): Group<T> | undefined => groups.get(keyOf(own, year));
    const fellows = [...new Set([own.year ?? UNKNOWN, UNKNOWN])].flatMap((year) => find(year) ?? []);
    if (!fellows.every((group) => group.admits(own, self))) return null;

    const before = fellows.map((group) => group.lastBefore(number)).sort((a, b) => (b?.last ?? 0) - (a?.last ?? 0))[0] ?? null;
    const neighbours: Entry<T>[] = before === null ? [] : [before.entry];
    if ((before?.last ?? 0) !== number - 1) {
      // A gap; or the first issue that is kept here; or the numbers run on from the year before.
      const yearBeforeOwn = own.year === undefined ? undefined : find(yearBefore(own.year, 1));
      const continued = yearBeforeOwn?.withNumber(number - 1) ?? [];
      if (before !== null || (yearBeforeOwn !== undefined && continued.length === 0)) return null;
      neighbours.push(...continued.slice(0, 1));
    }

    if (total === undefined) return neighbours;
    const isCounted = ({ standing }: Entry<T>) => standing.supplement === own.supplement;
    if (byTotal.get(`${total}`)?.some((entry) => isCounted(entry) && entry.standing !== self) === true) return null;
    const preceding = fellows.flatMap((group) => group.withNumber(number - 1)).filter(hasTotal);
    const [only] = preceding;
    if (only === undefined) {
      const isGreatest = fellows.every((group) => group.greatestTotalBefore(number) <= total);
      return isGreatest && greatestBefore[`${own.supplement}`](calendarYear) <= total ? neighbours : null;
    }
    const between = total - only.standing.total - 1;
    if (preceding.length > 1 || between < 0 || between > MOST_SHARED) return null;
    const totals = Array.from({ length: between }, (_, at) => byTotal.get(`${only.standing.total + 1 + at}`) ?? []);
    const shared = totals.flat().filter((entry) => !isCounted(entry));
    return shared.length === between ? [...neighbours, only, ...shared] : null;
  };
}

/** Creates the function that gives the greatest running total of the years before one; -1 if there is none. */
function createGreatestTotal<T extends Standing>(entries: readonly Entry<T>[], supplement: boolean) {
  const ofYear = new Map<string, number>();
  const years = new Set<string>();
  for (const { standing } of entries) {
    const { year, total = -1 } = standing;
    if (year !== undefined) years.add(year);
    if (year !== undefined && standing.supplement === supplement) ofYear.set(year, Math.max(ofYear.get(year) ?? -1, total));
  }
  const greatest = new Map<string, number>();
  let most = -1;
  for (const year of [...years].sort()) {
    greatest.set(year, most);
    most = Math.max(most, ofYear.get(year) ?? -1);
  }
  // An issue of a year that is not in the list is an exception: be careful.
  return (year: string | undefined) => (year === undefined ? -1 : (greatest.get(year) ?? most));
}

interface WithTotal {
  readonly total: number;
}

/**
 * Creates the function that finds every issue that rules may compare with one: those of its year and the one before, those without a known year,
 * and those whose running totals may contradict its own.
 */
function createNearFinder<T extends Standing>(byYear: ReadonlyMap<string, readonly Entry<T>[]>, plain: readonly Entry<T>[]) {
  const sorted = sortByTotal(plain);
  const years = [...groupBy(plain, ({ standing }) => standing.year ?? UNKNOWN)]
    .filter(([year]) => year !== UNKNOWN)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const totals = years.map(([year, own]) => ({ year, sorted: sortByTotal(own) }));
  return ({ number, total, year = UNKNOWN }: Standing, calendarYear = UNKNOWN): readonly Entry<T>[] => {
    const near = [year, yearBefore(year, 1), UNKNOWN].flatMap((one) => byYear.get(one) ?? []);
    if (total === undefined) return near;
    const preceding = near.flatMap(({ standing }) =>
      standing.total !== undefined && number !== undefined && standing.number === number - 1 ? [standing.total] : [],
    );
    // Equal or one less, or between that of the issue before and its own.
    const around = sorted.slice(findFirst(sorted, Math.min(total - 1, ...preceding)), findFirst(sorted, total + 1));
    // Greater, although of an earlier year.
    const above = totals.flatMap((earlier) =>
      earlier.year < calendarYear ? earlier.sorted.slice(findFirst(earlier.sorted, total + 1)) : [],
    );
    return [...near, ...around, ...above];
  };
}

function sortByTotal<T extends Standing>(entries: readonly Entry<T>[]): Entry<T & WithTotal>[] {
  return entries.filter(hasTotal).sort((a, b) => a.standing.total - b.standing.total);
}

function hasTotal<T extends Standing>(entry: Entry<T>): entry is Entry<T & WithTotal> {
  return entry.standing.total !== undefined;
}

/** Index of the first entry with at least this total. */
function findFirst(sorted: readonly Entry<Standing & WithTotal>[], total: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.standing.total ?? 0) < total) low = middle + 1;
    else high = middle;
  }
  return low;
}
