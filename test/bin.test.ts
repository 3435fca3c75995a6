import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { version } from '../src/version.ts';

const root = join(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'bulletin-bin-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** What every start reads, and what a check has no need of. */
const scripts = ['bulletin.cjs', 'bulletin.more.cjs'];

const versionOf = (folder: string) =>
  execFileSync(process.execPath, [join(folder, 'bin', 'bulletin.js'), '--version'], { encoding: 'utf8' });

it('starts from the bundle and its code cache', () => {
  expect(versionOf(root)).toBe(`${version}\n`);
});

it('reads a bundle in ASCII, whatever the sources hold, byte for byte', () => {
  for (const name of scripts) expect(/\P{ASCII}/u.exec(readFileSync(join(root, 'dist', name), 'utf8'))).toBeNull();
});

it.each([
  ['missing', null],
  ['damaged', 'not a code cache'],
  // The bytes after the first four tell V8's version.
  ['another version’s', readFileSync(join(root, 'dist', 'bulletin.check.cache')).fill(0, 4, 8)],
])('starts as well when the cache is %s', (_, cache) => {
  writeFileSync(join(copy, 'package.json'), '{ "type": "module" }');
  cpSync(join(root, 'bin'), join(copy, 'bin'), { recursive: true });
  mkdirSync(join(copy, 'dist'), { recursive: true });
  cpSync(join(root, 'dist', 'bulletin.cjs'), join(copy, 'dist', 'bulletin.cjs'));
  if (cache !== null) writeFileSync(join(copy, 'dist', 'bulletin.check.cache'), cache);
  expect(versionOf(copy)).toBe(`${version}\n`);
});

it('asks for packages that stay out of the bundle by require, as a script run by vm cannot import', () => {
  const bundle = scripts.map((name) => readFileSync(join(root, 'dist', name), 'utf8')).join('\n');
  // Not `toContain`, which would print the whole bundle.
  for (const name of ['diff', 'iconv-lite', 'pinyin-pro']) expect([name, bundle.includes(`require("${name}")`)]).toEqual([name, true]);
  expect(/\bimport\(/.exec(bundle)).toBeNull();
});

it('reads the second script when a command needs it, and not for a check', () => {
  rmSync(join(copy, 'dist'), { recursive: true, force: true });
  cpSync(join(root, 'dist', 'bulletin.cjs'), join(copy, 'dist', 'bulletin.cjs'));
  expect(versionOf(copy)).toBe(`${version}\n`);
  const stats = spawnSync(process.execPath, [join(copy, 'bin', 'bulletin.js'), 'stats'], { encoding: 'utf8' });
  expect(stats.stderr).toContain('bulletin.more.cjs');
  cpSync(join(root, 'dist', 'bulletin.more.cjs'), join(copy, 'dist', 'bulletin.more.cjs'));
  const again = spawnSync(process.execPath, [join(copy, 'bin', 'bulletin.js'), 'stats'], { encoding: 'utf8', cwd: copy });
  expect([again.status, again.stderr.includes('bulletin.more.cjs')]).toEqual([2, false]);
});

/**
 * Node's own modules that a command compiles after V8's flags are set, when V8 refuses the code that Node keeps of them. Node lists what it loads
 * in order, and the binding by which the flags are set is in that list.
 */
function compiledAnew(...argv: string[]): string[] {
  const hook = join(copy, 'hook.cjs');
  writeFileSync(
    hook,
    "process.on('exit', () => require('node:fs').writeFileSync(process.env.LOADED, JSON.stringify(process.moduleLoadList)));",
  );
  const told = join(copy, 'loaded.json');
  const { status } = spawnSync(process.execPath, ['-r', hook, join(root, 'bin', 'bulletin.js'), ...argv], {
    env: { ...process.env, LOADED: told },
    stdio: 'ignore',
  });
  expect(status).toBe(0);
  const loaded: readonly string[] = JSON.parse(readFileSync(told, 'utf8'));
  const flags = loaded.indexOf('Internal Binding v8');
  expect(flags).toBeGreaterThan(0);
  return loaded.slice(flags + 1).flatMap((name) => (name.startsWith('NativeModule ') ? [name.slice('NativeModule '.length)] : []));
}

it('loads the modules of Node’s own that a command needs before V8’s flags are set', () => {
  const publication = join(copy, 'publication');
  cpSync(join(root, 'examples'), publication, { recursive: true });
  const issue = join(publication, 'issue-12');
  expect(compiledAnew('check', issue)).toEqual([]);
  // What `rmSync` is made of cannot be named from outside.
  expect(compiledAnew('build', issue, '--force')).toEqual(['internal/fs/rimraf']);
  expect(compiledAnew('verify', issue)).toEqual([]);
  expect(compiledAnew('ls', publication)).toEqual([]);
});
