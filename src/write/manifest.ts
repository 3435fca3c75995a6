import type { Digest, Host } from '../host/host.ts';
import type { Stage } from '../model/issue.ts';
import type { FaceRole } from '../model/layout.ts';
import type { Standing } from '../model/series.ts';

/**
 * The record of a build: its inputs and outputs, by hashes. It contains no absolute path, time or machine name, so that the same input gives
 * the same manifest. The format is stable: fields are added, never renamed.
 */
export interface Manifest extends BuildInputs {
  readonly manifest: 1;
  readonly issue: ManifestIssue;
  /** Number of warnings and notes. */
  readonly found: { readonly warnings: number; readonly notes: number };
  readonly outputs: readonly ManifestOutput[];
  /** Earlier revisions under the same number (修订), oldest first. */
  readonly revisions: readonly Revision[];
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

/** Reads a manifest; null if there is none, or it is not one of ours. Throws a `NodeJS.ErrnoException`. */
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
