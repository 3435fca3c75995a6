import type { Counts, SourceFigures, Statistics } from '../figures.ts';
import type { Period } from '../period.ts';
import type { Output, Shortcomings } from './output.ts';
import { formatPeriod } from './words.ts';

/** The statistics for scripts (docs/stats.md). The shape is stable: fields are added, never renamed. */
export const asJson: Output = (statistics, { shortcomings }) => `${JSON.stringify(documentOf(statistics, shortcomings), null, 2)}\n`;

/** Builds the document; `statistics` is null when errors in `bulletin.yaml` prevented counting. */
export function documentOf(statistics: Statistics | null, shortcomings: Shortcomings) {
  return { version: 1, statistics: statistics === null ? null : toJson(statistics), ...shortcomings };
}

function toJson({ period, before, categories, months, sources, total, ...rest }: Statistics) {
  const named = <P extends { readonly byCategory: readonly Counts[]; readonly byMonth: readonly Counts[] }>(figures: P) => ({
    ...figures,
    byCategory: figures.byCategory.map((counts, at) => ({ category: categories[at], ...counts })),
    byMonth: figures.byMonth.map((counts, at) => ({ month: months[at], ...counts })),
  });
  return {
    ...rest,
    period: toPeriodValue(period),
    before: toPeriodValue(before),
    categories,
    months,
    sources: sources.map((source: SourceFigures) => named(source)),
    total: named(total),
  };
}

function toPeriodValue(period: Period) {
  const { zh, en } = formatPeriod(period);
  return { ...period, name: { zh, en } };
}
