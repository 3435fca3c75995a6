import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { toFailure } from '../src/failures.ts';

const root = join(import.meta.dirname, '..');
const bulletin = join(root, 'bin', 'bulletin.js');
const folder = mkdtempSync(join(tmpdir(), 'bulletin-restricted-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
cpSync(join(root, 'examples'), folder, { recursive: true, filter: (path) => !path.endsWith('dist') });

function run(nodeOptions: readonly string[], ...argv: string[]) {
  const { status, stderr } = spawnSync(process.execPath, [...nodeOptions, bulletin, '--lang', 'en', ...argv], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stderr };
}

describe.skipIf(process.platform === 'win32')('in a removed folder', () => {
  const inRemovedFolder = (...argv: string[]) => {
    const script = 'mkdir "$1" && cd "$1" && rmdir "$1" && shift && exec "$@"';
    const command = [process.execPath, bulletin, '--lang', 'en', ...argv];
    return spawnSync('sh', ['-c', script, 'sh', join(folder, 'removed'), ...command], { encoding: 'utf8' });
  };

  it.each([['check'], ['build', 'issue-12'], ['ls'], ['new', 'issue'], ['stats']])('fails with 3 and says why: %s', (...argv) => {
    const { status, stderr } = inRemovedFolder(...argv);
    expect([status, stderr]).toEqual([
      3,
      'error: The current folder was removed or cannot be accessed\n    Change to a folder that exists, with cd\n',
    ]);
  });

  it('runs what needs no folder', () => {
    expect(inRemovedFolder('--version')).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('under Node’s permission model', () => {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';
  const withoutNodeWarnings = (stderr: string) => stderr.replace(/^\(.*\n/gm, '');

  it.each([
    ['native code', ['--allow-fs-read=*', '--allow-fs-write=*'], /^error: Cannot load the PDF compiler/],
    ['writing', ['--allow-fs-read=*', '--allow-addons'], /^error: Cannot write to “.*” \(ERR_ACCESS_DENIED\)/],
    [
      'threads',
      ['--allow-fs-read=*', '--allow-fs-write=*', '--allow-addons'],
      /^error: Node’s permission model \(--permission\) forbids this/,
    ],
    ['reading', [`--allow-fs-read=${root}/*`], /^error: Node’s permission model \(--permission\) forbids this/],
  ])('exits with 3 without the permission for %s', (what, allowed, message) => {
    const issues = what === 'threads' ? ['-j', '2', 'issue-12', 'issue-13'] : ['issue-12'];
    const { status, stderr } = run([permission, ...allowed], 'build', ...issues);
    expect([status, withoutNodeWarnings(stderr)]).toEqual([3, expect.stringMatching(message)]);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});

describe('without just-in-time compilation (--jitless)', () => {
  it('checks and builds', () => {
    expect(run(['--jitless'], 'build', 'issue-12').status).toBe(0);
  });

  it('exits with 3 when an SVG must be drawn, which takes WebAssembly', () => {
    writeFileSync(
      join(folder, 'issue-13', 'chart.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>',
    );
    appendFileSync(join(folder, 'issue-13', '01-tongcheng.md'), '\n![图](chart.svg)\n');
    const { status, stderr } = run(['--jitless'], 'build', 'issue-13');
    expect([status, stderr]).toEqual([
      3,
      expect.stringContaining('error: Drawing an SVG needs WebAssembly, which is disabled in this Node\n'),
    ]);
  });
});

describe.skipIf(process.platform !== 'linux')('with a limited address space (ulimit -v)', () => {
  const limited = (megabytes: number, ...argv: string[]) =>
    spawnSync('sh', ['-c', `ulimit -v ${megabytes * 1000} && exec "$@"`, 'sh', process.execPath, ...argv], {
      cwd: folder,
      encoding: 'utf8',
    });

  it.each([
    // Node itself does not start, whatever it is to run: nothing of ours can say so.
    [500, 'any program', ['-e', '0'], { status: null }],
    [2_000, 'a check', [bulletin, 'check', 'issue-12'], { status: 0 }],
    [2_000, 'a build', [bulletin, 'build', 'issue-12', '--force'], { status: 0 }],
    [2_000, 'two builds at once', [bulletin, 'build', '--all', '--force', '-j', '2'], { status: 3, stderr: /工作线程[\s\S]*-j 1/ }],
    [2_000, 'a build with an SVG', [bulletin, 'build', 'issue-13', '--force'], { status: 3, stderr: /地址空间[\s\S]*ulimit -v/ }],
    [12_000, 'a build with an SVG', [bulletin, 'build', 'issue-13', '--force'], { status: 3, stderr: /地址空间[\s\S]*ulimit -v/ }],
  ] as const)('of %d MB: %s', (megabytes, _, argv, expected) => {
    const { status, stderr } = limited(megabytes, ...argv);
    expect(status, stderr).toBe(expected.status);
    if ('stderr' in expected) expect(stderr).toMatch(expected.stderr);
    if (status !== null) expect(stderr).not.toMatch(/^ +at /m);
  });
});

it.each(['EAGAIN', 'ENOMEM', 'Worker terminated due to reaching memory limit: JS heap out of memory'])(
  'explains why a worker cannot start: %s',
  (message) => {
    expect(toFailure(new Error(message))).toMatchObject({ exit: 3, found: { en: 'Not enough memory or threads to start a worker' } });
  },
);
