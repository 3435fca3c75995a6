import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import { commit, recover } from './commit.ts';
import { changedInput, outputState, sameMaking } from './freshness.ts';
import { locked } from './lock.ts';
import { type Making, type Manifest, type ManifestIssue, type ManifestOutput, type Revision, readManifest, written } from './manifest.ts';
import type { OutputPlace } from './place.ts';
import { type Grounds, sha256 } from './recorder.ts';

/** A rendered file. */
export interface Rendered {
  readonly format: string;
  /** Name in the output folder. */
  readonly file: string;
  readonly data: Uint8Array;
}

/** A build that is ready to be written. */
export interface Build {
  readonly issue: ManifestIssue;
  readonly making: Making;
  readonly found: Manifest['found'];
  readonly rendered: readonly Rendered[];
}

/**
 * Writes the files of a build and their manifest, all or none, under the folder's lock. What an earlier build made and this one does not is
 * removed, unless somebody changed it. Null, and nothing written, when a file the build was made of has changed meanwhile.
 *
 * @param name what messages call the issue
 * @throws Failure when another build holds the lock; NodeJS.ErrnoException when the folder cannot be written, which is as it was then
 */
export async function writeOutputs(host: Host, name: string, grounds: Grounds, place: OutputPlace, build: Build): Promise<Manifest | null> {
  const made = await host.makeFolder(place.folder);
  try {
    return await locked(host, place.folder, name, async () => {
      await recover(host, place.folder);
      if ((await changedInput(host, grounds, build.making, host.digest)) !== null) return null;
      const before = await readManifest(host, join(place.folder, place.manifest));
      const { kept, removed } = await fateOf(host, place, before, build);
      const manifest = manifestOf(build, kept, before);
      const files = new Map(build.rendered.map(({ file, data }) => [file, data]));
      await commit(host, place.folder, { files: files.set(place.manifest, written(manifest)), removed });
      return manifest;
    });
  } finally {
    if (made) await host.removeEmptyFolder(place.folder);
  }
}

/** What becomes of outputs of the build before that this one does not make: a format built of the same is kept. */
async function fateOf(host: Host, { folder }: OutputPlace, before: Manifest | null, { making, rendered }: Build) {
  const left = (before?.outputs ?? []).filter(({ file }) => rendered.every((made) => made.file !== file));
  const states = await Promise.all(left.map(async (output) => ({ output, state: await outputState(host, folder, output) })));
  const intact = states.filter(({ state }) => state === 'intact').map(({ output }) => output);
  if (before !== null && sameMaking(before, making)) {
    const other = intact.filter(({ format }) => rendered.every((made) => made.format !== format));
    return { kept: other, removed: [] };
  }
  return { kept: [], removed: intact.map(({ file }) => file) };
}

function manifestOf({ issue, making, found, rendered }: Build, kept: readonly ManifestOutput[], before: Manifest | null): Manifest {
  const fresh = rendered.map(({ format, file, data }) => ({ format, file, bytes: data.length, sha256: sha256(data), pages: issue.pages }));
  const outputs = [...fresh, ...kept].sort((a, b) => (a.format < b.format ? -1 : 1));
  const { bulletin, options, inputs, beside, fonts, siblings } = making;
  const revisions = earlierRevisions(before, issue.revision);
  return { manifest: 1, bulletin, issue, found, outputs, revisions, options, fonts, siblings, beside, inputs };
}

/** What was issued before the revision that is built now. Building one again does not make it an earlier one. */
function earlierRevisions(before: Manifest | null, now: number): readonly Revision[] {
  if (before === null) return [];
  const { revision, reason } = before.issue;
  return [...before.revisions, { revision, reason, outputs: before.outputs }].filter((each) => each.revision < now);
}
