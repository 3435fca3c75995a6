import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/failures.ts';
import { changeFolder } from '../../src/write/change.ts';
import { withLock } from '../../src/write/lock.ts';
import { memoryHost } from '../memory-host.ts';

const LOCK = '/dist/.bulletin.lock';
const NOW = 5_000_000;

/** A lock of another process that is this many seconds old. */
function lockOf(holder: { user?: string; machine?: string; pid?: number; seconds?: number }): string {
  const { user = 'zhang', machine = 'desk', pid = 200, seconds = 5 } = holder;
  return JSON.stringify({ user, machine, pid, since: NOW - seconds * 1000, token: '0000aaaa' });
}

function host(lock: string | null, running: readonly number[] = [100]) {
  const memory = memoryHost({ '/dist/a.pdf': 'a', ...(lock === null ? {} : { [LOCK]: lock }) });
  return { ...memory, now: () => NOW, isRunning: (pid: number) => running.includes(pid) };
}

async function outcome(of: ReturnType<typeof host>): Promise<string | Failure> {
  try {
    let done = '';
    const work = async () => {
      done = of.files.has(LOCK) ? 'done under a lock' : 'done without';
      return null;
    };
    await changeFolder(of, '/dist', work, { name: 'issue-1' });
    return done;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

describe('the lock of an output folder', () => {
  it('exists during an action, and is removed after it', async () => {
    const free = host(null);
    expect(await outcome(free)).toBe('done under a lock');
    expect(free.files.has(LOCK)).toBe(false);
  });

  it('is removed when the action fails', async () => {
    const free = host(null);
    await expect(withLock(free, '/dist', 'issue-1', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(free.files.has(LOCK)).toBe(false);
  });

  it('of a running process is respected, and its owner named', async () => {
    const taken = host(lockOf({}), [100, 200]);
    const failure = await outcome(taken);
    expect(failure).toMatchObject({ exit: 3 });
    const { found, todo } = failure as Failure;
    for (const part of ['issue-1', 'zhang', 'desk', '200', '5']) {
      expect(found.zh).toContain(part);
      expect(found.en).toContain(part);
    }
    expect(todo?.zh).toContain(LOCK);
    expect(taken.files.has(LOCK)).toBe(true);
  });

  it.each([
    ['its process has died', { pid: 201 }, [100, 200]],
    ['it is older than any build', { pid: 200, seconds: 3600 }, [100, 200]],
    ['another machine made it long ago', { machine: 'other', pid: 200, seconds: 3600 }, [100]],
    ['an earlier run had the same process number, as in a container', { pid: 100, seconds: 60 }, [100]],
  ])('is removed when %s', async (_, holder, running) => {
    const stale = host(lockOf(holder), running);
    const started = { ...stale, owner: { ...stale.owner, started: NOW - 10_000 } };
    expect(await outcome(started)).toBe('done under a lock');
    expect([...stale.files.keys()]).toEqual(['/dist/a.pdf']);
  });

  it('of another machine is respected, whether or not a process here has its number', async () => {
    expect(await outcome(host(lockOf({ machine: 'other', pid: 201 }), [100]))).toBeInstanceOf(Failure);
  });

  it('is removed when it stays empty', async () => {
    expect(await outcome(host(''))).toBe('done under a lock');
  });

  it('is waited for', async () => {
    const taken = host(lockOf({}), [100, 200]);
    let looks = 0;
    const sleep = async (milliseconds: number) => {
      await host(null).sleep(milliseconds);
      if (++looks === 3) taken.files.delete(LOCK);
    };
    expect(await outcome({ ...taken, sleep })).toBe('done under a lock');
    expect(looks).toBe(3);
  });

  it('made by another process meanwhile is left alone', async () => {
    const free = host(null);
    await withLock(free, '/dist', 'issue-1', async () => void free.files.set(LOCK, new TextEncoder().encode(lockOf({}))));
    expect(new TextDecoder().decode(free.files.get(LOCK))).toBe(lockOf({}));
  });

  it('that was found dead and replaced before its removal is put back', async () => {
    const stale = host(lockOf({ pid: 201 }), [100, 202]);
    const living = JSON.stringify({ user: 'li', machine: 'desk', pid: 202, since: NOW, token: '0000bbbb' });
    const rename: typeof stale.rename = async (from, to) => {
      if (from === LOCK) stale.files.set(LOCK, new TextEncoder().encode(living));
      return stale.rename(from, to);
    };
    expect(await outcome({ ...stale, rename })).toMatchObject({ found: { zh: expect.stringContaining('用户 li') } });
    expect(new TextDecoder().decode(stale.files.get(LOCK))).toBe(living);
    expect([...stale.files.keys()].sort()).toEqual([LOCK, '/dist/a.pdf']);
  });

  it.each(['create', 'rename'] as const)('that the disk refuses is not reported as someone else’s: %s', async (kind) => {
    const stale = host(lockOf({ pid: 201 }));
    const refused = Object.assign(new Error('no leave'), { code: 'EACCES' });
    expect(await outcome({ ...stale, [kind]: () => Promise.reject(refused) })).toMatchObject({
      exit: 3,
      found: { en: expect.stringContaining('EACCES') },
    });
  });

  it.each([
    ['not JSON', 'locked'],
    ['no holder', '{}'],
    ['null', 'null'],
    ['a token that is a path', lockOf({}).replace('0000aaaa', '../../vv')],
    ['huge', ' '.repeat(5_000)],
  ])('that is %s is rejected by name and left alone', async (_, content) => {
    const foreign = host(content);
    expect(await outcome(foreign)).toMatchObject({
      exit: 3,
      found: { en: expect.stringContaining(`“${LOCK}” was not written by this program`) },
    });
    expect(new TextDecoder().decode(foreign.files.get(LOCK))).toBe(content);
  });

  it('that is a link is rejected, and its target is not read', async () => {
    const linked = memoryHost({ '/dist/a.pdf': 'a', [LOCK]: { link: '/secret' }, '/secret': lockOf({}) });
    await expect(changeFolder(linked, '/dist', async () => null)).rejects.toMatchObject({ exit: 3 });
    expect(linked.opened).toEqual([]);
  });

  it('is taken by one of two processes that find it dead', async () => {
    const stale = host(lockOf({ pid: 201 }));
    const done: string[] = [];
    const one = (name: string) =>
      withLock(stale, '/dist', 'issue-1', async () => {
        done.push(`${name} begins`);
        await stale.sleep(10);
        done.push(`${name} ends`);
      });
    await Promise.all([one('a'), one('b')]);
    expect(done).toHaveLength(4);
    expect(done[0]?.[0]).toBe(done[1]?.[0]);
    expect(done[2]?.[0]).toBe(done[3]?.[0]);
  });
});
