import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { version } from '../../src/version.ts';
import { describeFirstHour } from './first-hour.ts';

const root = join(import.meta.dirname, '..', '..');
const work = mkdtempSync(join(tmpdir(), 'bulletin-kit-test-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const SYSTEM = 'linux-x64';
const name = `bulletin-${version}-${SYSTEM}`;
const kit = join(work, 'empty', name);

function make(folder: string, env = process.env): Buffer {
  execFileSync(process.execPath, [join(root, 'scripts', 'kit.js'), SYSTEM, '--to', join(work, folder)], { cwd: root, env });
  return readFileSync(join(work, folder, `${name}.tar.gz`));
}

/** Runs a file of the kit by its path from a folder, with nothing in PATH. */
function run(cwd: string, file: string, ...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(file, argv, { cwd, env: { PATH: '', HOME: join(work, 'home') }, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
const outputsIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((file) => /\.(docx|pdf)$/.test(file))
      .map((file) => [file, sha256(readFileSync(join(folder, file)))]),
  );

let archive: Buffer;
beforeAll(() => {
  archive = make('one');
  mkdirSync(join(work, 'empty'));
  mkdirSync(join(work, 'home'));
  execFileSync('tar', ['-xzf', join(work, 'one', `${name}.tar.gz`), '-C', join(work, 'empty')]);
});

it('holds Node, the program, fonts, licences and a file to start by double click', () => {
  const expected = [
    'LICENSE',
    'LICENSE-node.txt',
    'README.zh-CN.md',
    'THIRD-PARTY.md',
    'app',
    'bulletin',
    'examples',
    'node',
    'start.sh',
    '开始.desktop',
  ];
  expect(readdirSync(kit).sort()).toEqual(expected.sort());
  expect(readdirSync(join(kit, 'app', 'fonts', 'licences')).length).toBeGreaterThan(0);
  const [compiler, ...others] = readdirSync(join(kit, 'app', 'node_modules', '@myriaddreamin')).filter((each) =>
    /-(linux|win32|darwin)/.test(each),
  );
  expect([compiler, others]).toEqual(['typst-ts-node-compiler-linux-x64-gnu', []]);
});

it('is the same, byte for byte, when it is made again in another time zone', () => {
  expect(sha256(make('two', { ...process.env, TZ: 'Asia/Shanghai' }))).toBe(sha256(archive));
});

it('starts with an empty PATH, from its folder, from elsewhere and through a relative path', () => {
  const started = { status: 0, stdout: `${version}\n`, stderr: '' };
  expect(run(kit, './bulletin', '--version')).toEqual(started);
  expect(run('/', join(kit, 'bulletin'), '--version')).toEqual(started);
  expect(run(join(kit, 'examples'), '../bulletin', '--version')).toEqual(started);
});

it('builds the example to the same bytes as the program it was made of', () => {
  expect(run(kit, './bulletin', 'build', join('examples', 'issue-12')).status).toBe(0);
  const output = join(work, 'expected');
  execFileSync(process.execPath, [join(root, 'bin', 'bulletin.js'), 'build', join(kit, 'examples', 'issue-12'), '--force', '-o', output], {
    stdio: 'ignore',
  });
  const outputs = outputsIn(join(kit, 'examples', 'issue-12', 'dist'));
  expect(Object.keys(outputs)).toHaveLength(2);
  expect(outputs).toEqual(outputsIn(output));
});

it('opens a shell in which bulletin is a command, from its desktop entry', () => {
  const line = /^Exec=(.*)$/m.exec(readFileSync(join(kit, '开始.desktop'), 'utf8'))?.[1] ?? '';
  // As a desktop does: unescape the string, put the path in, then take the quoted arguments apart as a shell would.
  const command = line.replaceAll('\\\\', '\\').replace('%k', `"${join(kit, '开始.desktop')}"`);
  const tools = join(work, 'tools');
  mkdirSync(tools, { recursive: true });
  if (!existsSync(join(tools, 'sh'))) symlinkSync('/bin/sh', join(tools, 'sh'));
  const { stdout, stderr, status } = spawnSync('/bin/sh', ['-c', command], {
    env: { PATH: tools, HOME: join(work, 'home'), SHELL: '/bin/sh' },
    input: 'bulletin --version\npwd\nexit 0\n',
    encoding: 'utf8',
  });
  // Beside the kit, where publications stay when it is replaced.
  expect([status, stdout.endsWith(`${version}\n${join(work, 'empty')}\n`), `${stdout}${stderr}`.includes('简报')]).toEqual([0, true, true]);
});

describeFirstHour(() => kit);
