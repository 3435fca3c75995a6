import type { Digest, Host } from '../host/host.ts';
import type { Stage } from '../model/issue.ts';
import type { FaceRole } from '../model/layout.ts';
import type { Standing } from '../model/series.ts';

/**
 * What a build says of itself, beside its outputs: all it was made of and all it made, by hashes. It holds no absolute path, no time and no
 * name of a machine, so that the same input gives the same manifest. The shape is stable: fields are added, never renamed.
 */
export interface Manifest extends Making {
  readonly manifest: 1;
  readonly issue: ManifestIssue;
  /** How many warnings and notes the build gave. */
  readonly found: { readonly warnings: number; readonly notes: number };
  readonly outputs: readonly ManifestOutput[];
  /** What was issued before under the same number, oldest first (修订). */
  readonly revisions: readonly Revision[];
}

/** All that decides what a build gives: when it is the same, so are the outputs. */
export interface Making {
  /** The program: its version and what its source was. */
  readonly bulletin: string;
  readonly options: MakingOptions;
  /**
   * Every file that was read, by its path from the issue's folder, or `package:…` for what ships with the program; null for one that was
   * looked for and not there.
   */
  readonly inputs: Readonly<Record<string, Digest | null>>;
  /** The faces of each role, best first. */
  readonly fonts: Fingerprints;
  /** Names of files beside the items that are not read, of which the reader is told. */
  readonly beside: readonly string[];
  /** SHA-256 of what the rules look at of other issues: the standings of those before it, the items of the newest of these. */
  readonly siblings: string;
}

export interface MakingOptions {
  readonly fonts: 'office-first' | 'bundled';
  readonly letterhead: 'full' | 'preprinted';
  /** SOURCE_DATE_EPOCH as a day; null when it is not set. */
  readonly date: string | null;
  /** Left out of a plain build. */
  readonly stage?: Stage;
  /** Left out where lines are not numbered. */
  readonly lineNumbers?: true;
}

export type Fingerprints = Readonly<Record<FaceRole, readonly { readonly family: string; readonly sha256: string }[]>>;

export interface ManifestIssue {
  readonly number: number;
  readonly supplement: boolean;
  /** Null when none is given. */
  readonly total: number | null;
  /** ISO */
  readonly date: string;
  readonly items: number;
  readonly pages: number;
  readonly revision: number;
  readonly reason: string | null;
  /** What its siblings see of it: the date is that of its `issue.yaml`. What is not known is left out. */
  readonly standing: Standing;
  /** The stage its `issue.yaml` names, which need not be that of this build; left out when it names none. */
  readonly stage?: Stage;
}

export interface ManifestOutput extends Digest {
  readonly format: string;
  /** Name in the output folder. */
  readonly file: string;
  readonly pages: number;
}

/** An earlier revision's outputs, as they were last built. */
export interface Revision {
  readonly revision: number;
  readonly reason: string | null;
  readonly outputs: readonly ManifestOutput[];
}

/** The manifest as bytes. */
export function written(manifest: Manifest): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`);
}

/** The manifest at a path; null when there is none, or none that this program wrote. Throws a `NodeJS.ErrnoException`. */
export async function readManifest(host: Host, path: string): Promise<Manifest | null> {
  let text: string;
  try {
    text = new TextDecoder().decode(await host.readFile(path));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  try {
    const value: unknown = JSON.parse(text);
    return isManifest(value) ? value : null;
  } catch {
    return null;
  }
}

/** Whether a value has the parts that others go by. A hand that changed the rest only makes the issue look out of date. */
function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value) || value.manifest !== 1) return false;
  const { issue, options, inputs, fonts, beside, outputs, revisions, found } = value;
  const areRecords = [issue, options, inputs, fonts, found].every(isRecord) && isRecord((issue as { standing?: unknown }).standing);
  return areRecords && Array.isArray(beside) && areOutputs(outputs) && Array.isArray(revisions);
}

/** A name with a slash would lead out of the folder. */
function areOutputs(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  return value.every((output) => isRecord(output) && typeof output.file === 'string' && !/[/\\]/.test(output.file));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
