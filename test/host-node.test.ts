import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeHost } from '../src/host-node.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'bulletin-host-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = new Map([['a.txt', new TextEncoder().encode('一')]]);

describe('replace', () => {
  it('makes the folder and those above it', async () => {
    const deep = join(folder, 'x', 'y');
    await nodeHost().replace(deep, files);
    expect(readFileSync(join(deep, 'a.txt'), 'utf8')).toBe('一');
  });

  it.skipIf(process.platform === 'win32')('keeps the permissions of a file', async () => {
    const path = join(folder, 'mode.txt');
    writeFileSync(path, '');
    chmodSync(path, 0o640);
    await nodeHost().replace(folder, new Map([['mode.txt', new Uint8Array([1])]]));
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(statSync(path).size).toBe(1);
  });

  it('replaces files of several folders', async () => {
    mkdirSync(join(folder, 'p', 'issue-1'), { recursive: true });
    writeFileSync(join(folder, 'p', 'bulletin.yaml'), '');
    await nodeHost().replace(
      join(folder, 'p', 'issue-1'),
      new Map([
        ['1.md', new Uint8Array([1])],
        [join('..', 'bulletin.yaml'), new Uint8Array([2])],
      ]),
    );
    expect(readFileSync(join(folder, 'p', 'bulletin.yaml'))).toEqual(Buffer.from([2]));
    expect(readdirSync(join(folder, 'p'))).toEqual(['bulletin.yaml', 'issue-1']);
    expect(readdirSync(join(folder, 'p', 'issue-1'))).toEqual(['1.md']);
  });

  it('refuses a folder that is a file', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(nodeHost().replace(join(folder, 'file'), files)).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it.runIf(process.platform === 'linux')('ends where no folder can be made', async () => {
    await expect(nodeHost().replace('/proc/bulletin/dist', files)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a standard output that cannot be written to', () => {
  /** Runs `doctor`, which prints much, and gives its exit code and what it said. */
  function doctor(stdout: 'pipe' | number): Promise<{ code: number | null; said: string }> {
    const child = spawn(process.execPath, [join(root, 'bin', 'bulletin.js'), 'doctor', '--json'], { stdio: ['ignore', stdout, 'pipe'] });
    child.stdout?.destroy();
    let said = '';
    child.stderr?.on('data', (part) => {
      said += part;
    });
    return new Promise((done) => {
      child.on('close', (code) => done({ code, said }));
    });
  }

  it('is no failure when its reader has had enough', async () => {
    expect(await doctor('pipe')).toEqual({ code: 0, said: '' });
  });

  it.runIf(process.platform === 'linux')('is the surroundings’ fault when the disk is full', async () => {
    const { code, said } = await doctor(openSync('/dev/full', 'w'));
    expect(code).toBe(3);
    expect(said).toMatch(/^错误：写不出结果（ENOSPC）.*\n$/);
  });
});
