import type { Standing } from './series.ts';

/** An issue of a list. */
export interface Entry<T> {
  readonly standing: T;
  /** Place in the list. */
  readonly order: number;
}

/** Issues that are numbered together: those of one year, or those without a known year; supplements are a group of their own. */
export interface Group<T> {
  /** Whether an issue's number is free, and its date agrees with the order of the numbers. */
  admits(own: Numbered, self: T | undefined): boolean;
  /** The issue with the greatest last number of those whose number is less; null if there is none. */
  lastBefore(number: number): { readonly entry: Entry<T>; readonly last: number } | null;
  withNumber(number: number): readonly Entry<T>[];
  /** The greatest running total of the issues with a lesser number or none; -1 if there is none. */
  greatestTotalBefore(number: number): number;
}

type Numbered = Standing & { readonly number: number };

/** What holds of all issues up to a place in the order of their numbers. */
interface Before<T> {
  readonly entry: Entry<T>;
  readonly last: number;
  readonly date: string;
  readonly total: number;
}

const NO_DATE = '';
const LAST_DATE = '9999-99-99';

export function createGroup<T extends Standing>(entries: readonly Entry<T>[]): Group<T> {
  const sorted = entries.filter(isNumbered).sort((a, b) => a.standing.number - b.standing.number);
  const before = summarizeBefore(sorted);
  const earliest = findEarliestAfter(sorted);
  const unnumbered = entries.reduce(
    (most, { standing }) => (standing.number === undefined ? Math.max(most, standing.total ?? -1) : most),
    -1,
  );
  const firstWith = (number: number) => findFirst(sorted, number);
  const summaryBefore = (number: number) => before[firstWith(number) - 1];
  return {
    admits: ({ number, through = number, date }, self) => {
      const [from, end] = [firstWith(number), firstWith(Math.max(number, through) + 1)];
      if (sorted.slice(from, end).some(({ standing }) => standing !== self)) return false;
      const summary = summaryBefore(number);
      if (summary !== undefined && summary.last >= number) return false;
      return date === undefined || ((summary?.date ?? NO_DATE) <= date && date <= (earliest[end] ?? LAST_DATE));
    },
    lastBefore: (number) => summaryBefore(number) ?? null,
    withNumber: (number) => sorted.slice(firstWith(number), firstWith(number + 1)),
    greatestTotalBefore: (number) => Math.max(unnumbered, summaryBefore(number)?.total ?? -1),
  };
}

function summarizeBefore<T extends Numbered>(sorted: readonly Entry<T>[]): Before<T>[] {
  const summaries: Before<T>[] = [];
  for (const entry of sorted) {
    const { number, through = number, date = NO_DATE, total = -1 } = entry.standing;
    const so = summaries.at(-1);
    const isLast = so === undefined || through > so.last;
    summaries.push({
      entry: isLast ? entry : so.entry,
      last: isLast ? through : so.last,
      date: so === undefined || date > so.date ? date : so.date,
      total: Math.max(so?.total ?? -1, total),
    });
  }
  return summaries;
}

/** The earliest date from each place on. */
function findEarliestAfter(sorted: readonly Entry<Standing>[]): string[] {
  let earliest = LAST_DATE;
  const dates = sorted.toReversed().map(({ standing: { date = LAST_DATE } }) => {
    if (date < earliest) earliest = date;
    return earliest;
  });
  return dates.reverse();
}

/** Index of the first entry with at least this number. */
function findFirst(sorted: readonly Entry<Numbered>[], number: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.standing.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isNumbered<T extends Standing>(entry: Entry<T>): entry is Entry<T & Numbered> {
  return entry.standing.number !== undefined;
}
