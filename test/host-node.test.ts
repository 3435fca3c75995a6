import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
