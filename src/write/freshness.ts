import { join } from 'node:path';
import type { Digest, Entry, Host } from '../host/host.ts';
import { findItemNames, findRemarksNames, findUnreadNames } from '../model/item-names.ts';
import type { Making, Manifest, ManifestOutput } from './manifest.ts';
import { isLeftover } from './names.ts';
import { type Grounds, inputPath } from './recorder.ts';

/** Why an issue has to be built, and which file says so, as its manifest names it. */
export interface Stale {
  readonly reason: StaleReason;
  readonly file: string | null;
}

export const staleReasons = [
  /** Nothing was built here yet, or its manifest is gone. */
  'new',
  /** A build was killed here, or one is at work. */
  'interrupted',
  /** `--force` */
  'forced',
  'program-changed',
  'options-changed',
  'fonts-changed',
  'input-changed',
  'input-added',
  'siblings-changed',
  /** A format that was not asked for last time. */
  'output-missing',
  /** An output is not what was written: damaged, or edited by hand. */
  'output-changed',
] as const;

export type StaleReason = (typeof staleReasons)[number];

/** What the next build of an issue would be made of, but for the files it would read. */
export type Expected = Omit<Making, 'inputs' | 'beside' | 'siblings'> & {
  /** Asked for when the issue's own files are what they were, and with them its standing. */
  readonly siblings: () => Promise<string>;
};

/** Compares a file with what a manifest says; memoised by the caller for files that many issues share. */
export type DigestOf = (path: string) => Promise<Digest | null>;

/**
 * Why the outputs are not what a build would give now; null when they are. Cheap: it compares hashes and reads nothing into anything.
 *
 * @param output the output folder, absolute
 */
export async function whyStale(
  host: Host,
  grounds: Grounds,
  output: string,
  manifest: Manifest,
  expected: Expected,
  formats: readonly string[],
  digestOf: DigestOf,
): Promise<Stale | null> {
  const there = (await host.list(output)).map(({ name }) => name);
  if (there.some(isLeftover)) return stale('interrupted');
  if (manifest.bulletin !== expected.bulletin) return stale('program-changed');
  if (!same(manifest.options, expected.options)) return stale('options-changed');
  if (!same(manifest.fonts, expected.fonts)) return stale('fonts-changed');
  const input = await changedInput(host, grounds, manifest, digestOf);
  if (input !== null) return input;
  if (manifest.siblings !== (await expected.siblings())) return stale('siblings-changed');
  const missing = formats.find((format) => manifest.outputs.every((made) => made.format !== format));
  if (missing !== undefined) return stale('output-missing', missing);
  for (const made of manifest.outputs) {
    const state = await outputState(host, output, made);
    if (state !== 'intact') return stale(state === 'missing' ? 'output-missing' : 'output-changed', made.file);
  }
  return null;
}

export type OutputState = 'intact' | 'changed' | 'missing';

/** Whether an output is what the manifest says was written. */
export async function outputState(host: Host, output: string, { file, bytes, sha256 }: ManifestOutput): Promise<OutputState> {
  const digest = await host.digest(join(output, file));
  if (digest === null) return 'missing';
  return same(digest, { bytes, sha256 }) ? 'intact' : 'changed';
}

/** The first file that is not what it was when the issue was built, or an item that was not there. */
export async function changedInput(
  host: Host,
  grounds: Grounds,
  { inputs, beside }: Pick<Making, 'inputs' | 'beside'>,
  digestOf: DigestOf,
): Promise<Stale | null> {
  for (const [name, before] of Object.entries(inputs)) {
    if (!same(await digestOf(inputPath(grounds, name)), before)) return stale('input-changed', name);
  }
  const entries = await host.list(grounds.issue);
  const names = besideNames(entries);
  const read = [...findItemNames(entries), ...findRemarksNames(entries)];
  const added = [...read.filter((name) => inputs[name] === undefined), ...names.filter((name) => !beside.includes(name))][0];
  if (added !== undefined) return stale('input-added', added);
  const gone = beside.find((name) => !names.includes(name));
  return gone === undefined ? null : stale('input-changed', gone);
}

/** Whether two builds were made of the same. */
export function sameMaking(a: Making, b: Making): boolean {
  return (['bulletin', 'options', 'inputs', 'beside', 'fonts', 'siblings'] as const).every((part) => same(a[part], b[part]));
}

/** Names of the files of an issue's folder that look like submissions and are not read. */
export function besideNames(entries: readonly Entry[]): readonly string[] {
  return findUnreadNames(entries).map(({ name }) => name);
}

function stale(reason: StaleReason, file: string | null = null): Stale {
  return { reason, file };
}

/** Whether two plain values are the same; their keys stand in the order in which this program writes them. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
