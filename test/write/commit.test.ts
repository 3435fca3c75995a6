import { describe, expect, it } from 'vitest';
import type { Host } from '../../src/host/host.ts';
import { type Change, commit, recover } from '../../src/write/commit.ts';
import { type Files, type MemoryHost, memoryHost } from '../memory-host.ts';

/** A folder with one build's files, and the change that makes it another's. */
const before: Files = {
  '/dist/a.docx': 'old docx',
  '/dist/a.pdf': 'old pdf',
  '/dist/gone.pdf': 'old',
  '/dist/manifest.json': 'old',
  '/dist/notes.txt': 'mine',
};
const change: Change = {
  files: new Map(['a.docx', 'a.pdf', 'b.pdf', 'manifest.json'].map((name) => [name, bytes(`new ${name}`)])),
  removed: ['gone.pdf'],
};
const after = {
  'a.docx': 'new a.docx',
  'a.pdf': 'new a.pdf',
  'b.pdf': 'new b.pdf',
  'manifest.json': 'new manifest.json',
  'notes.txt': 'mine',
};
const old = { 'a.docx': 'old docx', 'a.pdf': 'old pdf', 'gone.pdf': 'old', 'manifest.json': 'old', 'notes.txt': 'mine' };

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function held(host: MemoryHost): Record<string, string> {
  const found = [...host.files].map(([path, data]) => [path.replace('/dist/', ''), new TextDecoder().decode(data)] as const);
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const CHANGING = ['create', 'rename', 'keep', 'remove'] as const;

/** A host that dies at its nth change of the disk: that change is not made, or of a new file only the half, and none after it. */
function mortal(host: MemoryHost, deathAt: number, half: boolean): Host {
  let changes = 0;
  const dying = (kind: (typeof CHANGING)[number]) => async (a: string, b: never) => {
    changes += 1;
    if (changes === deathAt && kind === 'create' && half) host.files.set(a, (b as Uint8Array).slice(0, (b as Uint8Array).length / 2));
    if (changes >= deathAt) throw new Error('killed');
    return (host[kind] as (a: string, b: never) => Promise<void>)(a, b);
  };
  return { ...host, ...Object.fromEntries(CHANGING.map((kind) => [kind, dying(kind)])) };
}

/** How many changes of the disk one commit makes. */
async function changesOf(): Promise<number> {
  const host = memoryHost(before);
  let count = 0;
  const counting = (kind: (typeof CHANGING)[number]) => (a: string, b: never) => {
    count += 1;
    return (host[kind] as (a: string, b: never) => Promise<void>)(a, b);
  };
  await commit({ ...host, ...Object.fromEntries(CHANGING.map((kind) => [kind, counting(kind)])) }, '/dist', change);
  return count;
}

describe('a change of a folder', () => {
  it('is made', async () => {
    const host = memoryHost(before);
    await commit(host, '/dist', change);
    expect(held(host)).toEqual(after);
  });

  it('is made or not made, whole, wherever the program was killed', async () => {
    const total = await changesOf();
    expect(total).toBeGreaterThan(20);
    const ends = new Set<string>();
    for (let deathAt = 1; deathAt <= total; deathAt += 1) {
      for (const half of [false, true]) {
        const host = memoryHost(before);
        await expect(commit(mortal(host, deathAt, half), '/dist', change)).rejects.toThrow('killed');
        await recover(host, '/dist');
        const end = held(host);
        expect([old, after], `killed at change ${deathAt}`).toContainEqual(end);
        ends.add('b.pdf' in end ? 'after' : 'old');
      }
    }
    expect([...ends].sort()).toEqual(['after', 'old']);
  });

  it('is whole also when the recovery was killed, and the recovery after it', async () => {
    const total = await changesOf();
    for (let first = 1; first <= total; first += 1) {
      for (let second = 1; second <= 12; second += 1) {
        const host = memoryHost(before);
        await commit(mortal(host, first, true), '/dist', change).catch(() => {});
        await recover(mortal(host, second, false), '/dist').catch(() => {});
        await recover(host, '/dist');
        expect([old, after], `killed at ${first}, then at ${second}`).toContainEqual(held(host));
      }
    }
  });

  it('is taken back, and leaves nothing, when the disk or another program refuses any step of it', async () => {
    const total = await changesOf();
    let refused = 0;
    for (const code of ['ENOSPC', 'EBUSY', 'EPERM', 'EIO']) {
      for (let at = 1; at <= total; at += 1) {
        const host = memoryHost(before);
        let changes = 0;
        let step = '';
        const failing = (kind: (typeof CHANGING)[number]) => (a: string, b: never) => {
          changes += 1;
          if (changes === at) step = `${kind} ${a} ${b}`;
          // The same step fails as often as it is tried; what takes it back does not.
          if (step === `${kind} ${a} ${b}` && kind !== 'remove') return Promise.reject(Object.assign(new Error(code), { code }));
          return (host[kind] as (a: string, b: never) => Promise<void>)(a, b);
        };
        const failed = await commit(
          { ...host, ...Object.fromEntries(CHANGING.map((kind) => [kind, failing(kind)])) },
          '/dist',
          change,
        ).then(
          () => false,
          () => true,
        );
        expect(held(host), `${code} at change ${at}: ${step}`).toEqual(failed ? old : after);
        if (failed) refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(40);
  });

  it('waits for a file that another program holds open for a moment', async () => {
    const host = memoryHost(before);
    let attempts = 0;
    const rename: Host['rename'] = (from, to) => {
      if (to === '/dist/a.pdf' && ++attempts <= 3) return Promise.reject(Object.assign(new Error('EBUSY'), { code: 'EBUSY' }));
      return host.rename(from, to);
    };
    await commit({ ...host, rename }, '/dist', change);
    expect(held(host)).toEqual(after);
    expect(attempts).toBeGreaterThan(3);
  });

  it('makes the files of a folder that has none', async () => {
    const host = memoryHost({});
    await host.makeFolder('/dist');
    await commit(host, '/dist', { files: new Map([['a.pdf', bytes('new')]]) });
    expect(held(host)).toEqual({ 'a.pdf': 'new' });
  });
});

it('a change whose taking back was cut short is taken back by whoever comes next', async () => {
  const steps = [
    { name: 'a.docx', fresh: '.bulletin.t-0.tmp', kept: '.bulletin.t-0.old' },
    { name: 'b.pdf', fresh: '.bulletin.t-1.tmp', kept: null },
    { name: 'c.pdf', fresh: '.bulletin.t-2.tmp', kept: null },
  ];
  const host = memoryHost({
    ...before,
    '/dist/a.docx': 'new a.docx',
    '/dist/b.pdf': 'new b.pdf',
    '/dist/.bulletin.undo': JSON.stringify(steps),
    '/dist/.bulletin.t-0.old': 'old docx',
    '/dist/.bulletin.t-2.tmp': 'new c.pdf',
  });
  await recover(host, '/dist');
  expect(held(host)).toEqual(old);
});

it('a journal that cannot be read is not taken for an empty one', async () => {
  const host = memoryHost({ ...before, '/dist/.bulletin.journal': '[]' });
  const readFile = () => Promise.reject(Object.assign(new Error('the disk fails'), { code: 'EIO' }));
  await expect(recover({ ...host, readFile }, '/dist')).rejects.toThrow('the disk fails');
  expect([...host.files.keys()]).toContain('/dist/.bulletin.journal');
});

it('a journal that a power cut emptied is done away with', async () => {
  const host = memoryHost({ ...before, '/dist/.bulletin.journal': '' });
  await recover(host, '/dist');
  expect(held(host)).toEqual(old);
});
