import { basename, dirname, join } from 'node:path';
import { Failure } from '../failures.ts';
import type { Digest, Entry, Host } from '../host/host.ts';
import { cannotWrite, HELD_OPEN } from './cannot-write.ts';
import { foreignFile, linkedPlace } from './foreign-file.ts';
import { encodeJournal, isTargetName, type Journal, readJournal, type Step } from './journal.ts';
import { isLocked, listDeadTokens, withLock } from './lock.ts';
import { deadLockToken, JOURNAL, keptName, LOCK, temporaryName, tokenIn, UNDO } from './names.ts';
import { sha256 } from './recorder.ts';

/** One file that is to change. */
export interface FileChange {
  /** Path from the folder, with `/`: `a.md`, `images/1.png`. Missing folders are created. */
  readonly name: string;
  /** The new content; null removes the file. */
  readonly data: Uint8Array | null;
  /**
   * What the file must still be: the content that was read, its digest, or null for a file that must not exist. Left out, whatever is there is
   * replaced.
   */
  readonly was?: Uint8Array | Digest | null;
}

export interface ChangeOptions {
  /** What messages call the folder; its path by default. */
  readonly name?: string;
  /** What happens when a file is not what it `was`: nothing changes and a Failure names it (the default), or the other files change. */
  readonly onConflict?: Journal['onConflict'];
  /** Explains an error of the file system. */
  readonly failure?: (error: NodeJS.ErrnoException) => Failure;
}

export interface ChangeResult {
  /** With `skip`: the files that were left alone because someone else saved them. */
  readonly conflicts: readonly string[];
  /** Changed files that have another name as well (a hard link), which still holds the old content. */
  readonly hardLinks: readonly string[];
}

/** The changes, or a function that finds them under the lock, and may find that there is nothing to do (null). */
type Changes = readonly FileChange[] | (() => Promise<readonly FileChange[] | null>);

/**
 * Changes files of a folder, all or none, under its lock. Everything that writes goes through here.
 *
 * 1. Each new file is written and flushed under a temporary name; what is there is kept under another.
 * 2. A journal gets its name. From now on the change is made: whoever opens the folder next finishes it (`recover`).
 * 3. The new files get their names in order, each only if the file in its place is still what it was.
 *
 * A file that an editor saves in between, at any time, is not overwritten. No link is followed: neither `folder`'s inner folders nor the files
 * may be links.
 *
 * @param folder absolute; created if missing, and removed again if nothing was written
 * @throws Failure if someone else is writing there, a file is not what it `was`, a place is a link, or the folder cannot be written; it is as it
 *   was then
 */
export async function changeFolder(host: Host, folder: string, changes: Changes, options: ChangeOptions = {}): Promise<ChangeResult> {
  const { name = folder, onConflict = 'undo', failure = (error) => cannotWrite(folder, error) } = options;
  const made: string[] = [];
  try {
    await makeFolders(host, folder, made);
    return await withLock(host, folder, name, async (token) => {
      await recover(host, folder, token);
      const wanted = typeof changes === 'function' ? await changes() : changes;
      if (wanted === null) return NOTHING;
      for (const { name } of wanted) {
        if (!isTargetName(name)) throw new Error(`A change of a file that cannot be one: ${JSON.stringify(name)}`);
        await makeFolders(host, dirname(join(folder, name)), made, folder);
      }
      const result = await commit(host, folder, wanted, token, onConflict);
      if (result.conflicts.length > 0 && onConflict === 'undo') throw savedMeanwhile(result.conflicts);
      return result;
    });
  } catch (error) {
    throw error instanceof Failure ? error : failure(error as NodeJS.ErrnoException);
  } finally {
    for (const path of made.reverse()) await host.removeEmptyFolder(path);
  }
}

const NOTHING: ChangeResult = { conflicts: [], hardLinks: [] };

/** Makes a folder with those above it, one by one, noting each. Those inside `home` must be no links. */
async function makeFolders(host: Host, folder: string, made: string[], home = ''): Promise<void> {
  if (folder === home || dirname(folder) === folder) return;
  const isInside = home !== '';
  if (!isInside && (await host.stat(folder))?.kind === 'folder') return;
  await makeFolders(host, dirname(folder), made, home);
  if (isInside) {
    const kind = await kindOf(host, folder);
    if (kind === 'link') throw linkedPlace(folder);
    if (kind === 'folder') return;
  }
  if (await host.makeFolder(folder)) made.push(folder);
}

async function commit(
  host: Host,
  folder: string,
  changes: readonly FileChange[],
  token: string,
  onConflict: Journal['onConflict'],
): Promise<ChangeResult> {
  const files = new Temporaries(host, folder, token);
  const conflicts: string[] = [];
  const hardLinks: string[] = [];
  let steps: Step[];
  try {
    steps = [];
    for (const change of changes) {
      const step = await prepare(files, change, steps.length);
      if (step === 'conflict') conflicts.push(change.name);
      else steps.push(step.step);
      if (step !== 'conflict' && step.isHardLink) hardLinks.push(change.name);
    }
    if (steps.length === 0 || (conflicts.length > 0 && onConflict === 'undo')) {
      await files.clear();
      return { conflicts, hardLinks: [] };
    }
    for (const { name, before } of steps) {
      // Fails while another program holds the file open, on Windows.
      if (before !== null) await retry(host, () => host.rename(join(folder, name), join(folder, name)));
    }
    await host.create(files.path('journal'), encodeJournal({ journal: 1, token, onConflict, steps }));
    await host.rename(files.path('journal'), join(folder, JOURNAL));
  } catch (error) {
    await files.clear();
    throw error;
  }
  try {
    conflicts.push(...(await redo(files, steps, onConflict === 'undo')));
  } catch (error) {
    await host.rename(join(folder, JOURNAL), join(folder, UNDO));
    await undo(files, steps);
    await finish(host, files, UNDO);
    throw error;
  }
  if (conflicts.length > 0 && onConflict === 'undo') {
    await host.rename(join(folder, JOURNAL), join(folder, UNDO));
    await undo(files, steps);
    await finish(host, files, UNDO);
    return { conflicts, hardLinks: [] };
  }
  await finish(host, files, JOURNAL);
  return { conflicts, hardLinks: hardLinks.filter((name) => !conflicts.includes(name)) };
}

/** Writes a new file under its temporary name and keeps the old one. */
async function prepare(files: Temporaries, { name, data, was }: FileChange, index: number) {
  const { host, folder } = files;
  const path = join(folder, name);
  const kind = await kindOf(host, path);
  if (kind === 'link') throw linkedPlace(path);
  if (kind === 'other' || kind === 'folder') throw foreignFile(path);
  const expected = was instanceof Uint8Array ? digestOf(was) : was;
  const isHardLink = kind === 'file' && ((await host.stat(path))?.links ?? 1) > 1;
  if (kind === 'file') await host.keep(path, files.kept(index));
  // Of the kept file: the other may be saved by an editor this moment.
  const before = kind === 'file' ? await host.digest(files.kept(index)) : null;
  if (expected !== undefined && !isSame(before, expected)) {
    if (before !== null) await host.remove(files.kept(index));
    return 'conflict';
  }
  // Outputs are replaced whatever their permissions; sources keep theirs.
  if (data !== null) await host.create(files.fresh(index), data, kind === 'file' && was !== undefined ? path : undefined);
  return { step: { name, before, after: data === null ? null : digestOf(data) }, isHardLink };
}

/**
 * Gives the new files their names. Run again after a kill, it does what is left.
 *
 * @param stops whether to stop at the first conflict
 * @returns the files that are not what they were
 */
async function redo(files: Temporaries, steps: readonly Step[], stops: boolean): Promise<string[]> {
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
  if (after === null) {
    if (before !== null && !(await retry(host, () => host.removeIf(path, before)))) return false;
  } else if (await files.has(files.fresh(index))) {
    const isDone = await retry(host, () => host.replace(files.fresh(index), path, before));
    // A kill between the two calls that rename a new file leaves both names.
    if (!isDone && !((await kindOf(host, path)) === 'file' && isSame(await host.digest(path), after))) return false;
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
async function undo(files: Temporaries, steps: readonly Step[]): Promise<void> {
  const { host, folder } = files;
  for (const [index, { name, before, after }] of steps.entries()) {
    await refuseLinks(host, folder, name);
    const path = join(folder, name);
    if (before === null) {
      if (after !== null) await host.removeIf(path, after);
      continue;
    }
    // A new file that still has its temporary name has replaced nothing.
    if ((after === null || !(await files.has(files.fresh(index)))) && (await files.has(files.kept(index)))) {
      await host.replace(files.kept(index), path, after);
    }
  }
}

/** The journal goes first: what it names goes next, and is cleared by the token of the lock if that is cut short. */
async function finish(host: Host, files: Temporaries, journal: typeof JOURNAL | typeof UNDO): Promise<void> {
  await host.remove(join(files.folder, journal));
  await files.clear();
}

function savedMeanwhile(names: readonly string[]): Failure {
  const [zh, en] = [names.join('”“'), names.join('”, “')];
  return new Failure(
    'surroundings',
    { zh: `“${zh}”刚刚被别人存盘或新建，没有改动任何文件`, en: `“${en}” was saved by someone else meanwhile; nothing was changed` },
    { zh: '请等对方存盘后重试', en: 'Try again when they have saved it' },
  );
}

/** What was done about an interrupted change. */
export type Recovery = 'finished' | 'undone';

/** Whether the entries of a folder show that a change was interrupted, or is being made. */
export function isInterrupted(entries: readonly Entry[]): boolean {
  return entries.some(({ name }) => name === JOURNAL || name === UNDO || name === LOCK || deadLockToken(name) !== null);
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
    // One that was made for the change, and holds nothing now.
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
 * The same under a lock that is held already.
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
  for (const dead of await listDeadTokens(host, folder)) {
    if (dead === token) continue;
    const files = new Temporaries(host, folder, dead);
    const cleared = await files.clear();
    // Old files alone are what a finished change leaves.
    if (cleared.some((name) => name.endsWith('.tmp'))) done ??= 'undone';
    await host.remove(files.path('lock'));
  }
  return done;
}

/** The temporary files of one change, known by its token. */
class Temporaries {
  readonly host: Host;
  readonly folder: string;
  readonly #token: string;

  constructor(host: Host, folder: string, token: string) {
    this.host = host;
    this.folder = folder;
    this.#token = token;
  }

  path(index: number | 'journal' | 'lock'): string {
    return join(this.folder, temporaryName(this.#token, index));
  }

  fresh(index: number): string {
    return this.path(index);
  }

  kept(index: number): string {
    return join(this.folder, keptName(this.#token, index));
  }

  async has(path: string): Promise<boolean> {
    return (await kindOf(this.host, path)) === 'file';
  }

  /** Removes the files that have exactly a name of ours with this token, but for the lock; returns their names. */
  async clear(): Promise<readonly string[]> {
    const names = (await this.host.list(this.folder)).filter(
      ({ name, kind }) => kind === 'file' && tokenIn(name) === this.#token && deadLockToken(name) === null,
    );
    for (const { name } of names) await this.host.remove(join(this.folder, name));
    return names.map(({ name }) => name);
  }
}

/** What stands at a path, links not followed; null if nothing does, or its folder is not there. */
async function kindOf(host: Host, path: string): Promise<Entry['kind'] | null> {
  if ((await host.stat(dirname(path)))?.kind !== 'folder') return null;
  return (await host.list(dirname(path))).find(({ name }) => name === basename(path))?.kind ?? null;
}

/** Makes sure that the folders of a target lie where its name says. */
async function refuseLinks(host: Host, home: string, name: string): Promise<void> {
  for (let path = dirname(join(home, name)); path.length > home.length; path = dirname(path)) {
    if ((await kindOf(host, path)) === 'link') throw linkedPlace(path);
  }
}

function digestOf(data: Uint8Array): Digest {
  return { bytes: data.length, sha256: sha256(data) };
}

function isSame(a: Digest | null, b: Digest | null): boolean {
  return a?.sha256 === b?.sha256 && a?.bytes === b?.bytes;
}

/** Milliseconds to wait before each new attempt: some two seconds in all. */
const PAUSES = [50, 100, 200, 400, 600, 700];

/** Retries while another program holds the file open, as Word, a virus scanner or a sync client may on Windows. */
async function retry<T>(host: Host, action: () => Promise<T>): Promise<T> {
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
