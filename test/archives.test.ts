import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { makeTarball, makeZip } from '../scripts/archives.js';
import { startFiles } from '../scripts/kit-start.js';

const work = mkdtempSync(join(tmpdir(), 'bulletin-archives-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

const entries = [
  { path: 'kit/node', data: new Uint8Array(700).fill(7), executable: true },
  { path: 'kit/开始.desktop', data: new TextEncoder().encode('开始'), executable: true },
  { path: `kit/${'long/'.repeat(30)}file.txt`, data: new Uint8Array(512), executable: false },
  { path: `kit/${'长'.repeat(60)}.md`, data: new Uint8Array(), executable: false },
];

it.skipIf(process.platform === 'win32')('writes a tarball that tar unpacks: contents, permissions, long and Chinese names', () => {
  writeFileSync(join(work, 'kit.tar.gz'), makeTarball(entries));
  const { status, stderr } = spawnSync('tar', ['-xzf', 'kit.tar.gz'], { cwd: work, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  for (const { path, data, executable } of entries) {
    expect(new Uint8Array(readFileSync(join(work, path)))).toEqual(data);
    expect((statSync(join(work, path)).mode & 0o111) !== 0).toBe(executable);
  }
  expect(readdirSync(join(work, 'kit'))).toHaveLength(4);
});

it('writes a ZIP with the same names and contents', () => {
  expect(unzipSync(makeZip(entries))).toEqual(Object.fromEntries(entries.map(({ path, data }) => [path, data])));
});

it.each([makeTarball, makeZip])('writes the same bytes in every time zone: %o', (make) => {
  vi.stubEnv('TZ', 'Asia/Shanghai');
  const bytes = make(entries);
  vi.stubEnv('TZ', 'America/Los_Angeles');
  expect(make(entries)).toEqual(bytes);
});

it('starts each system in its own way, on Windows with its line ends', () => {
  expect(Object.keys(startFiles('linux-arm64'))).toEqual(['bulletin', 'start.sh', '开始.desktop']);
  expect(Object.keys(startFiles('darwin-arm64'))).toEqual(['bulletin', 'start.sh', '开始.command']);
  const windows = startFiles('win-x64');
  expect(Object.keys(windows)).toEqual(['bulletin.cmd', '开始.cmd']);
  for (const text of Object.values(windows)) expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});
