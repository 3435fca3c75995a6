/**
 * The library: what the CLI itself calls (docs/api.md). Build, check, mend or verify an issue from a program, build many, import items, list a
 * publication, or count who was used, with `nodeHost()` as the outside.
 */

export { type BuildResult, build, type Output } from './build/build.ts';
export { buildMany, type Outcome, type Selection, select } from './build/many/index.ts';
export type { BuildOptions } from './build/plan.ts';
export { type Verdict, verifyIssue as verify } from './build/verify.ts';
export { type CheckResult, check } from './check/check.ts';
export { type Drafts, type MendedFile, type MendResult, mend } from './check/mend.ts';
export {
  type Diagnostic,
  type Edit,
  getHint as hint,
  getMessage as sentence,
  type Language,
  type Severity,
} from './diagnostics/diagnostic.ts';
export { Failure } from './failures.ts';
export type { Host } from './host/host.ts';
export { nodeHost } from './host/node/index.ts';
export { type Imported, type ImportOptions, type ImportResult, importItems } from './import/plan/import-items.ts';
export { createSession } from './issue/session.ts';
export type { Place } from './model/place.ts';
export type { Format } from './render/index.ts';
export { type CompareOptions, type CompareResult, compareIssue } from './review/compare-issue.ts';
export type { Figures, SourceFigures, Statistics } from './statistics/figures.ts';
export { type ListedIssue, type Listing, type LsOptions, ls } from './statistics/ls.ts';
export type { Period } from './statistics/period.ts';
export { type StatsOptions, type StatsResult, stats } from './statistics/stats.ts';
export type { Stale } from './write/freshness.ts';
export type { Manifest } from './write/manifest.ts';
