import { dirname, join } from 'node:path';
import { Failure } from '../failures.ts';
import type { Host } from '../host/host.ts';
import { cannotWrite } from './cannot-write.ts';
import { commit } from './commit.ts';
import { withLock } from './lock.ts';

/**
 * Replaces files of a folder that are no issue's outputs, all or none. Names may lead to folders in it; what folders are missing is made.
 *
 * @param folder absolute
 * @param failure what is said when the folder cannot be written, which is as it was then
 * @throws Failure also when somebody else changes files there
 */
export async function replaceFiles(
  host: Host,
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  failure: (error: NodeJS.ErrnoException) => Failure = (error) => cannotWrite(folder, error),
): Promise<void> {
  try {
    await host.makeFolder(folder);
    for (const inner of new Set([...files.keys()].map((name) => dirname(join(folder, name))))) await host.makeFolder(inner);
    await withLock(host, folder, folder, () => commit(host, folder, { files }));
  } catch (error) {
    throw error instanceof Failure ? error : failure(error as NodeJS.ErrnoException);
  }
}
