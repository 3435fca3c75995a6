import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeArchive } from './generate.ts';
import { outputsOf, run } from './whole-processes.ts';

/** Promises 3 and 11 in short. */
const home = mkdtempSync(join(tmpdir(), 'bulletin-bytes-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const BUILD = ['build', '--fonts', 'bundled'];

describe('the same bytes, manifests included', () => {
  const source = join(home, 'source');
  const issues = makeArchive(source, { issues: 3, seed: 7 });
  const copy = (name: string) => {
    const path = join(home, name);
    cpSync(source, path, { recursive: true });
    return path;
  };

  let expected: ReturnType<typeof outputsOf>;
  beforeAll(async () => {
    // Two workers: one of them builds two issues.
    const warm = copy('warm');
    expect((await run(warm, [...BUILD, '--all', '-j', '2'], { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' })).code).toBe(0);
    expected = outputsOf(warm, issues);
    expect(Object.values(expected).map((files) => Object.keys(files).length)).toEqual([3, 3, 3]);
  });

  it('are written by reused workers and by fresh processes, in other time zones, folders and languages', async () => {
    const fresh = copy('fresh/年/月');
    for (const issue of issues) {
      expect((await run(join(fresh, issue), [...BUILD, '.'], { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8' })).code).toBe(0);
    }
    expect(outputsOf(fresh, issues)).toEqual(expected);
  });

  it('are written by three shards and by one machine', async () => {
    const merged = copy('merged');
    for (const shard of ['1/3', '2/3', '3/3']) {
      const machine = copy(`machine-${shard[0]}`);
      const { out } = await run(machine, [...BUILD, '--all', '--shard', shard]);
      expect(out.trim().split('\n')).toHaveLength(2);
      cpSync(machine, merged, { recursive: true });
    }
    expect(outputsOf(merged, issues)).toEqual(expected);
    expect(await run(merged, ['verify', '--all'])).toMatchObject({ code: 0, out: '' });
    expect((await run(merged, [...BUILD, '--all', '--json'])).out).not.toContain('"built",');
  });
});
