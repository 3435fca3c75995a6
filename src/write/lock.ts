import { join } from 'node:path';
import { Failure } from '../failures.ts';
import type { Host } from '../host/host.ts';
import * as z from '../model/zod.ts';
import { foreignFile } from './foreign-file.ts';
import { findDeadLockToken, formatTemporaryName, LOCK, TOKEN } from './names.ts';

/** The content of a lock file. */
const holderSchema = z.object({
  user: z.string(),
  machine: z.string(),
  pid: z.number(),
  /** Milliseconds since 1970. */
  since: z.number(),
  token: z.string().check(z.regex(TOKEN)),
});
type Holder = z.infer<typeof holderSchema>;

/** In bytes. */
const MAX_LOCK = 4_096;

/** Milliseconds after which a lock is dead: it is held for milliseconds, or a few seconds while Word holds a file open. */
const MAX_AGE = 10 * 60_000;

/** How long to wait for another process, and how often to look, in milliseconds. */
const MAX_WAIT = 4_000;
const PAUSE = 40;

/**
 * Runs an action while no other process changes files in a folder. Waits a little for one that does. The lock of a process that died, or that
 * is too old, is moved aside under a name with its token; `recover` clears what that process left.
 *
 * @param folder absolute; must exist
 * @param name of the folder, for messages
 * @param action gets the token for the names of its temporary files
 * @throws Failure that names the holder of the lock; NodeJS.ErrnoException if the folder cannot be written
 */
export async function withLock<T>(host: Host, folder: string, name: string, action: (token: string) => Promise<T>): Promise<T> {
  const path = join(folder, LOCK);
  const token = host.token();
  const start = host.elapsed();
  while (!(await createLock(host, path, token))) {
    const holder = await readHolder(host, folder, LOCK);
    const waited = host.elapsed() - start >= MAX_WAIT;
    if (holder === 'gone') continue;
    // An empty lock is being written this moment. If it stays empty, its process died.
    if (holder === 'empty' ? waited : isDead(host, holder)) await moveAside(host, folder, holder);
    else if (waited && holder !== 'empty') throw createLockedFailure(host, holder, name, path);
    else await host.sleep(PAUSE);
  }
  try {
    return await action(token);
  } finally {
    const holder = await readHolder(host, folder, LOCK).catch(() => null);
    if (typeof holder === 'object' && holder?.token === token) await host.remove(path);
  }
}

/** Whether a living process holds the lock of a folder. Throws a Failure if the lock is not ours. */
export async function isLocked(host: Host, folder: string): Promise<boolean> {
  const holder = await readHolder(host, folder, LOCK);
  return typeof holder === 'object' && !isDead(host, holder);
}

/** A lock that was moved aside. */
interface DeadLock {
  readonly path: string;
  /** Null if its process was killed before it wrote it. */
  readonly token: string | null;
}

/** Lists the dead locks that were moved aside. Files that are no such lock are passed over. */
export async function listDeadLocks(host: Host, folder: string): Promise<readonly DeadLock[]> {
  const locks: DeadLock[] = [];
  for (const { name, kind } of await host.list(folder)) {
    const token = findDeadLockToken(name);
    if (token === null || kind !== 'file') continue;
    const path = join(folder, name);
    const holder = await readHolder(host, folder, name).catch(() => null);
    if (holder === 'empty') locks.push({ path, token: null });
    else if (typeof holder === 'object' && holder?.token === token && isDead(host, holder)) locks.push({ path, token });
  }
  return locks;
}

/** Creates the lock; false if there is one. */
async function createLock(host: Host, path: string, token: string): Promise<boolean> {
  const { user, machine, pid } = host.owner;
  const holder: Holder = { user, machine, pid, since: host.now(), token };
  try {
    await host.create(path, new TextEncoder().encode(JSON.stringify(holder)));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function readHolder(host: Host, folder: string, name: string): Promise<Holder | 'gone' | 'empty'> {
  const path = join(folder, name);
  const entry = (await host.list(folder)).find((each) => each.name === name);
  if (entry === undefined) return 'gone';
  if (entry.kind !== 'file') throw foreignFile(path);
  let text: string;
  try {
    text = new TextDecoder().decode(await host.readFile(path, MAX_LOCK));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return 'gone';
    throw code === 'EFBIG' || code === 'EFTYPE' ? foreignFile(path) : error;
  }
  if (text === '') return 'empty';
  const holder = holderSchema.safeParse(parseJson(text));
  if (!holder.success) throw foreignFile(path);
  return holder.data;
}

/** Undefined for what is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isDead(host: Host, { machine, pid, since }: Holder): boolean {
  // Far in the future is as good as old: the clocks differ.
  if (Math.abs(host.now() - since) > MAX_AGE) return true;
  if (machine !== host.owner.machine) return false;
  // In containers, every run may have the same process id.
  return pid === host.owner.pid ? since < host.owner.started : !host.isRunning(pid);
}

/**
 * Moves a dead lock aside. Another process may have done so, and locked anew, since we read it: then what was moved is a living lock, and goes
 * back.
 */
async function moveAside(host: Host, folder: string, dead: Holder | 'empty'): Promise<void> {
  const name = formatTemporaryName(dead === 'empty' ? host.token() : dead.token, 'lock');
  try {
    await host.rename(join(folder, LOCK), join(folder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = await readHolder(host, folder, name);
  if (typeof moved === 'object' && (dead === 'empty' || moved.token !== dead.token))
    await host.replace(join(folder, name), join(folder, LOCK), null);
  else if (dead === 'empty') await host.remove(join(folder, name));
}

function createLockedFailure(host: Host, { user, machine, pid, since }: Holder, name: string, path: string): Failure {
  const seconds = Math.max(0, Math.round((host.now() - since) / 1000));
  return new Failure(
    'environment',
    {
      zh: `“${name}”正由别人写入：用户 ${user}，电脑 ${machine}，进程 ${pid}，已有 ${seconds} 秒`,
      en: `“${name}” is being written by someone else: user ${user} on ${machine}, process ${pid}, for ${seconds} s`,
    },
    {
      zh: `请稍后再试。如确知没有人在写入，可以删去 ${path}`,
      en: `Try again later. If you know that nobody is writing there, remove ${path}`,
    },
  );
}
