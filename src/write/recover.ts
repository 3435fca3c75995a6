import { join } from 'node:path';
import { Failure } from '../failures.ts';
import type { Entry, Host } from '../host/host.ts';
import { cannotWrite } from './cannot-write.ts';
import { readJournal } from './journal.ts';
import { isLocked, listDeadLocks, withLock } from './lock.ts';
import { findDeadLockToken, JOURNAL, LOCK, UNDO } from './names.ts';
import { finish, redo, Temporaries, undo } from './transaction.ts';

/** What was done about an interrupted change. */
export type Recovery = 'finished' | 'undone';

/** Whether the entries of a folder show that a change was interrupted, or is being made. */
export function isInterrupted(entries: readonly Entry[]): boolean {
  return entries.some(({ name }) => name === JOURNAL || name === UNDO || name === LOCK || findDeadLockToken(name) !== null);
}

/**
 * Finishes or undoes a change of a folder that was interrupted, if there was one. Every command that opens an issue or a publication calls
 * this first. A folder without one costs a look at its entries.
 *
 * @param name of the folder, for messages
 * @throws Failure if a journal or lock is not ours (it is left alone), or the change cannot be finished
 */
export async function recoverFolder(host: Host, folder: string, name = folder): Promise<Recovery | null> {
  if ((await host.stat(folder))?.kind !== 'folder') return null;
  const entries = await host.list(folder);
  if (!isInterrupted(entries)) return null;
  const hasJournal = entries.some((entry) => entry.name === JOURNAL || entry.name === UNDO);
  if (!hasJournal && (await isLocked(host, folder))) return null;
  try {
    const done = await withLock(host, folder, name, (token) => recover(host, folder, token));
    // A folder made for the change that is now empty.
    if (done === 'undone') await host.removeEmptyFolder(folder);
    return done;
  } catch (error) {
    if (error instanceof Failure) throw error;
    // Where nothing can be written, leftovers without a journal change nothing.
    if (!hasJournal && (error as NodeJS.ErrnoException).code !== undefined) return null;
    throw cannotWrite(folder, error as NodeJS.ErrnoException);
  }
}

/**
 * Does the same under a lock that is already held.
 *
 * @param token of that lock
 */
export async function recover(host: Host, folder: string, token: string): Promise<Recovery | null> {
  const names = (await host.list(folder)).map((entry) => entry.name);
  let done: Recovery | null = null;
  if (names.includes(UNDO)) {
    const journal = await readJournal(host, folder, UNDO);
    const files = new Temporaries(host, folder, journal.token);
    await undo(files, journal.steps);
    await finish(host, files, UNDO);
    done = 'undone';
  } else if (names.includes(JOURNAL)) {
    const journal = await readJournal(host, folder, JOURNAL);
    const files = new Temporaries(host, folder, journal.token);
    const conflicts = await redo(files, journal.steps, journal.onConflict === 'undo');
    const undoes = conflicts.length > 0 && journal.onConflict === 'undo';
    if (undoes) {
      await host.rename(join(folder, JOURNAL), join(folder, UNDO));
      await undo(files, journal.steps);
    }
    await finish(host, files, undoes ? UNDO : JOURNAL);
    done = undoes ? 'undone' : 'finished';
  }
  for (const dead of await listDeadLocks(host, folder)) {
    if (dead.token === token) continue;
    const cleared = dead.token === null ? [] : await new Temporaries(host, folder, dead.token).clear();
    // Old files alone are what a finished change leaves.
    if (cleared.some((name) => name.endsWith('.tmp'))) done ??= 'undone';
    await host.remove(dead.path);
  }
  return done;
}
