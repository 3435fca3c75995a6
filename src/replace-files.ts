import { dirname, join } from 'node:path';
import type { Host } from './host.ts';
import { commit } from './write/commit.ts';
import { locked } from './write/lock.ts';

/**
 * Replaces files of a folder that are no issue's outputs, all or none. Names may lead to folders in it; what folders are missing is made.
 *
 * @param folder absolute
 * @throws Failure when somebody else changes files there; NodeJS.ErrnoException when the folder cannot be written, which is as it was then
 */
export async function replaceFiles(host: Host, folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await host.makeFolder(folder);
  for (const inner of new Set([...files.keys()].map((name) => dirname(join(folder, name))))) await host.makeFolder(inner);
  await locked(host, folder, folder, () => commit(host, folder, { files }));
}
