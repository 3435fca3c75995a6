import { findTier, listKnownCategories, type PointRules, type Publication } from '../model/publication.ts';
import type { Change, Counts, Figures, RankedSource, SourceFigures, Statistics } from './figures.ts';
import { isWithin, monthsOf, type Period, periodBefore } from './period.ts';
import type { IssueSubmissions, Submission } from './submissions.ts';

/**
 * Counts a period of an archive, and the one before it. Pure; the order of the issues makes no difference.
 *
 * @param group only sources of it are counted and ranked; null for all
 */
export function count(
  issues: readonly IssueSubmissions[],
  publication: Publication,
  period: Period,
  group: string | null = null,
): Statistics {
  const before = periodBefore(period);
  const listed = publication.sources.filter((source) => group === null || source.group === group);
  const during = (which: Period) => issues.filter(({ date }) => date !== null && isWithin(date, which));
  const [now, then] = [during(period), during(before)];
  const axes = { categories: listKnownCategories(publication), months: monthsOf(period) };
  const compared = then.length > 0;
  const current = tally(now, listed, publication.points);
  const previous = tally(then, listed, publication.points);
  const tallies = listed.map((source) => ({ source, now: current.of(source.name), past: previous.of(source.name) }));
  const rank = placesBy(tallies.map(({ now }) => now.points));
  const rankBefore = placesBy(tallies.map(({ past }) => past.points));

  const sources = tallies.map(({ source, now, past }): SourceFigures => {
    const own = { ...figures(now), rank: rank(now.points) };
    const earlier = { ...figures(past), rank: rankBefore(past.points) };
    const change = compared ? { ...changeOf(own, earlier), rank: earlier.rank - own.rank } : null;
    return {
      name: source.name,
      group: source.group ?? null,
      ...own,
      ...parts(now, axes),
      before: earlier,
      change,
    };
  });
  const [total, totalBefore] = [figures(current.total), figures(previous.total)];
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
      ...parts(current.total, axes),
      before: totalBefore,
      change: compared ? changeOf(total, totalBefore) : null,
    },
    joint: current.total.credits.filter(({ submission }) => submission.sources.length > 1).length,
  };
}

/** An item as one source sees it, or as the total does: with the points it brings there. */
interface CreditedItem {
  readonly submission: Submission;
  readonly points: number;
}

/** What was credited, and the points it comes to. */
interface Tally {
  readonly credits: readonly CreditedItem[];
  readonly points: number;
}

/** What goes to each source listed, by its name, and to the total, which takes of a joint item what those sources get together. */
function tally(issues: readonly IssueSubmissions[], listed: Publication['sources'], rules: PointRules) {
  const names = new Set(listed.map(({ name }) => name));
  const credits = new Map<string, CreditedItem[]>();
  const all: CreditedItem[] = [];
  for (const submission of issues.flatMap(({ submissions }) => submissions)) {
    const points = pointsOfEach(submission, rules);
    const own = submission.sources.filter((name) => names.has(name));
    for (const name of own) {
      const list = credits.get(name);
      if (list === undefined) credits.set(name, [{ submission, points }]);
      else list.push({ submission, points });
    }
    if (own.length > 0) all.push({ submission, points: points * own.length });
  }
  return { of: (name: string) => tallied(credits.get(name) ?? []), total: tallied(all) };
}

function tallied(credits: readonly CreditedItem[]): Tally {
  return { credits, points: rounded(credits.reduce((sum, { points }) => sum + points, 0)) };
}

/** To two decimals, half up. Sums of shares are a hair off; twelve digits take that away, and hold every sum there can be. */
function rounded(points: number): number {
  return Math.round(Number((points * 100).toPrecision(12))) / 100;
}

function figures({ credits, points }: Tally): Figures {
  const having = (status: Submission['status']) => credits.filter(({ submission }) => submission.status === status).length;
  const [submitted, used] = [credits.length, having('used')];
  const rate = submitted === 0 ? null : Math.round((used / submitted) * 10_000) / 10_000;
  return { submitted, used, held: having('held'), rejected: having('rejected'), rate, points };
}

function parts({ credits }: Tally, { categories, months }: Pick<Statistics, 'categories' | 'months'>) {
  const counts = (some: readonly CreditedItem[]): Counts => {
    const { submitted, used, points } = figures(tallied(some));
    return { submitted, used, points };
  };
  return {
    byCategory: categories.map((category) => counts(credits.filter(({ submission }) => submission.category === category))),
    byMonth: months.map((month) => counts(credits.filter(({ submission }) => submission.date.startsWith(month)))),
  };
}

/** Places by points: one more than there are sources with more, so that equal points share a place. */
function placesBy(points: readonly number[]): (own: number) => RankedSource['rank'] {
  return (own) => 1 + points.filter((other) => other > own).length;
}

function changeOf(now: Figures, before: Figures): Change {
  return {
    submitted: now.submitted - before.submitted,
    used: now.used - before.used,
    rate: now.rate === null || before.rate === null ? null : Math.round((now.rate - before.rate) * 10_000) / 10_000,
    points: rounded(now.points - before.points),
  };
}

/**
 * The points that each of an item's sources gets. A category's points are for being printed; remarks and use by higher offices count also
 * for an item that the publication itself did not print.
 */
function pointsOfEach(submission: Submission, rules: PointRules): number {
  const { category, status, remarks, sources } = submission;
  const own = rules.categories.find((entry) => entry.category === category)?.points ?? rules.item;
  const points = (status === 'used' ? own : 0) + remarks * rules.remark + adoption(submission.adopted, rules);
  return sources.length === 1 ? points : points * (rules.joint ?? 1 / sources.length);
}

/** Points for use by higher offices: those of each, or of the tier with the most, once. An office named twice counts once. */
function adoption(adopted: readonly string[], rules: PointRules): number {
  const points = [...new Set(adopted)].map((name) => findTier(name, rules)?.points ?? 0);
  return rules.counting === 'cumulative' ? points.reduce((sum, each) => sum + each, 0) : Math.max(0, ...points);
}
