import { findTier, type PointRules } from '../model/publication.ts';
import type { Submission } from './submissions.ts';

/**
 * The points that each of an item's sources gets. A category's points are for being printed; remarks and use by higher offices count also
 * for an item that the publication itself did not print.
 */
export function pointsOfEach(submission: Submission, rules: PointRules): number {
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
