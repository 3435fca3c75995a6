import { join, resolve } from 'node:path';
import type { Host } from '../host/host.ts';
import { locateIssue } from '../issue/locate.ts';
import { type OutputState, outputState } from '../write/freshness.ts';
import { readManifest } from '../write/manifest.ts';
import { JOURNAL, UNDO } from '../write/names.ts';
import { type OutputPlace, outputPlace } from '../write/place.ts';

/** Whether the files of one issue are those that its manifest names. */
export interface Verdict {
  /** The issue's folder, as it was named. */
  readonly issue: string;
  /** `missing`: there is no manifest, so nothing was built; `interrupted`: a build was killed, and the next one finishes or takes back. */
  readonly state: OutputState | 'interrupted';
  readonly outputs: readonly { readonly file: string; readonly state: OutputState }[];
}

/**
 * Compares the outputs of an issue with its manifest. Changes nothing. Throws a Failure when the path is no issue.
 *
 * @param output the folder the issue was built into, when it was not its own `dist`
 */
export async function verifyIssue(host: Host, issue: string, output?: string): Promise<Verdict> {
  const { folder } = await locateIssue(host, issue);
  const where = output === undefined ? undefined : resolve(host.cwd, output);
  // A draft for sign-off lies beside what is printed, if there is one.
  const places = [outputPlace(host, folder, where), outputPlace(host, folder, where, 'review')];
  const manifests = await Promise.all(places.map((place) => readManifest(host, join(place.folder, place.manifest))));
  const made = manifests.flatMap((manifest) => manifest?.outputs ?? []);
  const [{ folder: home }] = places as [OutputPlace, OutputPlace];
  if (manifests.every((manifest) => manifest === null)) return { issue, state: 'missing', outputs: [] };
  const names = (await host.list(home)).map(({ name }) => name);
  const outputs = await Promise.all(made.map(async (each) => ({ file: each.file, state: await outputState(host, home, each) })));
  if (names.includes(JOURNAL) || names.includes(UNDO)) return { issue, state: 'interrupted', outputs };
  const worst = (['changed', 'missing'] as const).find((state) => outputs.some((each) => each.state === state));
  return { issue, state: worst ?? 'intact', outputs };
}
