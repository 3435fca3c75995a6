import { dirname, join } from 'node:path';
import type { Digest, Host } from '../host/host.ts';
import { HELD_OPEN } from './cannot-write.ts';
import { createLinkFailure } from './foreign-file.ts';
import type { Step } from './journal.ts';
import { findDeadLockToken, findToken, formatKeptName, formatTemporaryName, type JOURNAL, type UNDO } from './names.ts';
import { hashSha256 } from './recorder.ts';

/**
 * Gives the new files their names. Run again after a kill, it does what is left.
 *
 * @param stops whether to stop at the first conflict
 * @returns the files that are not what they were
 */
export async function redo(files: Temporaries, steps: readonly Step[], stops: boolean): Promise<string[]> {
  const conflicts: string[] = [];
  for (const [index, step] of steps.entries()) {
    if (stops && conflicts.length > 0) break;
    if (!(await redoStep(files, index, step))) conflicts.push(step.name);
  }
  return conflicts;
}

async function redoStep(files: Temporaries, index: number, { name, before, after }: Step): Promise<boolean> {
  const { host, folder } = files;
  const path = join(folder, name);
  await refuseLinks(host, folder, name);
  // It may have been empty, and removed, since the change was cut short.
  if (after !== null && dirname(path) !== folder) await host.makeFolder(dirname(path));
  if (after === null) {
    if (before !== null && !(await retry(host, () => host.removeIf(path, before)))) return false;
  } else if (await files.has(files.path(index))) {
    const isDone = await retry(host, () => host.replace(files.path(index), path, before));
    // A kill between the two calls that rename a new file leaves both names.
    if (!isDone && !((await host.kindAt(path)) === 'file' && isSame(await host.digest(path), after))) return false;
  }
  if (before === null) return true;
  // What is kept is the same file as what was there. An editor that saved into it at the very moment of the rename gets it back.
  const kept = files.kept(index);
  if (await files.has(kept)) {
    if (isSame(await host.digest(kept), before)) return true;
    await host.replace(kept, path, after);
  }
  return false;
}

/** Gives the files what they were, but for those that someone has changed since. Run again after a kill, it does what is left. */
export async function undo(files: Temporaries, steps: readonly Step[]): Promise<void> {
  const { host, folder } = files;
  for (const [index, { name, before, after }] of steps.entries()) {
    await refuseLinks(host, folder, name);
    const path = join(folder, name);
    if (before === null) {
      if (after !== null) await host.removeIf(path, after);
      continue;
    }
    // A new file that still has its temporary name has replaced nothing.
    if ((after === null || !(await files.has(files.path(index)))) && (await files.has(files.kept(index)))) {
      await host.replace(files.kept(index), path, after);
    }
  }
}

/** The journal goes first: what it names goes next, and is cleared by the token of the lock if that is cut short. */
export async function finish(host: Host, files: Temporaries, journal: typeof JOURNAL | typeof UNDO): Promise<void> {
  await host.remove(join(files.folder, journal));
  await files.clear();
}

/** The temporary files of one change, known by its token. */
export class Temporaries {
  readonly host: Host;
  readonly folder: string;
  readonly #token: string;

  constructor(host: Host, folder: string, token: string) {
    this.host = host;
    this.folder = folder;
    this.#token = token;
  }

  path(index: number | 'journal'): string {
    return join(this.folder, formatTemporaryName(this.#token, index));
  }

  kept(index: number): string {
    return join(this.folder, formatKeptName(this.#token, index));
  }

  async has(path: string): Promise<boolean> {
    return (await this.host.kindAt(path)) === 'file';
  }

  /** Removes the files that have exactly a name of ours with this token, but for the lock; returns their names. */
  async clear(): Promise<readonly string[]> {
    const names = (await this.host.list(this.folder)).filter(
      ({ name, kind }) => kind === 'file' && findToken(name) === this.#token && findDeadLockToken(name) === null,
    );
    for (const { name } of names) await this.host.remove(join(this.folder, name));
    return names.map(({ name }) => name);
  }
}

/** Makes sure that the folders of a target lie where its name says. */
async function refuseLinks(host: Host, home: string, name: string): Promise<void> {
  for (let path = dirname(join(home, name)); path.length > home.length; path = dirname(path)) {
    if ((await host.kindAt(path)) === 'link') throw createLinkFailure(path);
  }
}

export function computeDigest(data: Uint8Array): Digest {
  return { bytes: data.length, sha256: hashSha256(data) };
}

export function isSame(a: Digest | null, b: Digest | null): boolean {
  return a?.sha256 === b?.sha256 && a?.bytes === b?.bytes;
}

/** Milliseconds to wait before each new attempt: some two seconds in all. */
const PAUSES = [50, 100, 200, 400, 600, 700];

/** Retries while another program holds the file open, as Word, a virus scanner or a sync client may on Windows. */
export async function retry<T>(host: Host, action: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await action();
    } catch (error) {
      if (!HELD_OPEN.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      await host.sleep(pause);
    }
  }
  return action();
}
