import { dirname, join, resolve } from 'node:path';
import type { Host } from '../host/host.ts';

/** Name of the file that describes a publication. */
export const PUBLICATION = 'bulletin.yaml';

/**
 * Finds the publication of an issue: the nearest `bulletin.yaml` above its folder, absolute, or null. The folder itself is not searched: a
 * folder that holds a `bulletin.yaml` is a publication, not an issue.
 */
export async function findPublication(host: Host, folder: string): Promise<string | null> {
  let at = resolve(host.cwd, folder);
  while (dirname(at) !== at) {
    at = dirname(at);
    const path = join(at, PUBLICATION);
    if ((await host.stat(path))?.kind === 'file') return path;
  }
  return null;
}
