import { basename, dirname, join } from 'node:path';
import type { Host } from '../host/host.ts';
import { isLeftover, JOURNAL, keptName, LOCK, temporaryName, UNDO } from './names.ts';

/**
 * What is to change in one folder, all of it or nothing. The last of the files is renamed last. Names may lead to folders in it that are there.
 */
export interface Change {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Names of files that go with the change. */
  readonly removed?: readonly string[];
}

/** One file of a change as the journal has it: names in the folder. */
interface Step {
  readonly name: string;
  /** The new file before it has its name; null for a file that goes. */
  readonly fresh: string | null;
  /** What the file was; null when it was not there. */
  readonly kept: string | null;
}

/**
 * Changes files of a folder, all or none. Each new file is written and flushed under a temporary name, and what is there is kept under
 * another. Then a journal takes its name: from that moment the change is made, and whoever comes next finishes it. Before it the folder is
 * as it was. While the renames run, a few microseconds, files of two builds stand side by side; a kill in between leaves the journal, and
 * `recover` what it says. Call it under the folder's lock.
 *
 * @throws NodeJS.ErrnoException when nothing could be changed, or what was changed has been taken back
 */
export async function commit(host: Host, folder: string, change: Change): Promise<void> {
  const token = host.token();
  const steps = await prepared(host, folder, change, token);
  const at = (name: string) => join(folder, name);
  try {
    for (const { name, kept } of steps) if (kept !== null) await patiently(host, () => host.rename(at(name), at(name)));
    const journal = at(temporaryName(token, 'journal'));
    await host.create(journal, new TextEncoder().encode(JSON.stringify(steps)));
    await host.rename(journal, at(JOURNAL));
  } catch (error) {
    await cleared(host, folder);
    throw error;
  }
  try {
    await redo(host, folder, steps);
  } catch (error) {
    await host.rename(at(JOURNAL), at(UNDO));
    await undo(host, folder, steps);
    throw error;
  }
  await cleared(host, folder);
}

/**
 * Brings a folder that a build was killed in to what that build made or to what was there before, and removes what it left. Call it under
 * the folder's lock. Throws a NodeJS.ErrnoException.
 */
export async function recover(host: Host, folder: string): Promise<void> {
  const names = await namesIn(host, folder);
  if (names.includes(UNDO)) await undo(host, folder, await stepsIn(host, join(folder, UNDO)));
  else if (names.includes(JOURNAL)) await redo(host, folder, await stepsIn(host, join(folder, JOURNAL)));
  await cleared(host, folder);
}

async function prepared(host: Host, folder: string, { files, removed = [] }: Change, token: string): Promise<Step[]> {
  const steps: Step[] = [];
  for (const [index, name] of [...removed, ...files.keys()].entries()) {
    const there = await namesIn(host, dirname(join(folder, name)));
    steps.push({
      name,
      fresh: files.has(name) ? temporaryName(token, index) : null,
      kept: there.includes(basename(name)) ? keptName(token, index) : null,
    });
  }
  try {
    for (const { name, fresh } of steps) {
      const data = files.get(name);
      if (fresh !== null && data !== undefined) await host.create(join(folder, fresh), data);
    }
    for (const { name, kept } of steps) if (kept !== null) await host.keep(join(folder, name), join(folder, kept));
  } catch (error) {
    await cleared(host, folder);
    throw error;
  }
  return steps;
}

/** Gives the new files their names. Done again after a kill, it does what is left. */
async function redo(host: Host, folder: string, steps: readonly Step[]): Promise<void> {
  const there = await namesIn(host, folder);
  for (const { name, fresh } of steps) {
    if (fresh === null) await host.remove(join(folder, name));
    else if (there.includes(fresh)) await host.rename(join(folder, fresh), join(folder, name));
  }
}

/** Gives the files what they were. Done again after a kill, it does what is left. */
async function undo(host: Host, folder: string, steps: readonly Step[]): Promise<void> {
  const there = await namesIn(host, folder);
  for (const { name, fresh, kept } of steps) {
    if (kept !== null && there.includes(kept)) await host.rename(join(folder, kept), join(folder, name));
    // A new file whose temporary name is gone has got its own.
    else if (kept === null && fresh !== null && !there.includes(fresh)) await host.remove(join(folder, name));
  }
  await cleared(host, folder);
}

/** A journal has its name only when it is whole; should a power cut have emptied it after all, the manifest tells that files differ. */
async function stepsIn(host: Host, path: string): Promise<readonly Step[]> {
  try {
    return JSON.parse(new TextDecoder().decode(await host.readFile(path)));
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Removes everything but the lock that is no output; the journal first, as what it names goes next. */
async function cleared(host: Host, folder: string): Promise<void> {
  const left = (await namesIn(host, folder)).filter((name) => isLeftover(name) && name !== LOCK);
  const isJournal = (name: string) => name === JOURNAL || name === UNDO;
  for (const name of [...left.filter(isJournal), ...left.filter((name) => !isJournal(name))]) await host.remove(join(folder, name));
}

async function namesIn(host: Host, folder: string): Promise<string[]> {
  return (await host.list(folder)).map(({ name }) => name);
}

/** What a file says that Word or WPS, a virus scanner or a sync client holds open, under Windows. */
export const HELD_OPEN: ReadonlySet<string> = new Set(['EBUSY', 'EPERM', 'EACCES']);

/** Milliseconds to wait before each new attempt: some two seconds in all. */
const PAUSES = [50, 100, 200, 400, 600, 700];

/** Does something to a file that another program may hold open for a moment. */
async function patiently(host: Host, action: () => Promise<void>): Promise<void> {
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
