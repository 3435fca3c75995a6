import { findTier, listKnownCategories, type PointRules, type Publication } from '../model/publication.ts';
import type { Change, Counts, Figures, RankedSource, SourceFigures, Statistics } from './figures.ts';
import { findPeriodBefore, isWithin, listMonths, type Period } from './period.ts';
import type { IssueSubmissions, Submission } from './submissions.ts';

/**
 * Counts one period of an archive and the period before it. Pure; the order of the issues does not matter.
 *
 * @param group count and rank only the sources of this group; null for all
 */
export function count(
  issues: readonly IssueSubmissions[],
  publication: Publication,
  period: Period,
  group: string | null = null,
): Statistics {
  const before = findPeriodBefore(period);
  const listed = publication.sources.filter((source) => group === null || source.group === group);
  const during = (which: Period) => issues.filter(({ date }) => date !== null && isWithin(date, which));
  const [now, then] = [during(period), during(before)];
  const axes = { categories: listKnownCategories(publication), months: listMonths(period) };
  const compared = then.length > 0;
  const current = tally(now, listed, publication.points);
  const previous = tally(then, listed, publication.points);
  const tallies = listed.map((source) => ({ source, now: current.of(source.name), past: previous.of(source.name) }));
  const rank = createRanking(tallies.map(({ now }) => now.points));
  const rankBefore = createRanking(tallies.map(({ past }) => past.points));

  const sources = tallies.map(({ source, now, past }): SourceFigures => {
    const own = { ...toFigures(now), rank: rank(now.points) };
    const earlier = { ...toFigures(past), rank: rankBefore(past.points) };
    const change = compared ? { ...computeChange(own, earlier), rank: earlier.rank - own.rank } : null;
    return {
      name: source.name,
      group: source.group ?? null,
      ...own,
      ...splitFigures(now, axes),
      before: earlier,
      change,
    };
  });
  const [total, totalBefore] = [toFigures(current.total), toFigures(previous.total)];
  return {
    publication: publication.name,
    period,
    before,
    group,
    issues: { period: now.length, before: then.length },
    ...axes,
    sources,
    total: {
      ...total,
      ...splitFigures(current.total, axes),
      before: totalBefore,
      change: compared ? computeChange(total, totalBefore) : null,
    },
    joint: current.total.credits.filter(({ submission }) => submission.sources.length > 1).length,
  };
}

/** An item as counted for one source or for the total, with the points it earns there. */
interface CreditedItem {
  readonly submission: Submission;
  readonly points: number;
}

/** Items credited, and the sum of their points. */
interface Tally {
  readonly credits: readonly CreditedItem[];
  readonly points: number;
}

/** Credits each listed source by name, and the total; for a joint item the total gets what its sources get together. */
function tally(issues: readonly IssueSubmissions[], listed: Publication['sources'], rules: PointRules) {
  const names = new Set(listed.map(({ name }) => name));
  const credits = new Map<string, CreditedItem[]>();
  const all: CreditedItem[] = [];
  for (const submission of issues.flatMap(({ submissions }) => submissions)) {
    const points = computePoints(submission, rules);
    const own = submission.sources.filter((name) => names.has(name));
    for (const name of own) {
      const list = credits.get(name);
      if (list === undefined) credits.set(name, [{ submission, points }]);
      else list.push({ submission, points });
    }
    if (own.length > 0) all.push({ submission, points: points * own.length });
  }
  return { of: (name: string) => sumCredits(credits.get(name) ?? []), total: sumCredits(all) };
}

function sumCredits(credits: readonly CreditedItem[]): Tally {
  return { credits, points: roundPoints(credits.reduce((sum, { points }) => sum + points, 0)) };
}

/** Rounds to two decimals, half up. Rounding to twelve digits first removes the error of binary sums. */
function roundPoints(points: number): number {
  return Math.round(Number((points * 100).toPrecision(12))) / 100;
}

function toFigures({ credits, points }: Tally): Figures {
  const having = (status: Submission['status']) => credits.filter(({ submission }) => submission.status === status).length;
  const [submitted, used] = [credits.length, having('used')];
  const rate = submitted === 0 ? null : Math.round((used / submitted) * 10_000) / 10_000;
  return { submitted, used, held: having('held'), rejected: having('rejected'), rate, points };
}

function splitFigures({ credits }: Tally, { categories, months }: Pick<Statistics, 'categories' | 'months'>) {
  const counts = (some: readonly CreditedItem[]): Counts => {
    const { submitted, used, points } = toFigures(sumCredits(some));
    return { submitted, used, points };
  };
  return {
    byCategory: categories.map((category) => counts(credits.filter(({ submission }) => submission.category === category))),
    byMonth: months.map((month) => counts(credits.filter(({ submission }) => submission.date.startsWith(month)))),
  };
}

/** Ranks by points. Equal points share a rank; the next rank counts all sources before it. */
function createRanking(points: readonly number[]): (own: number) => RankedSource['rank'] {
  return (own) => 1 + points.filter((other) => other > own).length;
}

function computeChange(now: Figures, before: Figures): Change {
  return {
    submitted: now.submitted - before.submitted,
    used: now.used - before.used,
    rate: now.rate === null || before.rate === null ? null : Math.round((now.rate - before.rate) * 10_000) / 10_000,
    points: roundPoints(now.points - before.points),
  };
}

/**
 * Computes the points that each source of an item gets. A category's points require that the item was printed; leaders' remarks and use by
 * higher offices count without it.
 */
function computePoints(submission: Submission, rules: PointRules): number {
  const { category, status, remarks, sources } = submission;
  const own = rules.categories.find((entry) => entry.category === category)?.points ?? rules.item;
  const points =
    (status === 'used' ? own + (submission.bonus ?? 0) : 0) + remarks * rules.remark + computeAdoptionPoints(submission.adopted, rules);
  return sources.length === 1 ? points : points * (rules.joint ?? 1 / sources.length);
}

/**
 * Computes the points for use by higher offices: the sum over all of them, or only the highest tier. An office listed twice counts once.
 */
function computeAdoptionPoints(adopted: readonly string[], rules: PointRules): number {
  const points = [...new Set(adopted)].map((name) => findTier(name, rules)?.points ?? 0);
  return rules.counting === 'cumulative' ? points.reduce((sum, each) => sum + each, 0) : Math.max(0, ...points);
}
