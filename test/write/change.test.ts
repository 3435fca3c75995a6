import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/failures.ts';
import type { Host } from '../../src/host/host.ts';
import { changeFolder, type FileChange } from '../../src/write/change.ts';
import { isInterrupted, recoverFolder } from '../../src/write/recover.ts';
import { type Files, type MemoryHost, memoryHost } from '../memory-host.ts';

const before: Files = {
  '/issue/a.md': 'old a',
  '/issue/b.md': 'old b',
  '/issue/gone.md': 'old gone',
  '/issue/notes.txt': 'mine',
  '/issue/.bulletin.yaml.swp': 'unsaved edits',
  '/issue/.bulletin.mine.md': 'mine too',
};
const changes: readonly FileChange[] = [
  { name: 'gone.md', data: null, was: bytes('old gone') },
  { name: 'a.md', data: bytes('new a'), was: bytes('old a') },
  { name: 'b.md', data: bytes('new b'), was: bytes('old b') },
  { name: 'c.md', data: bytes('new c'), was: null },
  { name: 'images/1.png', data: bytes('new picture'), was: null },
];
const others = { 'notes.txt': 'mine', '.bulletin.yaml.swp': 'unsaved edits', '.bulletin.mine.md': 'mine too' };
const old = { 'a.md': 'old a', 'b.md': 'old b', 'gone.md': 'old gone', ...others };
const changed = { 'a.md': 'new a', 'b.md': 'new b', 'c.md': 'new c', 'images/1.png': 'new picture', ...others };

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function held(host: MemoryHost): Record<string, string> {
  return Object.fromEntries([...host.files].map(([path, data]) => [path.replace('/issue/', ''), new TextDecoder().decode(data)]));
}

const WRITING = ['create', 'flush', 'rename', 'replace', 'keep', 'remove', 'removeIf'] as const;
const ALL = [...WRITING, 'list', 'stat', 'readFile', 'digest', 'makeFolder'] as const;

/** Calls `at` with the number of each call of the host before the call is made. */
function counting(
  host: MemoryHost,
  kinds: readonly (keyof Host)[],
  at: (count: number, kind: keyof Host, args: readonly unknown[]) => void,
): Host {
  let count = 0;
  const wrap =
    (kind: keyof Host) =>
    async (...args: unknown[]) => {
      count += 1;
      at(count, kind, args);
      return (host[kind] as (...args: unknown[]) => unknown)(...args);
    };
  return { ...host, ...Object.fromEntries(kinds.map((kind) => [kind, wrap(kind)])) };
}

/** A host that dies at its nth change of the disk: that change is not made, or half of a new file is, and none after it. */
function mortal(host: MemoryHost, deathAt: number, half = false): Host {
  return counting(host, WRITING, (count, kind, [path, data]) => {
    if (count === deathAt && kind === 'create' && half) host.files.set(path as string, (data as Uint8Array).slice(0, 5));
    if (count >= deathAt) throw new Error('killed');
  });
}

/** The same disk, as the next process sees it. */
function revived(host: MemoryHost): Host {
  return { ...host, owner: { ...host.owner, pid: 101 }, isRunning: (pid) => pid === 101 };
}

async function callsOf(kinds: readonly (keyof Host)[], list = changes): Promise<number> {
  let total = 0;
  await changeFolder(
    counting(memoryHost(before), kinds, (count) => (total = count)),
    '/issue',
    list,
  );
  return total;
}

describe('a change of a folder', () => {
  it('is made', async () => {
    const host = memoryHost(before);
    expect(await changeFolder(host, '/issue', changes)).toEqual({ conflicts: [] });
    expect(held(host)).toEqual(changed);
  });

  it('is old or new, and leaves nothing, wherever the process is killed', async () => {
    const total = await callsOf(WRITING);
    expect(total).toBeGreaterThan(20);
    const ends = new Set<string>();
    for (let deathAt = 1; deathAt <= total; deathAt += 1) {
      for (const half of [false, true]) {
        const host = memoryHost(before);
        await expect(changeFolder(mortal(host, deathAt, half), '/issue', changes)).rejects.toThrow();
        const isEmptyLock = half && host.files.get('/issue/.bulletin.lock')?.length === 5;
        if (isEmptyLock) host.files.set('/issue/.bulletin.lock', new Uint8Array());
        await recoverFolder(revived(host), '/issue');
        const end = held(host);
        expect([old, changed], `killed at change ${deathAt}${half ? ', half' : ''}`).toContainEqual(end);
        ends.add('c.md' in end ? 'new' : 'old');
      }
    }
    expect([...ends].sort()).toEqual(['new', 'old']);
  });

  it('is old or new after a power failure, which empties every file that was not flushed', async () => {
    const total = await callsOf(WRITING);
    const ends = new Set<string>();
    for (let failsAt = 1; failsAt <= total; failsAt += 1) {
      const host = memoryHost(before);
      const unflushed = new Set<Uint8Array | undefined>();
      const failing = counting(host, WRITING, (count, kind, [first, data]) => {
        if (count >= failsAt) throw new Error('power failure');
        if (kind === 'create') unflushed.add(data as Uint8Array);
        if (kind === 'flush') for (const path of first as string[]) unflushed.delete(host.files.get(path));
      });
      await expect(changeFolder(failing, '/issue', changes)).rejects.toThrow();
      for (const [path, data] of host.files) if (unflushed.has(data)) host.files.set(path, new Uint8Array());
      await recoverFolder(revived(host), '/issue');
      // An emptied lock no longer says which temporary files were its own; they stay, hidden.
      for (const path of host.files.keys()) if (path.startsWith('/issue/.bulletin.00000000-')) host.files.delete(path);
      expect([old, changed], `power failure at change ${failsAt}`).toContainEqual(held(host));
      ends.add(host.files.has('/issue/c.md') ? 'new' : 'old');
    }
    expect([...ends].sort()).toEqual(['new', 'old']);
  });

  it('is old or new also if recovery is killed and runs again', async () => {
    const total = await callsOf(WRITING);
    for (let first = 1; first <= total; first += 1) {
      for (let second = 1; second <= 16; second += 1) {
        const host = memoryHost(before);
        await changeFolder(mortal(host, first), '/issue', changes).catch(() => {});
        const next = revived(host) as MemoryHost;
        await recoverFolder(mortal(next, second), '/issue').catch(() => {});
        await recoverFolder({ ...next, owner: { ...host.owner, pid: 102 }, isRunning: (pid) => pid === 102 }, '/issue');
        expect([old, changed], `killed at ${first}, then at ${second}`).toContainEqual(held(host));
      }
    }
  });

  it('is undone, and leaves nothing, if the disk or another program refuses any step', async () => {
    const total = await callsOf(WRITING);
    let refused = 0;
    for (const code of ['ENOSPC', 'EBUSY', 'EIO']) {
      for (let at = 1; at <= total; at += 1) {
        const host = memoryHost(before);
        let step = '';
        // The same step fails however often it is tried; undoing it does not.
        const failing = counting(host, WRITING, (count, kind, args) => {
          const each = `${kind} ${args[0]} ${typeof args[1] === 'string' ? args[1] : ''}`;
          if (count === at) step = each;
          if (step === each && !kind.startsWith('remove')) throw Object.assign(new Error(code), { code, path: args[0] });
        });
        const failure = await changeFolder(failing, '/issue', changes).then(
          () => null,
          (error: unknown) => error,
        );
        if (failure !== null) expect(failure).toBeInstanceOf(Failure);
        expect(held(host), `${code} at change ${at}: ${step}`).toEqual(failure === null ? changed : old);
        if (failure !== null) refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(20);
  });

  it('waits for a file that another program holds open for a moment', async () => {
    const host = memoryHost(before);
    let attempts = 0;
    const replace: Host['replace'] = (from, to, expected) => {
      if (to === '/issue/b.md' && ++attempts <= 3) return Promise.reject(Object.assign(new Error('EBUSY'), { code: 'EBUSY' }));
      return host.replace(from, to, expected);
    };
    await changeFolder({ ...host, replace }, '/issue', changes);
    expect(held(host)).toEqual(changed);
    expect(attempts).toBe(4);
  });

  it('removes the folders that it made if nothing was written', async () => {
    const host = memoryHost({ '/pub/bulletin.yaml': '' });
    const create = () => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }));
    await expect(changeFolder({ ...host, create }, '/pub/2026/issue-1', [{ name: 'originals/a.docx', data: bytes('x') }])).rejects.toThrow(
      'ENOSPC',
    );
    expect(await host.stat('/pub/2026')).toBeNull();
  });

  it('does nothing if the function that finds the changes finds none', async () => {
    const host = memoryHost(before);
    await changeFolder(host, '/issue', async () => null);
    expect(held(host)).toEqual(old);
  });
});

describe('a file that someone saves meanwhile', () => {
  const SAVED = 'saved by an editor';

  it('is never overwritten, at whatever step it is saved; the other files stay old', async () => {
    const total = await callsOf(ALL);
    let conflicts = 0;
    for (const name of ['gone.md', 'a.md', 'b.md', 'c.md']) {
      for (let at = 1; at <= total; at += 1) {
        const host = memoryHost(before);
        const saving = counting(host, ALL, (count) => {
          if (count === at) host.files.set(`/issue/${name}`, bytes(SAVED));
        });
        const failure = await changeFolder(saving, '/issue', changes).then(
          () => null,
          (error: unknown) => error,
        );
        if (failure !== null) {
          expect(failure).toMatchObject({ exit: 3, found: { en: expect.stringContaining(name) } });
          conflicts += 1;
        }
        const rest = failure === null ? changed : old;
        expect(held(host), `${name} saved at step ${at}`).toEqual({ ...rest, [name]: SAVED });
      }
    }
    expect(conflicts).toBeGreaterThan(40);
  });

  it('is left alone and named while the others change, with that option', async () => {
    const total = await callsOf(ALL);
    let conflicts = 0;
    for (const name of ['a.md', 'b.md']) {
      for (let at = 1; at <= total; at += 1) {
        const host = memoryHost(before);
        const saving = counting(host, ALL, (count) => {
          if (count === at) host.files.set(`/issue/${name}`, bytes(SAVED));
        });
        const result = await changeFolder(saving, '/issue', changes, { onConflict: 'skip' });
        // A save after the change is no conflict: the editor's version is kept.
        expect(held(host), `${name} saved at step ${at}`).toEqual({ ...changed, [name]: SAVED });
        if (result.conflicts.length > 0) {
          expect(result.conflicts).toEqual([name]);
          conflicts += 1;
        }
      }
    }
    expect(conflicts).toBeGreaterThan(20);
  });

  it('is not overwritten by recovery either, wherever the process was killed', async () => {
    const total = await callsOf(WRITING);
    for (let deathAt = 1; deathAt <= total; deathAt += 1) {
      const host = memoryHost(before);
      await changeFolder(mortal(host, deathAt), '/issue', changes).catch(() => {});
      for (const name of ['a.md', 'c.md', 'gone.md']) host.files.set(`/issue/${name}`, bytes(SAVED));
      await recoverFolder(revived(host), '/issue');
      const saved = { 'a.md': SAVED, 'c.md': SAVED, 'gone.md': SAVED };
      const { 'b.md': b, 'images/1.png': picture, ...rest } = held(host);
      expect(rest, `killed at change ${deathAt}`).toEqual({ ...others, ...saved });
      expect([
        ['old b', undefined],
        ['new b', 'new picture'],
      ]).toContainEqual([b, picture]);
    }
  });
});

describe('recovery', () => {
  it('reports what it did', async () => {
    const total = await callsOf(WRITING);
    const said = new Set<unknown>();
    for (let deathAt = 1; deathAt <= total; deathAt += 1) {
      const host = memoryHost(before);
      await changeFolder(mortal(host, deathAt), '/issue', changes).catch(() => {});
      const did = await recoverFolder(revived(host), '/issue');
      said.add(did);
      if (did === 'undone') expect(held(host)).toEqual(old);
      if (did === 'finished') expect(held(host)).toEqual(changed);
      expect(await recoverFolder(revived(host), '/issue')).toBeNull();
      expect(isInterrupted(await host.list('/issue'))).toBe(false);
    }
    expect([...said].map(String).sort()).toEqual(['finished', 'null', 'undone']);
  });

  it('leaves a running process alone', async () => {
    const host = memoryHost(before);
    await changeFolder(host, '/issue', async () => {
      const other = { ...host, owner: { ...host.owner, pid: 101 } };
      expect(await recoverFolder(other, '/issue')).toBeNull();
      expect(host.files.has('/issue/.bulletin.lock')).toBe(true);
      return changes;
    });
    expect(held(host)).toEqual(changed);
  });

  it('does nothing in a folder without leftovers, or that does not exist', async () => {
    expect(await recoverFolder(memoryHost(before), '/issue')).toBeNull();
    expect(await recoverFolder(memoryHost(before), '/none')).toBeNull();
  });
});

const journal = (steps: unknown, more = {}) => JSON.stringify({ journal: 1, token: '12345678', onConflict: 'skip', steps, ...more });
const digest = { bytes: 6, sha256: '41b0b6ac1e0a4a3a4a1a8e9cfd2dc9c0a0f8b7d4b3a1c2d3e4f5a6b7c8d9e0f1' };

describe('a journal from elsewhere', () => {
  it.each([
    ['empty', ''],
    ['truncated', journal([{ name: 'a.md', before: null, after: digest }]).slice(0, -9)],
    ['an object', '{}'],
    ['null', 'null'],
    ['a list', '[null]'],
    ['of the old form', '[{"name":"../victim","fresh":"x","kept":null}]'],
    ['with a path up', journal([{ name: '../victim', before: null, after: digest }])],
    ['with a path up inside', journal([{ name: 'images/../../victim', before: null, after: digest }])],
    ['with an absolute path', journal([{ name: '/victim', before: null, after: digest }])],
    ['with a drive', journal([{ name: 'C:victim', before: null, after: digest }])],
    ['with a path of Windows', journal([{ name: '..\\victim', before: null, after: digest }])],
    ['with NUL', journal([{ name: 'a\0', before: null, after: digest }])],
    ['of its own lock', journal([{ name: '.bulletin.lock', before: digest, after: null }])],
    ['with a foreign token', journal([{ name: 'a.md', before: null, after: digest }], { token: '../../v' })],
    ['without a token', journal([], { token: undefined })],
    ['with a wrong digest', journal([{ name: 'a.md', before: { bytes: 1, sha256: '' }, after: null }])],
    ['with no steps', journal({})],
  ])('%s is rejected by name and left alone', async (_, content) => {
    for (const name of ['.bulletin.journal', '.bulletin.undo']) {
      const host = memoryHost({ ...before, '/victim': 'mine', [`/issue/${name}`]: content, '/issue/.bulletin.12345678-0.tmp': 'theirs' });
      const kept = held(host);
      for (const open of [() => recoverFolder(host, '/issue'), () => changeFolder(host, '/issue', changes)]) {
        await expect(open()).rejects.toMatchObject({ exit: 3, found: { en: expect.stringContaining(`“/issue/${name}”`) } });
        expect(held(host)).toEqual(kept);
      }
    }
  });

  it('that is a link or a folder is rejected by name', async () => {
    const linked = memoryHost({ ...before, '/issue/.bulletin.journal': { link: '/elsewhere' }, '/elsewhere': journal([]) });
    await expect(recoverFolder(linked, '/issue')).rejects.toMatchObject({ exit: 3 });
    const folder = memoryHost({ ...before, '/issue/.bulletin.journal/x': '' });
    await expect(recoverFolder(folder, '/issue')).rejects.toMatchObject({ exit: 3 });
  });

  it('does not change the target of a link in the folder, on either side', async () => {
    for (const name of ['.bulletin.journal', '.bulletin.undo']) {
      const steps = [{ name: 'images/victim', before: null, after: digestOf('theirs') }];
      const host = memoryHost({
        ...before,
        '/outside/victim': 'theirs',
        '/issue/images': { link: '/outside' },
        [`/issue/${name}`]: journal(steps),
        '/issue/.bulletin.12345678-0.tmp': 'theirs',
      });
      await expect(recoverFolder(host, '/issue')).rejects.toMatchObject({
        exit: 3,
        found: { en: expect.stringContaining('/issue/images') },
      });
      expect(new TextDecoder().decode(host.files.get('/outside/victim'))).toBe('theirs');
    }
  });

  it('removes and replaces nothing of unknown content', async () => {
    const steps = [
      { name: 'a.md', before: digest, after: null },
      { name: 'b.md', before: digest, after: digestOf('theirs') },
      { name: 'notes.txt', before: null, after: digestOf('theirs') },
    ];
    for (const name of ['.bulletin.journal', '.bulletin.undo']) {
      const host = memoryHost({
        ...before,
        [`/issue/${name}`]: journal(steps),
        '/issue/.bulletin.12345678-1.tmp': 'theirs',
        '/issue/.bulletin.12345678-2.tmp': 'theirs',
        '/issue/.bulletin.12345678-0.old': 'theirs',
      });
      await recoverFolder(host, '/issue');
      expect(held(host)).toEqual(old);
    }
  });
});

describe('links', () => {
  it('in place of a file or a folder are rejected', async () => {
    const file = memoryHost({ ...before, '/victim': 'mine', '/issue/d.md': { link: '/victim' } });
    await expect(changeFolder(file, '/issue', [{ name: 'd.md', data: bytes('x') }])).rejects.toMatchObject({ exit: 3 });
    const folder = memoryHost({ ...before, '/outside/x': '', '/issue/images': { link: '/outside' } });
    await expect(changeFolder(folder, '/issue', changes)).rejects.toMatchObject({
      exit: 3,
      found: { en: expect.stringContaining('/issue/images') },
    });
    expect(held(folder)).toEqual({ ...old, '/outside/x': '' });
  });
});

describe('leftovers', () => {
  it('are removed only if they have exactly our names, and a dead lock names them', async () => {
    const lock = (token: string) => JSON.stringify({ user: 'a', machine: 'desk', pid: 999, since: 0, token });
    const foreign = {
      '.bulletin.87654321-0.tmp': 'of nobody',
      '.bulletin.12345678-0.tmp.bak': '',
      '.bulletin.12345678-x.tmp': '',
      '.bulletin.1234567-0.tmp': '',
    };
    const placed = Object.fromEntries(Object.entries(foreign).map(([name, content]) => [`/issue/${name}`, content]));
    const host = memoryHost({
      ...before,
      ...placed,
      '/issue/.bulletin.lock': lock('12345678'),
      '/issue/.bulletin.12345678-0.tmp': 'ours',
      '/issue/.bulletin.12345678-1.old': 'ours',
      '/issue/.bulletin.12345678-2.tmp/x': 'a folder',
    });
    expect(await recoverFolder(host, '/issue')).toBe('undone');
    expect(held(host)).toEqual({ ...old, ...foreign, '.bulletin.12345678-2.tmp/x': 'a folder' });
  });

  it('of a process that was killed before it wrote its lock go, and nothing that only bears its token', async () => {
    const host = memoryHost({ ...before, '/issue/.bulletin.12345678-lock.tmp': '', '/issue/.bulletin.12345678-0.tmp': 'of nobody' });
    expect(await recoverFolder(host, '/issue')).toBe(null);
    expect(held(host)).toEqual({ ...old, '.bulletin.12345678-0.tmp': 'of nobody' });
  });
});

function digestOf(text: string) {
  const { createHash } = process.getBuiltinModule('node:crypto');
  return { bytes: bytes(text).length, sha256: createHash('sha256').update(text).digest('hex') };
}
