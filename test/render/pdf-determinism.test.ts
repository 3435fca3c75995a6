import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'rolldown';
import { beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const templates = fileURLToPath(new URL('../../templates/jianbao', import.meta.url));
// Below node_modules, so that the program finds its packages.
const program = fileURLToPath(new URL('../../node_modules/.cache/bulletin-tests/print-hashes.mjs', import.meta.url));

beforeAll(async () => {
  const entry = fileURLToPath(new URL('./print-hashes.ts', import.meta.url));
  await build({ input: entry, platform: 'node', external: /^[^./]/, output: { file: program, codeSplitting: false } });
});

async function hashes(jobs: readonly number[], TZ = 'UTC', cwd = tmpdir()): Promise<string[]> {
  const { stdout } = await run(process.execPath, [program, templates, ...jobs.map(String)], { cwd, env: { ...process.env, TZ } });
  return stdout.trim().split('\n');
}

const jobs = Array.from({ length: 31 }, (_, index) => index);

describe('a warm compiler', () => {
  it('prints 31 jobs identically in either order and in fresh processes', async () => {
    const forwards = await hashes(jobs);
    expect(new Set(forwards).size).toBe(jobs.length);
    expect((await hashes(jobs.toReversed())).toReversed()).toEqual(forwards);
    for (const job of [0, 1, 17, 30]) expect(await hashes([job])).toEqual([forwards[job]]);
  });
});

describe('the time zone and the working folder', () => {
  it('do not affect the output', async () => {
    const [utc, west, east] = [
      await hashes([0]),
      await hashes([0], 'Pacific/Honolulu', '/'),
      await hashes([0], 'Asia/Shanghai', templates),
    ];
    expect(west).toEqual(utc);
    expect(east).toEqual(utc);
  });
});
