import { join } from 'node:path';
import { Failure } from '../failures.ts';
import type { Host } from '../host/host.ts';
import { LOCK, temporaryName } from './names.ts';

/** Who changes the files of a folder, as its lock says. */
interface Holder {
  readonly user: string;
  readonly machine: string;
  readonly pid: number;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly token: string;
}

/** A lock is held while files are renamed, milliseconds; or until one that Word holds open has been tried again, seconds. */
const TOO_OLD = 10 * 60_000;

/** How long to wait for another build of the same issue, and how often to look. */
const WAIT = 4_000;
const LOOK = 40;

/**
 * Does something while no other build changes the files of a folder. Waits a little for one that does. A lock whose process has died, or
 * which is older than any build takes, is done away with.
 *
 * @param folder of the output, absolute; must be there
 * @param issue what the message calls it
 * @throws Failure that names who holds the lock; NodeJS.ErrnoException when the folder cannot be written
 */
export async function withLock<T>(host: Host, folder: string, issue: string, action: () => Promise<T>): Promise<T> {
  const path = join(folder, LOCK);
  const token = host.token();
  const start = host.elapsed();
  while (!(await taken(host, folder, token))) {
    const holder = await holderOf(host, path);
    const waited = host.elapsed() - start >= WAIT;
    // A lock without a name is being made this moment; if it stays so, its maker has died over it.
    if (holder === null ? waited : isDead(host, holder)) await removed(host, folder, holder);
    else if (waited && holder !== null) throw heldBy(host, holder, issue, path);
    else await host.sleep(LOOK);
  }
  try {
    return await action();
  } finally {
    if ((await holderOf(host, path))?.token === token) await host.remove(path);
  }
}

/** Makes the lock; false when there is one. */
async function taken(host: Host, folder: string, token: string): Promise<boolean> {
  const { user, machine, pid } = host.owner;
  const holder: Holder = { user, machine, pid, since: host.now(), token };
  try {
    await host.create(join(folder, LOCK), new TextEncoder().encode(JSON.stringify(holder)));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Null when there is no lock, or it does not say whose it is. */
async function holderOf(host: Host, path: string): Promise<Holder | null> {
  try {
    const { user, machine, pid, since, token } = JSON.parse(new TextDecoder().decode(await host.readFile(path))) as Partial<Holder>;
    return { user: String(user), machine: String(machine), pid: Number(pid), since: Number(since), token: String(token) };
  } catch {
    return null;
  }
}

function isDead(host: Host, { machine, pid, since }: Holder): boolean {
  // A clock that stands far ahead of ours says nothing of the age.
  if (Math.abs(host.now() - since) > TOO_OLD) return true;
  if (machine !== host.owner.machine) return false;
  // In containers every run has the same number.
  return pid === host.owner.pid ? since < host.owner.started : !host.isRunning(pid);
}

/**
 * Does away with a dead lock. Two builds may find it dead at once, and the slower must not remove the lock that the faster has made since: it
 * is renamed first, and put back when it turns out to be another one.
 */
async function removed(host: Host, folder: string, dead: Holder | null): Promise<void> {
  const aside = join(folder, temporaryName(host.token(), 'lock'));
  try {
    await host.rename(join(folder, LOCK), aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const found = await holderOf(host, aside);
  if (found !== null && found.token !== dead?.token) await host.rename(aside, join(folder, LOCK));
  else await host.remove(aside);
}

function heldBy(host: Host, { user, machine, pid, since }: Holder, issue: string, path: string): Failure {
  const seconds = Math.max(0, Math.round((host.now() - since) / 1000));
  return new Failure(
    'surroundings',
    {
      zh: `“${issue}”正由别人生成：用户 ${user}，电脑 ${machine}，进程 ${pid}，已有 ${seconds} 秒`,
      en: `“${issue}” is being built by someone else: user ${user} on ${machine}, process ${pid}, since ${seconds} s`,
    },
    {
      zh: `请等它做完再试。确知没有人在生成，可以删去 ${path}`,
      en: `Try again when it is done. If you know that nobody is building, remove ${path}`,
    },
  );
}
