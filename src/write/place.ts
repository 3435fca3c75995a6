import { basename, join, resolve } from 'node:path';
import type { Host } from '../host/host.ts';
import type { Stage } from '../model/issue.ts';
import { MANIFEST, REVIEW_MANIFEST } from './names.ts';

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
 * A draft for sign-off has a manifest of its own there, and its files have names of their own, so that neither it nor the printed issue
 * ever takes the place of the other.
 *
 * @param issue its folder, absolute
 * @param output as asked for
 */
export function outputPlace(host: Pick<Host, 'cwd'>, issue: string, output: string | undefined, stage: Stage | null = null): OutputPlace {
  const manifest = stage === 'review' ? REVIEW_MANIFEST : MANIFEST;
  if (output === undefined) return { folder: join(issue, 'dist'), manifest };
  return { folder: resolve(host.cwd, output), manifest: `${basename(issue)}.${manifest}` };
}

/** The manifest in an issue's own `dist`, absolute. */
export function manifestInDist(issue: string): string {
  return join(issue, 'dist', MANIFEST);
}
