import type { Period } from './period.ts';

/** What was counted of some items. */
export interface Counts {
  readonly submitted: number;
  /** Those that were printed. */
  readonly used: number;
  /** To two decimals. */
  readonly points: number;
}

/** The counts of a source or of all, with what follows from them. */
export interface Figures extends Counts {
  readonly held: number;
  readonly rejected: number;
  /** Used by submitted, 0 to 1, to four decimals; null when nothing was submitted. */
  readonly rate: number | null;
}

/** A source's place by points, from 1; those with equal points share one, and the next place is as many further on. */
export interface RankedSource {
  readonly rank: number;
}

/** The difference to the period before. */
export interface Change {
  readonly submitted: number;
  readonly used: number;
  /** Null when nothing was submitted in one of the periods. */
  readonly rate: number | null;
  readonly points: number;
}

/** Places gained; below zero, places lost. */
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
  /** Null when there was no issue in the period before: then there is nothing to compare with. */
  readonly change: RankedChange | null;
}

/**
 * Who was used in a period (采用情况). A joint item counts for each of its sources, and once in the total, which may be less than the sum
 * then. The total's points are the sum of the sources', before any is rounded.
 */
export interface Statistics {
  readonly publication: string;
  readonly period: Period;
  readonly before: Period;
  /** The group of sources that was asked for; null for all. */
  readonly group: string | null;
  /** How many issues each period has. */
  readonly issues: { readonly period: number; readonly before: number };
  readonly categories: readonly string[];
  /** `2021-07` */
  readonly months: readonly string[];
  /** Every source of the publication, or of the group, in protocol order. */
  readonly sources: readonly SourceFigures[];
  readonly total: Figures & Parts & { readonly before: Figures; readonly change: Change | null };
  /** How many items of the period have several sources. */
  readonly joint: number;
}
