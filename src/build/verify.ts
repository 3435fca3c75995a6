import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import { locateIssue } from '../issue/locate.ts';
import { checkOutput, type OutputState } from '../write/freshness.ts';
import { readManifest } from '../write/manifest.ts';
import { JOURNAL, UNDO } from '../write/names.ts';
import { findOutputPlace, refuseLinkedDist } from '../write/place.ts';

/** Whether the outputs of one issue are those that its manifests name. */
export interface VerifyResult {
  /** Folder of the issue, as given. */
  readonly issue: string;
  /** `missing`: nothing was built, or an output is gone; `interrupted`: a build was killed, and the next one will finish or undo it. */
  readonly state: OutputState | 'interrupted';
  readonly outputs: readonly { readonly file: string; readonly state: OutputState }[];
}

/**
 * Compares the outputs of an issue, and of its draft for sign-off, with their manifests. Changes nothing. Throws a Failure if the path is not
 * an issue.
 *
 * @param output the output folder, if it is not the issue's own `dist`
 * @param recover as for `locateIssue`
 */
export async function verifyIssue(
  host: Host,
  issue: string,
  output?: string,
  recover?: (shared: string) => Promise<void>,
): Promise<VerifyResult> {
  const { folder } = await locateIssue(host, issue, recover);
  await refuseLinkedDist(host, folder, output);
  const printed = findOutputPlace(host, folder, output);
  const draft = findOutputPlace(host, folder, output, 'review');
  const manifests = await Promise.all([printed, draft].map((place) => readManifest(host, join(place.folder, place.manifest))));
  if (manifests.every((manifest) => manifest === null)) return { issue, state: 'missing', outputs: [] };
  const made = manifests.flatMap((manifest) => manifest?.outputs ?? []);
  const names = (await host.list(printed.folder)).map(({ name }) => name);
  const outputs = await Promise.all(made.map(async (each) => ({ file: each.file, state: await checkOutput(host, printed.folder, each) })));
  if (names.includes(JOURNAL) || names.includes(UNDO)) return { issue, state: 'interrupted', outputs };
  const worst = (['changed', 'missing'] as const).find((state) => outputs.some((each) => each.state === state));
  return { issue, state: worst ?? 'intact', outputs };
}
