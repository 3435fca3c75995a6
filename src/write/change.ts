import { dirname, join } from 'node:path';
import { Failure } from '../failures.ts';
import { type Digest, fileName, type Host } from '../host/host.ts';
import { cannotWrite } from './cannot-write.ts';
import { createLinkFailure, createNameFailure, foreignFile } from './foreign-file.ts';
import { encodeJournal, isTargetName, type Journal, type Step } from './journal.ts';
import { withLock } from './lock.ts';
import { JOURNAL, UNDO } from './names.ts';
import { recover } from './recover.ts';
import { computeDigest, finish, isSame, redo, retry, Temporaries, undo } from './transaction.ts';

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
  /** Name of the folder in messages; its path by default. */
  readonly name?: string;
  /** What happens when a file is not what it `was`: nothing changes and a Failure names it (the default), or the other files change. */
  readonly onConflict?: Journal['onConflict'];
  /** Explains an error of the file system. */
  readonly failure?: (error: NodeJS.ErrnoException) => Failure;
}

export interface ChangeResult {
  /** With `skip`: files left unchanged because someone else saved them. */
  readonly conflicts: readonly string[];
}

/** A change that was made, or left undone because of conflicts. */
interface Commit extends ChangeResult {
  /** Changed sources that have another name as well. */
  readonly hardLinks: readonly string[];
}

/** The changes, or a function that finds them under the lock, and may find that there is nothing to do (null). */
type Changes = readonly FileChange[] | (() => Promise<readonly FileChange[] | null>);

/**
 * Changes files of a folder, all or none, under its lock. Everything that writes goes through here.
 *
 * 1. Each new file is written under a temporary name, as is the journal; what is there is kept under another. All are flushed.
 * 2. The journal gets its name. From now on the change is made: whoever opens the folder next finishes it (`recover`).
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
      if (wanted === null) return { conflicts: [] };
      for (const { name } of wanted) {
        if (!isTargetName(name)) throw createNameFailure(join(folder, name));
        await makeFolders(host, dirname(join(folder, name)), made, folder);
      }
      const { conflicts, hardLinks } = await commit(host, folder, wanted, token, onConflict);
      if (conflicts.length > 0 && onConflict === 'undo') throw createChangedFailure(conflicts);
      for (const link of hardLinks) tellHardLink(host, fileName(host, join(folder, link)));
      return { conflicts };
    });
  } catch (error) {
    throw error instanceof Failure ? error : failure(error as NodeJS.ErrnoException);
  } finally {
    for (const path of made.reverse()) await host.removeEmptyFolder(path);
  }
}

/** A file is replaced, not written into, so that another name of it keeps the old content. */
function tellHardLink(host: Host, path: string): void {
  host.notify?.({
    zh: `“${path}”还有别的名字（硬链接），那里仍是旧内容。`,
    en: `“${path}” has another name (a hard link), which still holds the old content.`,
  });
}

/** Makes a folder with those above it, one by one, noting each. Those inside `home` must be no links. */
async function makeFolders(host: Host, folder: string, made: string[], home = ''): Promise<void> {
  if (folder === home || dirname(folder) === folder) return;
  const isInside = home !== '';
  if (!isInside && (await host.stat(folder))?.kind === 'folder') return;
  await makeFolders(host, dirname(folder), made, home);
  if (isInside) {
    const kind = await host.kindAt(folder);
    if (kind === 'link') throw createLinkFailure(folder);
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
): Promise<Commit> {
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
    const written = steps.flatMap(({ after }, index) => (after === null ? [] : [files.path(index)]));
    await host.flush([...written, files.path('journal')]);
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
  const kind = await host.kindAt(path);
  if (kind === 'link') throw createLinkFailure(path);
  if (kind === 'other' || kind === 'folder') throw foreignFile(path);
  const expected = was instanceof Uint8Array ? computeDigest(was) : was;
  const isHardLink = kind === 'file' && data !== null && was !== undefined && ((await host.stat(path))?.links ?? 1) > 1;
  if (kind === 'file') await host.keep(path, files.kept(index));
  // Of the kept file: the other may be saved by an editor this moment.
  const before = kind === 'file' ? await host.digest(files.kept(index)) : null;
  if (expected !== undefined && !isSame(before, expected)) {
    if (before !== null) await host.remove(files.kept(index));
    return 'conflict';
  }
  // Outputs are replaced whatever their permissions; sources keep theirs.
  if (data !== null) await host.create(files.path(index), data, kind === 'file' && was !== undefined ? path : undefined);
  return { step: { name, before, after: data === null ? null : computeDigest(data) }, isHardLink };
}

function createChangedFailure(names: readonly string[]): Failure {
  const [zh, en] = [names.join('”“'), names.join('”, “')];
  return new Failure(
    'environment',
    { zh: `“${zh}”刚刚被别人存盘或新建，没有改动任何文件`, en: `“${en}” was saved by someone else meanwhile; nothing was changed` },
    { zh: '请等对方存盘后重试', en: 'Try again when they have saved it' },
  );
}
