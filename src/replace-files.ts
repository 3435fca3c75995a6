import type { Host } from './host.ts';
import { commit } from './write/commit.ts';
import { locked } from './write/lock.ts';

/**
 * Replaces files of a folder that are no issue's outputs, all or none. The folder is made when it is missing.
 *
 * @param folder absolute
 * @throws Failure when somebody else changes files there; NodeJS.ErrnoException when the folder cannot be written, which is as it was then
 */
export async function replaceFiles(host: Host, folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await host.makeFolder(folder);
  await locked(host, folder, folder, () => commit(host, folder, { files }));
}
