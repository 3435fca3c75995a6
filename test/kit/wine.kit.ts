import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../src/version.ts';

/** The kit for Windows, in Wine: reading, checking and DOCX. */
const root = join(import.meta.dirname, '..', '..');
const work = mkdtempSync(join(tmpdir(), 'bulletin-wine-'));
afterAll(() => rmSync(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 }));
const kit = join(work, '简报 kit', `bulletin-${version}-win-x64`);

const wine = ['wine', 'wine-stable'].find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
if (wine === undefined) console.warn('LEFT OUT: the kit for Windows, which needs Wine (Debian package wine)');
else console.warn('LEFT OUT: the PDF in Wine, which does not load the compiler (a DLL in native code); it needs Windows');

/** Runs a program of the kit. In Wine Node cannot use pipes, so its streams are files. */
function run(...argv: readonly string[]) {
  const [out, err] = ['out', 'err'].map((name) => join(work, name)) as [string, string];
  // In the C locale Wine finds no file with a Chinese name.
  const env = { ...process.env, LC_ALL: 'C.UTF-8', WINEPREFIX: join(work, 'prefix'), WINEDEBUG: '-all', NODE_SKIP_PLATFORM_CHECK: '1' };
  const { status } = spawnSync('sh', ['-c', `exec "$@" > "${out}" 2> "${err}"`, 'sh', wine ?? '', ...argv], {
    cwd: kit,
    env,
    stdio: 'ignore',
  });
  return { status, out: readFileSync(out, 'utf8'), err: readFileSync(err, 'utf8') };
}
const bulletin = (...argv: readonly string[]) => run('node.exe', 'app/bin/bulletin.js', ...argv, '--lang', 'zh');

describe.runIf(wine !== undefined)('the kit for Windows in Wine', () => {
  beforeAll(() => {
    execFileSync(process.execPath, [join(root, 'scripts', 'kit.js'), 'win-x64', '--to', work], { cwd: root });
    const files = unzipSync(readFileSync(join(work, `bulletin-${version}-win-x64.zip`)));
    for (const [name, data] of Object.entries(files)) {
      const path = join(work, '简报 kit', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, data);
    }
    // The first start makes Wine's own folder, and says so.
    run('cmd', '/c', 'ver');
  });

  it('starts by itself and through bulletin.cmd', () => {
    expect(bulletin('--version')).toMatchObject({ status: 0, out: `${version}\n` });
    expect(run('cmd', '/c', 'bulletin.cmd', '--version')).toMatchObject({ status: 0, out: `${version}\n` });
  });

  it('holds the file to double-click, which opens the menu from the folder around the kit', () => {
    const start = readFileSync(join(kit, '开始.cmd'), 'utf8');
    expect(start).toMatch(/^cd \/d "%~dp0\.\."\r$/m);
    expect(start).toMatch(/^call bulletin\.cmd --lang zh\r$/m);
  });

  it('checks the example as on Linux', () => {
    const { status, out } = bulletin('check', 'examples/issue-12', '--format', 'line');
    const here = spawnSync(
      process.execPath,
      [join(root, 'bin', 'bulletin.js'), 'check', 'examples/issue-12', '--format', 'line', '--lang', 'zh'],
      {
        cwd: kit,
        encoding: 'utf8',
      },
    );
    expect(out).not.toBe('');
    expect({ status, out }).toEqual({ status: here.status, out: here.stdout });
  });

  it('builds the DOCX of the example to the same bytes as on Linux', () => {
    expect(bulletin('build', 'examples/issue-12', '--format', 'docx', '--fonts', 'bundled').status).toBe(0);
    const options = ['--format', 'docx', '--fonts', 'bundled', '--force', '-o', join(work, 'here')];
    execFileSync(process.execPath, [join(root, 'bin', 'bulletin.js'), 'build', join(kit, 'examples', 'issue-12'), ...options], {
      stdio: 'ignore',
    });
    expect(hashDocx(join(kit, 'examples', 'issue-12', 'dist'))).toBe(hashDocx(join(work, 'here')));
  });
});

function hashDocx(folder: string): string {
  const name = readdirSync(folder).find((each) => each.endsWith('.docx')) ?? '';
  return createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex');
}
