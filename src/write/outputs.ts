import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import type { FormatOptions } from '../model/formats.ts';
import { changeFolder, type FileChange } from './change.ts';
import { checkOutput, findChangedInput, hasSameInputs } from './freshness.ts';
import {
  type BuildInputs,
  encodeManifest,
  type Manifest,
  type ManifestIssue,
  type ManifestOutput,
  type Revision,
  readManifest,
} from './manifest.ts';
import type { OutputPlace } from './place.ts';
import { hashSha256, type InputRoots } from './recorder.ts';

/** A rendered file. */
export interface RenderedFile {
  readonly format: string;
  /** Name in the output folder. */
  readonly file: string;
  readonly data: Uint8Array;
}

/** A build that is ready to be written. */
export interface FinishedBuild {
  readonly issue: ManifestIssue;
  readonly inputs: BuildInputs;
  readonly found: Manifest['found'];
  /** The options of each format. */
  readonly formats: Readonly<Record<string, FormatOptions>>;
  /** Formats that were left out, as the issue must not have them. */
  readonly withheld: readonly string[];
  readonly rendered: readonly RenderedFile[];
}

/**
 * Writes the files of a build and their manifest, all or none, under the folder's lock. Removes outputs of the last build that this one does
 * not make, unless someone changed them. Returns null, and writes nothing, if an input has changed meanwhile.
 *
 * @param name of the issue, for messages
 * @throws Failure as `changeFolder`
 */
export async function writeOutputs(
  host: Host,
  name: string,
  roots: InputRoots,
  place: OutputPlace,
  build: FinishedBuild,
): Promise<Manifest | null> {
  let manifest: Manifest | null = null;
  await changeFolder(
    host,
    place.folder,
    async () => {
      if ((await findChangedInput(host, roots, build.inputs, host.digest)) !== null) return null;
      const before = await readManifest(host, join(place.folder, place.manifest));
      const { kept, removed } = await sortOldOutputs(host, place, before, build);
      manifest = createManifest(build, kept, before);
      return [
        ...removed.map(({ file, bytes, sha256 }): FileChange => ({ name: file, data: null, was: { bytes, sha256 } })),
        ...build.rendered.map(({ file, data }): FileChange => ({ name: file, data })),
        // Last, so that the outputs are there when it says so.
        { name: place.manifest, data: encodeManifest(manifest) },
      ];
    },
    { name },
  );
  return manifest;
}

/**
 * Writes a manifest anew whose outputs stay, under the folder's lock; not if `renew` returns it as it is. Returns null, and writes nothing, if
 * an input or an output has changed.
 *
 * @param name of the issue, for messages
 * @throws Failure as `changeFolder`
 */
export async function renewManifest(
  host: Host,
  name: string,
  roots: InputRoots,
  place: OutputPlace,
  renew: (before: Manifest) => Promise<Manifest>,
): Promise<Manifest | null> {
  let manifest: Manifest | null = null;
  await changeFolder(
    host,
    place.folder,
    async () => {
      const before = await readManifest(host, join(place.folder, place.manifest));
      if (before === null || (await findChangedInput(host, roots, before, host.digest)) !== null) return null;
      const states = await Promise.all(before.outputs.map((output) => checkOutput(host, place.folder, output)));
      if (states.some((state) => state !== 'intact')) return null;
      manifest = await renew(before);
      return manifest === before ? null : [{ name: place.manifest, data: encodeManifest(manifest) }];
    },
    { name },
  );
  return manifest;
}

/** Sorts outputs of the last build that this one does not make: other formats of the same inputs are kept, the rest is removed. */
async function sortOldOutputs(host: Host, { folder }: OutputPlace, before: Manifest | null, { inputs, rendered }: FinishedBuild) {
  const left = (before?.outputs ?? []).filter(({ file }) => rendered.every((made) => made.file !== file));
  const states = await Promise.all(left.map(async (output) => ({ output, state: await checkOutput(host, folder, output) })));
  const intact = states.filter(({ state }) => state === 'intact').map(({ output }) => output);
  if (before !== null && hasSameInputs(before, inputs)) {
    const other = intact.filter(({ format }) => rendered.every((made) => made.format !== format));
    return { kept: other, removed: intact.filter((output) => !other.includes(output)) };
  }
  return { kept: [], removed: intact };
}

function createManifest(
  { issue, inputs, found, formats, withheld, rendered }: FinishedBuild,
  kept: readonly ManifestOutput[],
  before: Manifest | null,
): Manifest {
  const fresh = rendered.map(({ format, file, data }) => ({
    format,
    file,
    bytes: data.length,
    sha256: hashSha256(data),
    pages: issue.pages,
  }));
  const outputs = [...fresh, ...kept].sort((a, b) => (a.format === b.format ? 0 : a.format < b.format ? -1 : 1));
  const recorded = outputs.flatMap(({ format }) => {
    const set = formats[format] ?? before?.formats?.[format] ?? {};
    return Object.keys(set).length === 0 ? [] : [[format, set] as const];
  });
  const { bulletin, options, beside, fonts, siblings } = inputs;
  const revisions = listEarlierRevisions(before, issue.revision);
  return {
    manifest: 1,
    bulletin,
    issue,
    found,
    outputs,
    revisions,
    options,
    ...(withheld.length === 0 ? {} : { withheld }),
    ...(recorded.length === 0 ? {} : { formats: Object.fromEntries(recorded) }),
    fonts,
    siblings,
    beside,
    inputs: inputs.inputs,
  };
}

/** Lists the revisions before the current one. Building a revision again does not add to the list. */
function listEarlierRevisions(before: Manifest | null, now: number): readonly Revision[] {
  if (before === null) return [];
  const { revision, reason } = before.issue;
  return [...before.revisions, { revision, reason, outputs: before.outputs }].filter((each) => each.revision < now);
}
