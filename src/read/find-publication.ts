import { dirname, join, resolve } from 'node:path';
import type { Host } from '../host/host.ts';

/** Name of the file that describes a publication. */
export const PUBLICATION = 'bulletin.yaml';

/**
 * The publication an issue belongs to: the nearest `bulletin.yaml` in the folders above it, absolute, or null. The folder itself is not
 * looked into; one that holds a `bulletin.yaml` is the publication and no issue.
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
