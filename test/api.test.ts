import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeHost } from '../src/host/node/index.ts';

const root = join(import.meta.dirname, '..');
const api = readFileSync(join(root, 'docs', 'api.md'), 'utf8');
const [one = '', many = ''] = [...api.matchAll(/```js\n(.*?)```/gs)].map(([, code = '']) => code);

const home = mkdtempSync(join(tmpdir(), 'bulletin-api-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
mkdirSync(join(home, 'node_modules'));
symlinkSync(root, join(home, 'node_modules', 'bulletin'), 'junction');
cpSync(join(root, 'examples'), join(home, 'anqing'), { recursive: true, filter: (path) => !path.endsWith('dist') });

/** Runs an example as a program that has the package installed; its lines. */
function run(code: string): string[] {
  writeFileSync(join(home, 'example.mjs'), code);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], { cwd: home, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return stdout.trimEnd().split('\n');
}

describe('the examples of docs/api.md run against the package', () => {
  it('one issue, then its publication', () => {
    const lines = run(one);
    const told = lines.filter((line) => /^(build|verify|ls|stats): /.test(line));
    expect(told).toEqual([
      expect.stringMatching(/^build: built, \d+ pages$/),
      'verify: intact',
      'ls: anqing/issue-12 12 current',
      'ls: anqing/issue-13 13 unbuilt',
      expect.stringMatching(/^stats: [1-9]\d* items used$/),
    ]);
  });

  it('many issues, on threads of their own', () => {
    expect(run(many)).toEqual(['anqing/issue-12: unchanged', 'anqing/issue-13: built']);
  });
});

describe('an argument of the wrong type', () => {
  it.each([
    ['check', ['anqing/issue-12'], 'check: the first argument must be a Host, such as nodeHost(), not "anqing/issue-12"'],
    ['build', [undefined, {}], 'build: the first argument must be a Host, such as nodeHost(), not undefined'],
    ['build', [nodeHost(), {}], 'build: options.issue must be the path of an issue, not undefined'],
    ['verify', [nodeHost(), null], 'verify: issue must be the path of an issue, not null'],
    ['mend', [nodeHost(), 12], 'mend: issue must be the path of an issue, not number'],
  ])('is rejected by name: %s', async (name, argv, message) => {
    const library: Readonly<Record<string, unknown>> = await import('../src/index.ts');
    const call = library[name] as (...argv: readonly unknown[]) => Promise<unknown>;
    await expect(call(...argv)).rejects.toThrow(new TypeError(message));
  });
});

it('exports every function of the table, and otherwise only the host and the failure', async () => {
  const exported = Object.entries(await import('../src/index.ts')).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []));
  const table = [...api.matchAll(/^\| `(.*?)\|/gm)].flatMap(([, cell = '']) => cell.match(/\b[a-zA-Z]+(?=\(|`$)|(?<=`)hint/g) ?? []);
  expect(exported.sort()).toEqual([...table, 'Failure', 'nodeHost', 'createSession'].sort());
});
