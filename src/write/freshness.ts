import { join } from 'node:path';
import type { Digest, Entry, Host } from '../host/host.ts';
import type { FormatOptions } from '../model/formats.ts';
import { findItemNames, findRemarksNames, findUnreadNames } from '../model/item-names.ts';
import type { BuildInputs, Manifest, ManifestOutput } from './manifest.ts';
import { type InputRoots, toInputName, toInputPath } from './recorder.ts';
import { isInterrupted } from './recover.ts';

/** Why outputs are not up to date. */
export interface Staleness {
  readonly reason: StaleReason;
  /** The file that differs, as the manifest names it; null if none does. */
  readonly file: string | null;
  /** What else names the cause: the option, the font's family, both versions of the program. Absent if nothing does. */
  readonly detail?: string;
}

export const staleReasons = [
  /** There is no manifest. */
  'new',
  /** A build was killed here, or one is running. */
  'interrupted',
  /** `--force` */
  'forced',
  /** The last build had warnings, and this one is `--strict`. */
  'warnings-refused',
  'program-changed',
  'options-changed',
  'fonts-changed',
  'input-changed',
  'input-added',
  /** Another issue, which can only change what is found in this one: all else is as it was. */
  'siblings-changed',
  /** An output is gone, or a format was not built last time. */
  'output-missing',
  /** An output was damaged, or edited by hand. */
  'output-changed',
] as const;

export type StaleReason = (typeof staleReasons)[number];

/** The inputs of the next build, without the files it would read. */
export type ExpectedInputs = Omit<BuildInputs, 'inputs' | 'beside' | 'siblings'> & {
  /** Hashes the siblings; called only if the issue's own files, and so its standing, are unchanged. */
  readonly siblings: () => Promise<string>;
};

/** Gives the digest of a file; the caller may memoise it for files that many issues share. */
export type DigestOf = (path: string) => Promise<Digest | null>;

/**
 * Finds why the outputs are not what a build would give now; null if they are. Compares hashes alone and parses nothing.
 *
 * @param output the output folder, absolute
 * @param formats the formats asked for, with their options
 */
export async function findStale(
  host: Host,
  roots: InputRoots,
  output: string,
  manifest: Manifest,
  expected: ExpectedInputs,
  formats: Readonly<Record<string, FormatOptions>>,
  digestOf: DigestOf,
): Promise<Staleness | null> {
  if (isInterrupted(await host.list(output))) return createStaleness('interrupted');
  if (manifest.bulletin !== expected.bulletin)
    return createStaleness('program-changed', null, `${manifest.bulletin} → ${expected.bulletin}`);
  const fonts = findChangedFont(manifest.fonts, expected.fonts);
  const option = findChangedOption(manifest.options, expected.options);
  // Another choice of fonts that comes to the same fonts changes nothing.
  if (option !== null && (option !== 'fonts' || fonts !== null)) return createStaleness('options-changed', null, option);
  if (fonts !== null) return createStaleness('fonts-changed', null, fonts);
  const input = await findChangedInput(host, roots, manifest, digestOf);
  if (input !== null) return input;
  for (const [format, options] of Object.entries(formats)) {
    if (manifest.outputs.every((made) => made.format !== format)) return createStaleness('output-missing', format);
    if (!isSame(manifest.formats?.[format] ?? {}, options)) return createStaleness('options-changed', null, format);
  }
  for (const made of manifest.outputs) {
    const state = await checkOutput(host, output, made);
    if (state !== 'intact') return createStaleness(state === 'missing' ? 'output-missing' : 'output-changed', made.file);
  }
  return manifest.siblings === (await expected.siblings()) ? null : createStaleness('siblings-changed');
}

/** Names an option that differs; the choice of fonts only if no other does. */
function findChangedOption(before: object, now: object): string | null {
  const [had, has] = [new Map(Object.entries(before)), new Map(Object.entries(now))];
  const changed = [...new Set([...had.keys(), ...has.keys()])].filter((name) => !isSame(had.get(name), has.get(name)));
  return changed.find((name) => name !== 'fonts') ?? changed[0] ?? null;
}

/** Names the family, or else the role, of a font that differs. */
function findChangedFont(before: BuildInputs['fonts'], now: BuildInputs['fonts']): string | null {
  for (const [role, faces] of Object.entries(now)) {
    const had = before[role as keyof typeof before] ?? [];
    if (!isSame(had, faces)) return faces.find((face, at) => !isSame(face, had[at]))?.family ?? role;
  }
  return isSame(before, now) ? null : '';
}

export type OutputState = 'intact' | 'changed' | 'missing';

/** Compares an output with its digest in the manifest. */
export async function checkOutput(host: Host, output: string, { file, bytes, sha256 }: ManifestOutput): Promise<OutputState> {
  const digest = await host.digest(join(output, file));
  if (digest === null) return 'missing';
  return isSame(digest, { bytes, sha256 }) ? 'intact' : 'changed';
}

/** Finds the first input that differs from the last build, or an item that is new. */
export async function findChangedInput(
  host: Host,
  roots: InputRoots,
  { inputs, beside }: Pick<BuildInputs, 'inputs' | 'beside'>,
  digestOf: DigestOf,
): Promise<Staleness | null> {
  for (const [name, before] of Object.entries(inputs)) {
    // A manifest from elsewhere may name any file: none outside the publication is looked at.
    const path = toInputPath(roots, name);
    if (toInputName(roots, path) !== name || !isSame(await digestOf(path), before)) return createStaleness('input-changed', name);
  }
  const entries = await host.list(roots.issue);
  const names = findIgnoredSubmissions(entries);
  const read = [...findItemNames(entries), ...findRemarksNames(entries)];
  const added = [...read.filter((name) => inputs[name] === undefined), ...names.filter((name) => !beside.includes(name))][0];
  if (added !== undefined) return createStaleness('input-added', added);
  const gone = beside.find((name) => !names.includes(name));
  return gone === undefined ? null : createStaleness('input-changed', gone);
}

/** Whether two builds have the same inputs. */
export function hasSameInputs(a: BuildInputs, b: BuildInputs): boolean {
  return (['bulletin', 'options', 'inputs', 'beside', 'fonts', 'siblings'] as const).every((part) => isSame(a[part], b[part]));
}

/** Lists the files in an issue's folder that look like submissions but are not read. */
export function findIgnoredSubmissions(entries: readonly Entry[]): readonly string[] {
  return findUnreadNames(entries).map(({ name }) => name);
}

function createStaleness(reason: StaleReason, file: string | null = null, detail?: string): Staleness {
  return { reason, file, ...(detail === undefined || detail === '' ? {} : { detail }) };
}

/** Compares two plain values; this program always writes their keys in the same order. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
