import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchNode, nodeVersions } from '../../scripts/nodes.js';
import { version as program } from '../../src/version.ts';

const root = join(import.meta.dirname, '..', '..');
const bulletin = join(root, 'bin', 'bulletin.js');
const work = mkdtempSync(join(tmpdir(), 'bulletin-nodes-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Places in a cache file where a bit is flipped. */
const DAMAGES = 12;

/** Runs a script with a version of Node, in an environment that does not change how Node starts or where it keeps code. */
function run(version: string, script: string, args: readonly string[], { cwd = root, env = {} as NodeJS.ProcessEnv } = {}) {
  const { NODE_OPTIONS: _1, NODE_COMPILE_CACHE: _2, NODE_DISABLE_COMPILE_CACHE: _3, XDG_CACHE_HOME: _4, ...inherited } = process.env;
  const options = { cwd, env: { ...inherited, HOME: work, ...env }, encoding: 'utf8', maxBuffer: 2 ** 26 } as const;
  const { status, stdout, stderr } = spawnSync(fetchNode(version), [script, ...args], options);
  return { status, stdout, stderr };
}

/** A fresh copy of the examples, with an issue whose template is not the package's, so that it is compiled in an isolated process. */
function copyExamples(): string {
  const folder = mkdtempSync(join(work, 'examples-'));
  cpSync(join(root, 'examples'), folder, { recursive: true, filter: (path) => !path.endsWith('dist') });
  const own = join(folder, 'own');
  cpSync(join(folder, 'issue-12'), join(own, 'issue-12'), { recursive: true });
  cpSync(join(root, 'templates', 'jianbao'), join(own, 'ours'), { recursive: true });
  cpSync(join(folder, 'bulletin.yaml'), join(own, 'bulletin.yaml'));
  appendFileSync(join(own, 'bulletin.yaml'), '\ntemplate: ours\n');
  return folder;
}

/** SHA-256 of every DOCX and PDF below a folder, by path. */
function hashOutputs(folder: string): Record<string, string> {
  const outputs = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(docx|pdf)$/.test(path));
  const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
  return Object.fromEntries(outputs.sort().map((path) => [path, hash(join(folder, path))]));
}

/** Builds all examples, by worker threads where there are several in a publication, and checks one. */
function buildExamples(version: string) {
  const folder = copyExamples();
  const issues = ['issue-12', 'issue-13', join('shuili', 'issue-3')];
  const runs = [['build', '-j', '2', ...issues], ['build', join('own', 'issue-12')], ['check', 'issue-12'], ['ls', '.'], ['--version']].map(
    (args) => run(version, bulletin, args, { cwd: folder }),
  );
  // The longest duration sets the width of its column.
  const withoutTimes = (text: string) => text.replace(/\d[\d.]* (秒|毫秒)/g, '').replace(/ +(用时)?$/gm, '');
  return {
    outputs: hashOutputs(folder),
    printed: runs.map(({ status, stdout, stderr }) => ({ status, stdout: withoutTimes(stdout), stderr: withoutTimes(stderr) })),
  };
}

const [lowest = '', ...others] = nodeVersions;

// vitest does not start on the lowest version.
describe.each(others)('Node %s', (version) => {
  it('passes the golden cases', () => {
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    // With CI set, vitest does not write the snapshots that it misses.
    const { status, stdout, stderr } = run(version, vitest, ['run', 'test/cases.test.ts'], { env: { CI: '1' } });
    expect([status, status === 0 ? '' : stdout + stderr]).toEqual([0, '']);
  });
});

describe('the examples', () => {
  let expected: ReturnType<typeof buildExamples>;
  beforeAll(() => {
    expected = buildExamples(lowest);
  }, 120_000);

  it(`are built by Node ${lowest}, and nothing is printed on standard error but findings`, () => {
    expect(Object.keys(expected.outputs)).toHaveLength(8);
    expect(expected.printed.map(({ status }) => status)).toEqual([0, 0, 0, 0, 0]);
    const printed = expected.printed.map(({ stderr }) => stderr);
    expect(printed.at(-1)).toBe('');
    expect(printed.join('')).not.toMatch(/\bnode\b|warning|deprecat|experimental|unrecognized/i);
  });

  it.each(others)('give the same bytes and the same messages on Node %s', (version) => {
    expect(buildExamples(version)).toEqual(expected);
    // Once more, with the code that the first run kept.
    expect(buildExamples(version)).toEqual(expected);
  });
});

describe.each(nodeVersions.filter((version) => Number.parseInt(version, 10) >= 22))('the compile cache of Node %s', (version) => {
  let home: string;
  let folder: string;
  beforeAll(() => {
    home = mkdtempSync(join(work, 'home-'));
    folder = join(home, '.cache', 'bulletin');
  });
  const start = (env: NodeJS.ProcessEnv = { HOME: home }) => run(version, bulletin, ['--version'], { env });
  const started = { status: 0, stdout: `${program}\n`, stderr: '' };
  const files = (path = folder) =>
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      .map((name) => join(path, name))
      .filter((each) => statSync(each).isFile());

  it('is a folder that only its user can write', () => {
    expect(start()).toEqual(started);
    expect([statSync(folder).mode & 0o777, files().length > 0]).toEqual([0o700, true]);
  });

  it('is used: a second start writes nothing', () => {
    const before = files().map((path) => statSync(path).mtimeMs);
    expect(start()).toEqual(started);
    expect(files().map((path) => statSync(path).mtimeMs)).toEqual(before);
  });

  it('does no harm when any byte of it is damaged', () => {
    const whole = files().map((path) => [path, readFileSync(path)] as const);
    for (let at = 0; at < DAMAGES; at += 1) {
      for (const [path, bytes] of whole) {
        const damaged = Buffer.from(bytes);
        const place = Math.floor((damaged.length * at) / DAMAGES);
        damaged[place] = (damaged[place] ?? 0) ^ (1 << (at % 8));
        writeFileSync(path, damaged);
      }
      expect(start()).toEqual(started);
    }
    for (const [path] of whole) writeFileSync(path, '');
    expect(start()).toEqual(started);
  });

  it('is left out without a word where it cannot be written', () => {
    const others = mkdtempSync(join(work, 'others-'));
    mkdirSync(join(others, '.cache', 'bulletin'), { recursive: true });
    chmodSync(join(others, '.cache', 'bulletin'), 0o777);
    expect([start({ HOME: others }), start({ HOME: '/proc/bulletin' }), start({ HOME: '' })]).toEqual([started, started, started]);
    expect(readdirSync(join(others, '.cache', 'bulletin'))).toEqual([]);
  });

  it('is where NODE_COMPILE_CACHE says, and nowhere with NODE_DISABLE_COMPILE_CACHE', () => {
    const [elsewhere, empty] = [mkdtempSync(join(work, 'elsewhere-')), mkdtempSync(join(work, 'empty-'))];
    expect(start({ HOME: empty, NODE_COMPILE_CACHE: elsewhere })).toEqual(started);
    expect([files(elsewhere).length > 0, existsSync(join(empty, '.cache'))]).toEqual([true, false]);
    expect(start({ HOME: empty, NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual(started);
    expect(files(empty)).toEqual([]);
  });
});
