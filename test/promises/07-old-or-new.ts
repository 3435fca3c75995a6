import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { makeArchive } from '../build/generate.ts';
import { hashesIn, outputsOf, run, start } from '../build/whole-processes.ts';
import type { Promised, Trial } from './promise.ts';

const BUILD = ['build', '--fonts', 'bundled'];

export const oldOrNew: Promised = {
  number: 7,
  zh: '要么旧要么新，绝不留半个',
  en: 'Old or new, never half',
  run: async (trial) => {
    const parts = [await kills(trial), await everyStep(trial)];
    if (trial.whole) parts.push(await interrupts(trial), await fullDisk(trial), await readOnly(trial), await pairs(trial));
    return parts.filter((part) => part !== '').join('; ');
  },
};

/** Two texts of one publication, of the same file names, and what each gives, by issue. */
async function twoTexts(home: string, count: number) {
  const texts = [join(home, 'text-a'), join(home, 'text-b')] as const;
  const issues = makeArchive(texts[0], { issues: count, seed: 11, paragraphs: 3 });
  makeArchive(texts[1], { issues: count, seed: 12, paragraphs: 3 });
  const given = [];
  for (const text of texts) {
    // The numbers and dates agree, so that both build under the same names.
    const built = `${text}-built`;
    cpSync(text, built, { recursive: true });
    const { code, err } = await run(built, [...BUILD, '--all']);
    expect(code, err).toBe(0);
    given.push(outputsOf(built, issues));
  }
  return { issues, texts, given };
}

/** Puts one of the texts in place of the other; outputs stay. */
function write(text: string, publication: string, issues: readonly string[]): void {
  for (const issue of issues) {
    for (const name of readdirSync(join(publication, issue))) {
      if (name !== 'dist') rmSync(join(publication, issue, name), { recursive: true });
    }
  }
  cpSync(text, publication, { recursive: true });
}

const isOwn = (name: string) => name.startsWith('.bulletin.');

/** Builds a publication from the start; how many milliseconds that takes here and now. */
async function timed(publication: string): Promise<number> {
  const started = performance.now();
  const { code, err } = await run(publication, [...BUILD, '--all']);
  expect(code, err).toBe(0);
  return performance.now() - started;
}

/** kill -9 at random moments leaves every folder of outputs old or new, whole. */
async function kills({ folder, of }: Trial): Promise<string> {
  const home = join(folder, 'kills');
  const count = of(200, 1);
  const { issues, texts, given } = await twoTexts(home, of(8, 1));
  const publication = join(home, 'killed');
  cpSync(texts[0], publication, { recursive: true });
  const whole = await timed(publication);
  const seen = { killed: 0, left: 0, mixed: 0 };
  for (let kill = 0; kill < count; kill += 1) {
    write(texts[(kill + 1) % 2] ?? '', publication, issues);
    const { child, ended } = start(publication, [...BUILD, '--all', '-j', kill % 3 === 0 ? '1' : '2']);
    const timer = setTimeout(() => child.kill('SIGKILL'), whole * (0.1 + Math.random()));
    if ((await ended).code === null) seen.killed += 1;
    clearTimeout(timer);
    for (const issue of issues) {
      const found = Object.entries(hashesIn(join(publication, issue, 'dist')));
      const own = found.filter(([name]) => isOwn(name));
      const outputs = Object.fromEntries(found.filter(([name]) => !isOwn(name)));
      if (own.length > 0) seen.left += 1;
      // Every single file is one build's, whole; and all are of one build, unless a journal says what is still to be renamed.
      for (const [name, hash] of Object.entries(outputs)) {
        const either = given.map((each) => each[issue]?.[name]);
        expect(either, `${issue}/${name}`).toContain(hash);
      }
      if (given.some((each) => JSON.stringify(each[issue]) === JSON.stringify(outputs))) continue;
      seen.mixed += 1;
      expect(own.map(([name]) => name)).toContain('.bulletin.journal');
    }
  }
  expect(seen.killed).toBeGreaterThanOrEqual(of(count / 4, 0));

  write(texts[1], publication, issues);
  const last = await run(publication, [...BUILD, '--all']);
  expect(last.code, last.err).toBe(0);
  expect(outputsOf(publication, issues)).toEqual(given[1]);
  return `${count} × kill -9 (${seen.killed} hit, ${seen.left} folders with something left, ${seen.mixed} amid their renames)`;
}

/** kill -9 right before every change of the disk, and again amid the build after it: the third build leaves the new output and nothing else. */
async function everyStep({ folder, of }: Trial): Promise<string> {
  const home = join(folder, 'steps');
  const { issues, texts, given } = await twoTexts(home, 1);
  const [issue = ''] = issues;
  const publication = join(home, 'publication');
  const preload = { NODE_OPTIONS: `--require ${join(import.meta.dirname, 'kill-at.cjs')}` };
  let killed = 0;
  for (let at = of(1, 15); ; at += of(1, 20)) {
    rmSync(publication, { recursive: true, force: true });
    cpSync(`${texts[0]}-built`, publication, { recursive: true });
    write(texts[1], publication, issues);
    const { code } = await start(publication, [...BUILD, issue], { ...preload, KILL_AT: String(at) }).ended;
    if (code !== null) break;
    await start(publication, [...BUILD, issue], { ...preload, KILL_AT: String(1 + (at % 9)) }).ended;
    const last = await run(publication, [...BUILD, issue]);
    expect(last.code, `killed at ${at}: ${last.err}`).toBe(0);
    expect(outputsOf(publication, issues), `killed at ${at}`).toEqual(given[1]);
    killed += 1;
  }
  expect(killed).toBeGreaterThan(0);
  return `${killed} × kill -9 at every change of the disk, and of the build after it`;
}

/** Ctrl-C and SIGTERM leave nothing half and nothing behind. */
async function interrupts({ folder }: Trial): Promise<string> {
  const home = join(folder, 'interrupts');
  const signals = Array.from({ length: 6 }, (_, at) => (at % 2 === 0 ? 'SIGINT' : 'SIGTERM'));
  const { issues, texts, given } = await twoTexts(home, 12);
  const publication = join(home, 'interrupted');
  cpSync(texts[0], publication, { recursive: true });
  const whole = await timed(publication);
  const codes = [];
  for (const [at, signal] of signals.entries()) {
    write(texts[(at + 1) % 2] ?? '', publication, issues);
    const { child, ended } = start(publication, [...BUILD, '--all', '-j', String(1 + (at % 2))]);
    const timer = setTimeout(() => child.kill(signal), whole * (0.4 + at * 0.1));
    codes.push((await ended).code);
    clearTimeout(timer);
    for (const issue of issues) {
      const found = hashesIn(join(publication, issue, 'dist'));
      expect([{}, ...given.map((each) => each[issue])], issue).toContainEqual(found);
    }
  }
  expect(codes.filter((code) => code === 130).length).toBeGreaterThan(1);
  return `${signals.length} × Ctrl-C or SIGTERM`;
}

/** Mounts a disk in memory over a folder, runs what is to be run and takes it away; null where that is not possible. */
async function onDisk<T>(folder: string, option: string, work: () => Promise<T>): Promise<T | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', option, 'tmpfs', folder]).status !== 0) return null;
  try {
    return await work();
  } finally {
    spawnSync('umount', [folder]);
  }
}

/** A disk that is full leaves every folder of outputs old or new, whole. */
async function fullDisk({ folder, leaveOut }: Trial): Promise<string> {
  const home = join(folder, 'full');
  const sizes = 20;
  const { issues, texts, given } = await twoTexts(home, 1);
  const [issue = ''] = issues;
  const publication = join(home, 'publication');
  const dist = join(publication, issue, 'dist');
  const built = join(`${texts[0]}-built`, issue, 'dist');
  const needed = readdirSync(built).reduce((sum, name) => sum + readFileSync(join(built, name)).length, 0);
  const seen = { old: 0, new: 0, full: 0 };
  for (let at = 1; at <= sizes; at += 1) {
    cpSync(texts[0], publication, { recursive: true });
    mkdirSync(dist, { recursive: true });
    const kilobytes = Math.ceil((needed * 2.6 * at) / sizes / 1024);
    const done = await onDisk(dist, `size=${kilobytes}k`, async () => {
      const first = await run(publication, [...BUILD, issue]);
      const before = hashesIn(dist);
      expect([{}, given[0]?.[issue]], first.err).toContainEqual(before);
      write(texts[1], publication, [issue]);
      const { code, err } = await run(publication, [...BUILD, issue]);
      expect([0, 3]).toContain(code);
      expect(hashesIn(dist), err).toEqual(code === 0 ? given[1]?.[issue] : before);
      if (code === 3) expect(err).toMatch(/磁盘已满/);
      seen.full += code === 3 ? 1 : 0;
      seen.old += code === 3 && Object.keys(before).length > 0 ? 1 : 0;
      seen.new += code === 0 ? 1 : 0;
      return true;
    });
    rmSync(publication, { recursive: true, force: true });
    if (done === null) {
      leaveOut('the full disk: a disk of a given size takes Linux and root, to mount one');
      return '';
    }
  }
  expect(Math.min(seen.full, seen.old, seen.new)).toBeGreaterThan(0);
  return `${sizes} sizes of disk (${seen.full} too small, ${seen.new} built)`;
}

/** A folder that cannot be written to is said to be one, and keeps what it has. */
async function readOnly({ folder, leaveOut }: Trial): Promise<string> {
  const home = join(folder, 'read-only');
  const { issues, texts, given } = await twoTexts(home, 1);
  const [issue = ''] = issues;
  const publication = join(home, 'publication');
  const dist = join(publication, issue, 'dist');
  const refused = async () => {
    write(texts[1], publication, [issue]);
    const { code, err } = await run(publication, [...BUILD, issue]);
    expect([code, err]).toEqual([3, expect.stringMatching(/无法写入文件夹.*原有文件没有改动/)]);
    expect(hashesIn(dist)).toEqual(given[0]?.[issue]);
    return true;
  };
  cpSync(texts[0], publication, { recursive: true });
  mkdirSync(dist, { recursive: true });
  if (process.getuid?.() !== 0 && process.platform !== 'win32') {
    expect((await run(publication, [...BUILD, issue])).code).toBe(0);
    const { mode } = statSync(dist);
    chmodSync(dist, 0o555);
    await refused().finally(() => chmodSync(dist, mode));
    return 'a read-only folder';
  }
  // Nothing forbids root to write but a disk that is mounted so.
  const done = await onDisk(dist, 'size=8m', async () => {
    expect((await run(publication, [...BUILD, issue])).code).toBe(0);
    expect(spawnSync('mount', ['-o', 'remount,ro', dist]).status).toBe(0);
    return refused();
  });
  if (done !== null) return 'a read-only folder';
  leaveOut('the read-only folder: root writes into any folder, and no disk can be mounted here');
  return '';
}

/** Two builds at once leave the files of one. */
async function pairs({ folder }: Trial): Promise<string> {
  const home = join(folder, 'pairs');
  const count = 50;
  const { issues, texts, given } = await twoTexts(home, 1);
  const [issue = ''] = issues;
  const publication = join(home, 'publication');
  cpSync(texts[0], publication, { recursive: true });
  for (let pair = 0; pair < count; pair += 1) {
    write(texts[pair % 2] ?? '', publication, [issue]);
    const both = await Promise.all([run(publication, [...BUILD, issue]), run(publication, [...BUILD, issue])]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(hashesIn(join(publication, issue, 'dist'))).toEqual(given[pair % 2]?.[issue]);
  }
  return `${count} pairs of builds at once`;
}
