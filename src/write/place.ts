import { basename, join, resolve } from 'node:path';
import { fileName, type Host } from '../host/host.ts';
import type { Stage } from '../model/issue.ts';
import { createLinkFailure } from './foreign-file.ts';
import { MANIFEST, REVIEW_MANIFEST } from './names.ts';

/** Where the outputs of an issue go. */
export interface OutputPlace {
  /** Absolute. */
  readonly folder: string;
  /** Name of the manifest in it. */
  readonly manifest: string;
}

/**
 * Finds the output folder of an issue: its own `dist`, or the folder given with `--output`. That one may hold other files and serve several
 * issues, so the manifest in it is named after the issue's folder. A draft for sign-off has a manifest and file names of its own, so that
 * it never replaces the printed issue.
 *
 * @param issue its folder, absolute
 * @param output absolute or from the current folder
 */
export function findOutputPlace(host: Pick<Host, 'cwd'>, issue: string, output?: string, stage: Stage | null = null): OutputPlace {
  const manifest = stage === 'review' ? REVIEW_MANIFEST : MANIFEST;
  if (output === undefined) return { folder: join(issue, 'dist'), manifest };
  return { folder: resolve(host.cwd, output), manifest: `${basename(issue)}.${manifest}` };
}

/**
 * Makes sure that an issue's `dist` is no link: what is read, written and removed there would lie elsewhere. Links inside the issue are refused
 * as well. A folder given with `--output` is the user's own choice and may be anything.
 *
 * @throws Failure
 */
export async function refuseLinkedDist(host: Host, issue: string, output?: string): Promise<void> {
  if (output !== undefined) return;
  const entry = (await host.list(issue)).find(({ name }) => name === 'dist');
  if (entry?.kind === 'link') throw createLinkFailure(fileName(host, join(issue, 'dist')));
}

/** Path of the manifest of the printed issue, absolute. Parameters as for `findOutputPlace`. */
export function findManifest(host: Pick<Host, 'cwd'>, issue: string, output?: string): string {
  const { folder, manifest } = findOutputPlace(host, issue, output);
  return join(folder, manifest);
}
