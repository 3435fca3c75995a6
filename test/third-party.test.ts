import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

let text: string;
beforeAll(() => {
  text = execFileSync(process.execPath, [join(root, 'scripts', 'third-party.js')], { cwd: root, encoding: 'utf8' });
});

describe('package-lock.json', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string; integrity?: string; dev?: boolean; optional?: boolean }>;
  };
  /** Native parts of a test tool for other systems that the registry lacks. */
  const UNKNOWN = /^node_modules\/@xarsh\/ooxml-validator-(darwin|win32|linux-arm64)/;

  it('has the SHA-512 of every package, so that npm installs no other bytes', () => {
    const without = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && !/^sha512-.{88}$/.test(integrity ?? ''));
    expect(without.filter(([path]) => !UNKNOWN.test(path)).map(([path]) => path)).toEqual([]);
    for (const [, entry] of without) expect(entry).toMatchObject({ dev: true, optional: true });
  });
});

it('lists every bundled and installed package with its licence', async () => {
  await expect(text).toMatchFileSnapshot('../THIRD-PARTY.md');
  for (const name of ['docx', 'zod', 'nanoid', '@resvg/resvg-wasm', 'safer-buffer']) expect(text).toContain(`[${name}](`);
  for (const name of ['js-yaml', 'esprima']) expect(text).not.toContain(`[${name}](`);
});

it('lists only permissive licences', () => {
  const licences = [...text.matchAll(/^\| \[.*\| (?<licence>\S+) \|$/gm)].map(({ groups }) => groups?.licence);
  expect(new Set(licences)).toEqual(new Set(['MIT', 'MIT-0', 'ISC', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0']));
});

it('ships the licence of every source font', () => {
  const texts = readdirSync(join(root, 'fonts', 'licences')).map((name) => [
    name,
    readFileSync(join(root, 'fonts', 'licences', name), 'utf8'),
  ]);
  expect(texts.map(([name]) => name)).toEqual(['lxgw-wenkai.txt', 'noto-sans-sc.txt', 'noto-serif-sc.txt', 'tinos.txt']);
  for (const [, text] of texts) expect(text).toMatch(/Copyright[\s\S]*SIL OPEN FONT LICENSE Version 1\.1/i);
});
