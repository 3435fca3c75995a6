/**
 * The library: what the CLI itself calls (docs/api.md). Build, check, mend or verify an issue from a program, build many, import items, list a
 * publication, or count who was used, with `nodeHost()` as the outside.
 */

import { type BuildResult, build as buildIssue } from './build/build.ts';
import type { BuildOptions } from './build/plan.ts';
import { verifyIssue } from './build/verify.ts';
import { check as checkIssue } from './check/check.ts';
import { mend as mendIssue } from './check/mend.ts';
import type { Host } from './host/host.ts';
import type { Session } from './issue/session.ts';

export type { BuildResult, Output } from './build/build.ts';
export { buildMany, type Outcome, type Selection, select } from './build/many/index.ts';
export type { BuildOptions } from './build/plan.ts';
export type { VerifyResult } from './build/verify.ts';
export type { CheckResult } from './check/check.ts';
export type { Drafts, MendedFile, MendResult } from './check/mend.ts';
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
export type { Format } from './model/formats.ts';
export type { Place } from './model/place.ts';
export { type CompareOptions, type CompareResult, compareIssue } from './review/compare-issue.ts';
export type { Figures, SourceFigures, Statistics } from './statistics/figures.ts';
export { type ListedIssue, type Listing, type LsOptions, ls } from './statistics/ls.ts';
export type { Period } from './statistics/period.ts';
export { type StatsOptions, type StatsResult, stats } from './statistics/stats.ts';
export type { Staleness } from './write/freshness.ts';
export type { Manifest } from './write/manifest.ts';

/** Builds one issue, in the formats that `bulletin.yaml` asks for when `formats` is left out. Throws a TypeError that names an argument of the wrong type. */
export async function build(host: Host, options: BuildOptions, session?: Session): Promise<BuildResult> {
  requireHost('build', host);
  requireIssue('build', 'options.issue', options?.issue);
  return buildIssue(host, options, session);
}

/** Checks one issue and writes nothing. Throws a TypeError that names an argument of the wrong type. */
export const check: typeof checkIssue = async (host, issue, everyFinding) => {
  requireHost('check', host);
  requireIssue('check', 'issue', issue);
  return checkIssue(host, issue, everyFinding);
};

/** Applies the safe fixes of one issue. Throws a TypeError that names an argument of the wrong type. */
export const mend: typeof mendIssue = async (host, issue, drafts, write) => {
  requireHost('mend', host);
  requireIssue('mend', 'issue', issue);
  return mendIssue(host, issue, drafts, write);
};

/** Compares the outputs of one issue with its manifest. Throws a TypeError that names an argument of the wrong type. */
export const verify: typeof verifyIssue = async (host, issue, output) => {
  requireHost('verify', host);
  requireIssue('verify', 'issue', issue);
  return verifyIssue(host, issue, output);
};

function requireHost(name: string, host: unknown): void {
  if (typeof host === 'object' && host !== null && 'readFile' in host) return;
  throw new TypeError(`${name}: the first argument must be a Host, such as nodeHost(), not ${describe(host)}`);
}

function requireIssue(name: string, argument: string, issue: unknown): void {
  if (typeof issue === 'string') return;
  throw new TypeError(`${name}: ${argument} must be the path of an issue, not ${describe(issue)}`);
}

function describe(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : value === null ? 'null' : typeof value;
}
