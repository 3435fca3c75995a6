import { basename, join, resolve } from 'node:path';
import type { Host } from '../host.ts';
import { MANIFEST } from './names.ts';

/** Where the files of an issue's build go. */
export interface OutputPlace {
  /** Absolute. */
  readonly folder: string;
  /** Name of the manifest in it. */
  readonly manifest: string;
}

/**
 * The issue's own `dist`, or a folder that was asked for. That one may be full of other things, as a desktop is, and serve several issues:
 * the manifest is then named after the issue's folder.
 *
 * @param issue its folder, absolute
 * @param output as asked for
 */
export function outputPlace(host: Pick<Host, 'cwd'>, issue: string, output: string | undefined): OutputPlace {
  if (output === undefined) return { folder: join(issue, 'dist'), manifest: MANIFEST };
  return { folder: resolve(host.cwd, output), manifest: `${basename(issue)}.${MANIFEST}` };
}

/** The manifest in an issue's own `dist`, absolute. */
export function manifestInDist(issue: string): string {
  return join(issue, 'dist', MANIFEST);
}
