import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import type { Host } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { makeArchive, pretend } from './pretend-builds.ts';

const [FEW, MANY] = [40, 160];
const home = mkdtempSync(join(tmpdir(), 'bulletin-linear-'));
const folderOf = (issues: number) => join(home, String(issues));

beforeAll(async () => {
  for (const issues of [FEW, MANY]) {
    makeArchive(folderOf(issues), { issues, seed: 3, paragraphs: 1 });
    await pretend(folderOf(issues));
  }
});
afterAll(() => rmSync(home, { recursive: true }));

/** Runs a command and counts what it asks of the disk: files, and entries of folders. */
async function count(argv: readonly string[]) {
  let asked = 0;
  const node = nodeHost();
  const counted = (['readFile', 'digest', 'stat', 'realPath'] as const).map((name) => [
    name,
    (path: string, limit?: number) => {
      asked += 1;
      return node[name](path, limit);
    },
  ]);
  const list: Host['list'] = async (path) => {
    const entries = await node.list(path);
    asked += entries.length;
    return entries;
  };
  let out = '';
  const stdout = {
    isTerminal: false,
    write: (text: string) => {
      out += text;
    },
  };
  const host = {
    ...node,
    ...Object.fromEntries(counted),
    list,
    cwd: home,
    env: {},
    stdout,
    stderr: { isTerminal: false, write: () => {} },
  };
  return { exit: await main(argv, host), asked, out };
}

describe('the work of a command grows no faster than the number of issues', () => {
  it.each<[string, (folder: string) => readonly string[]]>([
    ['ls', (folder) => ['ls', folder, '--json']],
    ['verify', (folder) => ['verify', '--all', folder]],
    ['stats', (folder) => ['stats', folder]],
    ['an unchanged build', (folder) => ['build', '--all', '--fonts', 'bundled', folder]],
    ['a choice of issues', (folder) => ['verify', '--number', '1-999', folder]],
  ])('%s', async (name, argv) => {
    const [few, many] = [await count(argv(folderOf(FEW))), await count(argv(folderOf(MANY)))];
    expect([few.exit, many.exit]).toEqual([0, 0]);
    expect(many.asked / few.asked).toBeLessThan((1.1 * MANY) / FEW);
    // The pretended builds are taken for built.
    if (name === 'ls') expect(JSON.parse(many.out).summary).toMatchObject({ issues: MANY, current: MANY });
  });
});
