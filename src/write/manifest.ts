import type { Digest, Host } from '../host/host.ts';
import { type FormatOptions, isFileOf } from '../model/formats.ts';
import type { Stage } from '../model/issue.ts';
import type { FaceRole } from '../model/layout.ts';
import type { Standing } from '../model/series.ts';
import * as z from '../model/zod.ts';
import { parseJson } from './lock.ts';
import { isBareName } from './names.ts';

/**
 * The record of a build: its inputs and outputs, by hashes. It contains no absolute path, time or machine name, so that the same input gives
 * the same manifest. The format is stable: fields are added, never renamed.
 */
export interface Manifest extends BuildInputs {
  readonly manifest: 1;
  readonly issue: ManifestIssue;
  readonly found: FoundCounts & {
    /** How many of them only typesetting finds; absent if none. */
    readonly typesetting?: FoundCounts;
  };
  readonly outputs: readonly ManifestOutput[];
  /** Formats of the standing order that the issue must not have; absent if there are none. */
  readonly withheld?: readonly string[];
  /** Options of single formats; absent if none was set. */
  readonly formats?: Readonly<Record<string, FormatOptions>>;
  /** Earlier revisions under the same number (修订), oldest first. */
  readonly revisions: readonly Revision[];
}

/** Number of warnings and notes. */
export interface FoundCounts {
  readonly warnings: number;
  readonly notes: number;
}

/** Everything that determines the outputs: equal inputs give equal outputs. */
export interface BuildInputs {
  /** Version of the program and digest of its source. */
  readonly bulletin: string;
  readonly options: InputOptions;
  /**
   * Every file that was read, by its path from the issue's folder, or `package:…` for a file of the package; null for a file that was looked
   * for and did not exist.
   */
  readonly inputs: Readonly<Record<string, Digest | null>>;
  /** The faces of each role, in order of preference. */
  readonly fonts: Fingerprints;
  /** Files beside the items that look like submissions but are not read; a note names them. */
  readonly beside: readonly string[];
  /** SHA-256 over what the rules see of other issues, see `hashSiblings`. */
  readonly siblings: string;
}

export interface InputOptions {
  readonly fonts: 'office-first' | 'bundled';
  readonly letterhead: 'full' | 'preprinted';
  /** SOURCE_DATE_EPOCH as an ISO day; null if it is not set. */
  readonly date: string | null;
  /** Absent if the issue has no stage. */
  readonly stage?: Stage;
  /** Absent if lines are not numbered. */
  readonly lineNumbers?: true;
}

export type Fingerprints = Readonly<Record<FaceRole, readonly { readonly family: string; readonly sha256: string }[]>>;

export interface ManifestIssue {
  readonly number: number;
  readonly supplement: boolean;
  /** Running total; null if there is none. */
  readonly total: number | null;
  /** ISO 8601 */
  readonly date: string;
  readonly items: number;
  readonly pages: number;
  readonly revision: number;
  readonly reason: string | null;
  /** Its standing by `issue.yaml` alone, as siblings see it. Unknown parts are absent. */
  readonly standing: Standing;
  /** The stage in `issue.yaml`, which may not be that of this build; absent if there is none. */
  readonly stage?: Stage;
}

export interface ManifestOutput extends Digest {
  readonly format: string;
  /** Name of the file in the output folder. */
  readonly file: string;
  readonly pages: number;
}

/** The outputs of an earlier revision, as last built. */
export interface Revision {
  readonly revision: number;
  readonly reason: string | null;
  readonly outputs: readonly ManifestOutput[];
}

/** Serialises a manifest. */
export function encodeManifest(manifest: Manifest): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`);
}

/** In bytes; an issue of 500 items with pictures comes to a tenth. */
const MAX_MANIFEST = 20_000_000;

const count = z.number().check(z.nonnegative());
const text = z.string().check(z.maxLength(10_000));
/** Printed as it is, by `ls` among others. */
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
const year = z.string().check(z.regex(/^\d{4}$/));
const digestSchema = z.looseObject({ bytes: count, sha256: text });

/** An output: a file of its format, in the folder itself. */
const outputSchema = z
  .looseObject({ format: text, file: text, bytes: count, sha256: text, pages: count })
  .check(z.refine(({ file, format }) => isBareName(file) && !file.startsWith('.') && isFileOf(format, file)));
const revisionSchema = z.looseObject({ revision: count, reason: z.nullable(text), outputs: z.array(outputSchema) });
const stage = z.optional(z.enum(['review', 'final']));

/** What a manifest must be to be used at all. Parts that are only compared with what would be written now may be anything of their kind. */
const manifestSchema = z.looseObject({
  manifest: z.literal(1),
  bulletin: text,
  issue: z.looseObject({
    number: count,
    supplement: z.boolean(),
    total: z.nullable(count),
    date: day,
    items: count,
    pages: count,
    revision: count,
    reason: z.nullable(text),
    standing: z.looseObject({
      number: z.optional(count),
      through: z.optional(count),
      supplement: z.boolean(),
      total: z.optional(count),
      date: z.optional(day),
      year: z.optional(year),
    }),
    stage,
  }),
  found: z.looseObject({ warnings: count, notes: count, typesetting: z.optional(z.looseObject({ warnings: count, notes: count })) }),
  options: z.looseObject({ fonts: text, letterhead: text, date: z.nullable(text), stage }),
  inputs: z.record(text, z.nullable(digestSchema)),
  fonts: z.record(text, z.array(z.looseObject({ family: text, sha256: text }))),
  beside: z.array(text),
  siblings: text,
  outputs: z.array(outputSchema),
  withheld: z.optional(z.array(text)),
  formats: z.optional(z.record(text, z.looseObject({}))),
  revisions: z.array(revisionSchema),
});

/**
 * Reads a manifest; null if there is none, or it is not one of ours: it may have come with a folder from elsewhere. Throws a
 * `NodeJS.ErrnoException`, also for a pipe, a device or a huge file.
 */
export async function readManifest(host: Host, path: string): Promise<Manifest | null> {
  let content: string;
  try {
    content = new TextDecoder().decode(await host.readFile(path, MAX_MANIFEST));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  const value = parseJson(content);
  return isManifest(value) ? value : null;
}

function isManifest(value: unknown): value is Manifest {
  return manifestSchema.safeParse(value).success;
}
