import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeArchive } from './generate.ts';
import { outputsOf, run } from './whole-processes.ts';

const BUILD = ['build', '--fonts', 'bundled'];
const WARM = 200;

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bulletin-same-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function archive(count: number, names: readonly string[]): { issues: string[]; folders: string[] } {
  const [first = '', ...rest] = names.map((name) => join(home, name));
  const issues = makeArchive(first, { issues: count, seed: 3 });
  for (const folder of rest) cpSync(first, folder, { recursive: true });
  return { issues, folders: [first, ...rest] };
}

it('3 time zones × 2 folders × 1 and 2 workers give the same bytes', async () => {
  const zones = ['Asia/Shanghai', 'Pacific/Kiritimati', 'America/Los_Angeles'];
  const runs = zones.flatMap((zone) =>
    ['短', '很长的文件夹/2021/刊物'].flatMap((folder) => [1, 2].map((workers) => ({ zone, folder, workers }))),
  );
  const { issues, folders } = archive(
    24,
    runs.map(({ zone, folder, workers }) => `${zone.replace('/', '-')}-${workers}/${folder}`),
  );
  const languages = ['zh_CN.UTF-8', 'C', 'tr_TR.UTF-8', 'de_DE.UTF-8'];
  let expected: object | undefined;
  for (const [at, { zone, workers }] of runs.entries()) {
    const env = { TZ: zone, LANG: languages[at % languages.length] ?? 'C', LC_ALL: languages[at % languages.length] ?? 'C' };
    const { code, err } = await run(folders[at] ?? '', [...BUILD, '--all', '-j', String(workers)], env);
    expect(code, err).toBe(0);
    const outputs = outputsOf(folders[at] ?? '', issues);
    expected ??= outputs;
    expect(outputs).toEqual(expected);
  }
  const files = Object.values(expected ?? {}).flatMap((each) => Object.keys(each as object));
  console.log(`${runs.length} runs, ${files.length} files each, one SHA-256 a file`);
  expect(files).toHaveLength(3 * issues.length);
});

it(`${WARM} distinct issues are the same from workers that go on and from fresh processes`, async () => {
  const { issues, folders } = archive(WARM, ['warm', 'fresh']);
  const [warm = '', fresh = ''] = folders;
  expect((await run(warm, [...BUILD, '--all'])).code).toBe(0);
  const queue = [...issues];
  const lane = async () => {
    for (let issue = queue.shift(); issue !== undefined; issue = queue.shift()) expect((await run(fresh, [...BUILD, issue])).code).toBe(0);
  };
  await Promise.all([lane(), lane()]);
  const expected = outputsOf(fresh, issues);
  expect(outputsOf(warm, issues)).toEqual(expected);
  const distinct = new Set(
    Object.values(expected).flatMap((files) => Object.entries(files).flatMap(([name, hash]) => (name.endsWith('.pdf') ? hash : []))),
  );
  console.log(`${WARM} issues, ${distinct.size} distinct PDFs, the same from warm and from fresh processes`);
  expect(distinct.size).toBe(WARM);
});
