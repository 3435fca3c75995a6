import type { Counts, SourceFigures, Statistics } from '../figures.ts';
import type { Period } from '../period.ts';
import type { Output, Shortcomings } from './output.ts';
import { periodName } from './words.ts';

/** The statistics for scripts, as `docs/stats.md` describes them. The shape is stable: fields are added, never renamed. */
export const asJson: Output = (statistics, { shortcomings }) => `${JSON.stringify(documentOf(statistics, shortcomings), null, 2)}\n`;

/** The document itself; `statistics` is null when errors in `bulletin.yaml` kept anything from being counted. */
export function documentOf(statistics: Statistics | null, shortcomings: Shortcomings) {
  return { version: 1, statistics: statistics === null ? null : inJson(statistics), ...shortcomings };
}

function inJson({ period, before, categories, months, sources, total, ...rest }: Statistics) {
  const named = <P extends { readonly byCategory: readonly Counts[]; readonly byMonth: readonly Counts[] }>(figures: P) => ({
    ...figures,
    byCategory: figures.byCategory.map((counts, at) => ({ category: categories[at], ...counts })),
    byMonth: figures.byMonth.map((counts, at) => ({ month: months[at], ...counts })),
  });
  return {
    ...rest,
    period: periodValue(period),
    before: periodValue(before),
    categories,
    months,
    sources: sources.map((source: SourceFigures) => named(source)),
    total: named(total),
  };
}

function periodValue(period: Period) {
  const { zh, en } = periodName(period);
  return { ...period, name: { zh, en } };
}
