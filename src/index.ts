/**
 * The library: what the CLI itself calls (docs/api.md). Build, check, mend or verify an issue from a program, build many, import items, list a
 * publication, or count who was used, with `nodeHost()` as the outside.
 */
export { buildMany, type Outcome, type Selection, select, sessionFor, type Verdict, verifyIssue as verify } from './archive/index.ts';
export type { Figures, SourceFigures, Statistics } from './archive/statistics/figures.ts';
export type { Period } from './archive/statistics/period.ts';
export { type BuildOptions, type BuildResult, build, type CheckResult, check, type Output } from './build.ts';
export { type CompareOptions, type CompareResult, compareIssue } from './compare-issue.ts';
export { type Diagnostic, type Edit, hint, type Language, type Severity, sentence } from './diagnostics/diagnostic.ts';
export { Failure } from './failures.ts';
export type { Host } from './host.ts';
export { nodeHost } from './host-node.ts';
export { type Imported, type ImportOptions, type ImportResult, importItems } from './import-items.ts';
export { type ListedIssue, type Listing, type LsOptions, ls } from './ls.ts';
export { type Drafts, type MendedFile, type MendResult, mend } from './mend.ts';
export type { Place } from './model/place.ts';
export type { Format } from './render/index.ts';
export { type StatsOptions, type StatsResult, stats } from './stats.ts';
export type { Stale } from './write/freshness.ts';
export type { Manifest } from './write/manifest.ts';
