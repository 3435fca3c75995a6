import { join, resolve } from 'node:path';
import type { Host } from '../host.ts';
import { locateIssue } from '../locate.ts';
import { type OutputState, outputState } from '../write/freshness.ts';
import { readManifest } from '../write/manifest.ts';
import { JOURNAL, UNDO } from '../write/names.ts';
import { outputPlace } from '../write/place.ts';

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
  const place = outputPlace(host, folder, output === undefined ? undefined : resolve(host.cwd, output));
  const manifest = await readManifest(host, join(place.folder, place.manifest));
  if (manifest === null) return { issue, state: 'missing', outputs: [] };
  const names = (await host.list(place.folder)).map(({ name }) => name);
  const outputs = await Promise.all(
    manifest.outputs.map(async (made) => ({ file: made.file, state: await outputState(host, place.folder, made) })),
  );
  if (names.includes(JOURNAL) || names.includes(UNDO)) return { issue, state: 'interrupted', outputs };
  const worst = (['changed', 'missing'] as const).find((state) => outputs.some((each) => each.state === state));
  return { issue, state: worst ?? 'intact', outputs };
}
