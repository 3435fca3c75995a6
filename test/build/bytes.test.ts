import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeArchive } from './generate.ts';
import { outputsOf, run } from './whole-processes.ts';

/** A small cut of what promises 3 and 11 do at length. */
const home = mkdtempSync(join(tmpdir(), 'bulletin-bytes-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const BUILD = ['build', '--fonts', 'bundled'];

describe('the same bytes, manifests included', () => {
  const source = join(home, 'source');
  const issues = makeArchive(source, { issues: 6, seed: 7 });
  const copy = (name: string) => {
    const path = join(home, name);
    cpSync(source, path, { recursive: true });
    return path;
  };

  it('are written by reused workers and by fresh processes, in other time zones, folders and languages', async () => {
    const [warm, fresh] = [copy('warm'), copy('fresh/年/月')];
    expect((await run(warm, [...BUILD, '--all', '-j', '2'], { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' })).code).toBe(0);
    for (const issue of issues) {
      expect((await run(join(fresh, issue), [...BUILD, '.'], { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8' })).code).toBe(0);
    }
    const expected = outputsOf(warm, issues);
    expect(Object.values(expected).map((files) => Object.keys(files).length)).toEqual([3, 3, 3, 3, 3, 3]);
    expect(outputsOf(fresh, issues)).toEqual(expected);
  });

  it('are written by three shards and by one machine', async () => {
    const [whole, merged] = [copy('whole'), copy('merged')];
    expect((await run(whole, [...BUILD, '--all'])).code).toBe(0);
    for (const shard of ['1/3', '2/3', '3/3']) {
      const machine = copy(`machine-${shard[0]}`);
      const { out } = await run(machine, [...BUILD, '--all', '--shard', shard]);
      expect(out.trim().split('\n')).toHaveLength(4);
      cpSync(machine, merged, { recursive: true });
    }
    expect(outputsOf(merged, issues)).toEqual(outputsOf(whole, issues));
    expect(await run(merged, ['verify', '--all'])).toMatchObject({ code: 0, out: '' });
    expect((await run(merged, [...BUILD, '--all', '--json'])).out).not.toContain('"built",');
  });
});
