import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { version } from '../src/version.ts';

const root = join(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'bulletin-bin-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const versionOf = (folder: string) =>
  execFileSync(process.execPath, [join(folder, 'bin', 'bulletin.js'), '--version'], { encoding: 'utf8' });

it('starts from the bundle and its code cache', () => {
  expect(versionOf(root)).toBe(`${version}\n`);
});

it('reads a bundle in ASCII, whatever the sources hold, byte for byte', () => {
  expect(readFileSync(join(root, 'dist', 'bulletin.cjs'), 'utf8')).toMatch(/^\p{ASCII}*$/u);
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
  const bundle = readFileSync(join(root, 'dist', 'bulletin.cjs'), 'utf8');
  for (const name of ['diff', 'iconv-lite']) expect(bundle).toContain(`require("${name}")`);
  expect(bundle).not.toMatch(/\bimport\(/);
});
