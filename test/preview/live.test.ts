import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { followChanges } from '../../src/preview/live.ts';
import { memoryHost } from '../memory-host.ts';

let home = '';
let stop = () => {};
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bulletin-live-'));
  mkdirSync(join(home, 'pub/issue-1/images'), { recursive: true });
  writeFileSync(join(home, 'pub/issue-1/1.md'), 'one');
});
afterEach(() => {
  stop();
  rmSync(home, { recursive: true, force: true });
});

const at = (name: string) => join(home, 'pub', name);

/** Watches the issue on the real disk; counts the reads. */
async function follow(host: Host = nodeHost()): Promise<() => number> {
  let reads = 0;
  stop = await followChanges(host, at('issue-1'), {
    refresh: async () => {
      reads += 1;
    },
    others: () => [home],
  });
  return () => reads;
}

describe('watching an issue', () => {
  it('reads it at once, and after each kind of change an editor makes', async () => {
    const reads = await follow();
    expect(reads()).toBe(1);
    const changes: readonly (() => void)[] = [
      () => writeFileSync(at('issue-1/1.md'), 'two'),
      () => {
        writeFileSync(at('issue-1/1.md~'), 'three');
        renameSync(at('issue-1/1.md~'), at('issue-1/1.md'));
      },
      () => writeFileSync(at('issue-1/images/a.png'), 'dots'),
      () => rmSync(at('issue-1/1.md')),
      () => mkdirSync(at('issue-1/more')),
      () => writeFileSync(at('issue-1/more/b.png'), 'dots'),
      () => writeFileSync(at('bulletin.yaml'), 'name: 甲'),
      () => writeFileSync(join(home, 'page.typ'), ''),
    ];
    for (const [index, change] of changes.entries()) {
      const before = reads();
      change();
      await expect.poll(reads, { message: `change ${index}`, timeout: 10_000 }).toBeGreaterThan(before);
      // Waits for a pause in changes.
      await new Promise((done) => setTimeout(done, 150));
    }
  });

  it('continues after a folder was removed and created again', async () => {
    const reads = await follow();
    rmSync(at('issue-1'), { recursive: true });
    await expect.poll(reads, { timeout: 10_000 }).toBeGreaterThan(1);
    await new Promise((done) => setTimeout(done, 400));
    const gone = reads();
    mkdirSync(at('issue-1'));
    await expect.poll(reads, { timeout: 10_000 }).toBeGreaterThan(gone);
    await new Promise((done) => setTimeout(done, 400));
    const back = reads();
    writeFileSync(at('issue-1/1.md'), 'again');
    await expect.poll(reads, { timeout: 10_000 }).toBeGreaterThan(back);
  });

  it('reads once for a group of changes and once more for those meanwhile, never concurrently, and stops when asked', async () => {
    const memory = memoryHost({ '/pub/issue-1/1.md': 'one' });
    let change: (folder: string) => void = () => {};
    const watched: (readonly string[])[] = [];
    const host: Host = {
      ...memory,
      watch: async (folders, changed) => {
        watched.push(folders);
        change = changed;
        return () => {};
      },
    };
    let [reads, reading] = [0, 0];
    let release = () => {};
    const end = await followChanges(host, '/pub/issue-1', {
      refresh: async () => {
        reads += 1;
        reading += 1;
        expect(reading).toBe(1);
        if (reads > 1) {
          await new Promise<void>((done) => {
            release = done;
          });
        }
        reading -= 1;
      },
      others: () => ['/pub'],
    });
    expect([reads, watched]).toEqual([1, [['/pub', '/pub/issue-1']]]);
    for (let index = 0; index < 5; index += 1) change('/pub');
    await expect.poll(() => reads).toBe(2);
    change('/pub');
    change('/pub');
    release();
    await expect.poll(() => reads).toBe(3);
    release();
    await new Promise((done) => setTimeout(done, 20));
    end();
    change('/pub');
    await new Promise((done) => setTimeout(done, 20));
    expect(reads).toBe(3);
  });
});
