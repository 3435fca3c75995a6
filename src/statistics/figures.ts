import type { Period } from './period.ts';

/** Counts of a set of items. */
export interface Counts {
  readonly submitted: number;
  /** Number of items printed. */
  readonly used: number;
  /** Rounded to two decimals. */
  readonly points: number;
}

/** The counts of a source or of the total, with the values derived from them. */
export interface Figures extends Counts {
  readonly held: number;
  readonly rejected: number;
  /** Used divided by submitted, 0 to 1, to four decimals; null if nothing was submitted. */
  readonly rate: number | null;
}

/** Rank by points, from 1. Equal points share a rank, and the next rank counts all sources before it. */
export interface RankedSource {
  readonly rank: number;
}

/** Difference from the previous period. */
export interface Change {
  readonly submitted: number;
  readonly used: number;
  /** Null if nothing was submitted in one of the two periods. */
  readonly rate: number | null;
  readonly points: number;
}

/** Ranks gained; negative if lost. */
export interface RankedChange extends Change {
  readonly rank: number;
}

/** Counts in the order of the statistics' `categories` or `months`. */
interface Parts {
  readonly byCategory: readonly Counts[];
  readonly byMonth: readonly Counts[];
}

export interface SourceFigures extends Figures, RankedSource, Parts {
  /** Official name. */
  readonly name: string;
  readonly group: string | null;
  readonly before: Figures & RankedSource;
  /** Null if the previous period has no issues to compare with. */
  readonly change: RankedChange | null;
}

/**
 * Which sources were used in a period (采用情况). A joint item counts for each of its sources and once in the total, so the total can be less
 * than the sum. The total's points are the sum of the sources' points before rounding.
 */
export interface Statistics {
  readonly publication: string;
  readonly period: Period;
  readonly before: Period;
  /** Group of sources that was selected; null for all. */
  readonly group: string | null;
  /** Number of issues in each period. */
  readonly issues: { readonly period: number; readonly before: number };
  readonly categories: readonly string[];
  /** `2021-07` */
  readonly months: readonly string[];
  /** All sources of the publication or of the group, in protocol order. */
  readonly sources: readonly SourceFigures[];
  readonly total: Figures & Parts & { readonly before: Figures; readonly change: Change | null };
  /** Number of items in the period with several sources. */
  readonly joint: number;
}
