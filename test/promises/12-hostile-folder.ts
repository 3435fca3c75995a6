import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { COMMANDS, createDesk, type Desk } from './desk.ts';
import type { Promised, Trial } from './promise.ts';

export const hostileFolder: Promised = {
  number: 12,
  zh: '外来的文件夹说了不算',
  en: 'A folder from elsewhere decides nothing',
  run: async (trial) => {
    const { of, folder } = trial;
    const desk = await createDesk(folder);
    const victim = join(folder, 'victim.txt');
    const digest = { bytes: 4, sha256: createHash('sha256').update('mine').digest('hex') };
    const journal = (name: string, more = {}) =>
      JSON.stringify({ journal: 1, token: '12345678', onConflict: 'skip', steps: [{ name, before: digest, after: null, ...more }] });
    const way = '../../../victim.txt';
    const forms: Readonly<Record<string, (path: string) => void>> = {
      ...Object.fromEntries(
        Object.entries({
          empty: '',
          object: '{}',
          null: 'null',
          list: '[null]',
          truncated: journal(way).slice(0, -4),
          'relative path': journal(way),
          'absolute path': journal(victim),
          'path inside and out': journal(`images/../../../../victim.txt`),
          'drive of Windows': journal('C:victim.txt'),
          'old form': JSON.stringify([{ name: way, fresh: null, kept: null }]),
          'old form, a new file': JSON.stringify([{ name: way, fresh: '1.md', kept: null }]),
          'behind a link': journal('away/victim.txt'),
          'behind a link, new': journal('away/victim.txt', { before: null, after: digest }),
        }).map(([name, content]) => [name, (path: string) => writeFileSync(path, content)]),
      ),
      huge: (path) => {
        writeFileSync(path, '');
        truncateSync(path, 2e9);
      },
      pipe: (path) => void spawnSync('mkfifo', [path]),
      device: (path) => symlinkSync('/dev/zero', path),
      link: (path) => symlinkSync(victim, path),
      'a folder': (path) => mkdirSync(path),
    };
    const places = ['.bulletin.journal', '.bulletin.undo', '.bulletin.lock', 'manifest.json'].flatMap((name) => [
      `issue-1/dist/${name}`,
      `issue-1/${name}`,
      name,
    ]);
    const cases = places.flatMap((place) => Object.keys(forms).flatMap((form) => COMMANDS.map((command) => ({ place, form, command }))));
    const step = of(1, 97);
    const tried = cases.filter((_, at) => at % step === 0);
    let refused = 0;
    for (const { place, form, command } of tried) {
      const what = `${form} as ${place}: ${command.join(' ')}`;
      desk.reset();
      writeFileSync(victim, 'mine');
      const path = desk.path(place);
      rmSync(path, { force: true });
      symlinkSync(folder, join(dirname(path), 'away'));
      writeFileSync(join(dirname(path), '.bulletin.12345678-0.tmp'), 'theirs');
      forms[form]?.(path);
      const start = performance.now();
      const { exit, said } = await desk.run(command);
      expect((performance.now() - start) / slack(), what).toBeLessThan(10_000);
      expect([0, 1, 2, 3], `${what}\n${said}`).toContain(exit);
      expect(said, what).not.toMatch(/\n\s+at /);
      expect(readFileSync(victim, 'utf8'), what).toBe('mine');
      expect(readFileSync(desk.path('issue-1/.bulletin.yaml.swp'), 'utf8'), what).toBe('unsaved edits of Vim');
      if (exit === 3) refused += 1;
    }
    let linked = 0;
    for (const command of COMMANDS) {
      desk.reset();
      const away = join(folder, 'away-dist');
      rmSync(away, { recursive: true, force: true });
      renameSync(desk.path('issue-1/dist'), away);
      const before = join(folder, 'away-before');
      rmSync(before, { recursive: true, force: true });
      cpSync(away, before, { recursive: true });
      symlinkSync(away, desk.path('issue-1/dist'));
      const { exit, said } = await desk.run([...command, ...(command[0] === 'build' ? ['--force'] : [])]);
      expect([0, 1, 2, 3], said).toContain(exit);
      if (command[0] === 'build') expect([exit, said]).toEqual([3, expect.stringContaining('dist')]);
      expect(spawnSync('diff', ['-r', away, before]).status, command.join(' ')).toBe(0);
      expect(existsSync(join(away, 'compare'))).toBe(false);
      linked += 1;
    }
    const named = await hostileFiles(trial, desk, victim);
    return `${tried.length} hostile journals, locks and manifests (${refused} refused by name) through ${COMMANDS.length} commands, ${linked} runs with a linked dist, ${named} with a hostile file in an author’s place: nothing outside changed`;
  },
};

/** A machine that has twice as much to do as it has processors takes twice as long. */
const slack = () => Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());

const SECRET = 'kept from view';

/** What may stand where an author's file is expected. */
const CONTENTS: Readonly<Record<string, string | Buffer>> = {
  'nested lists': `a: ${'['.repeat(20_000)}`,
  'nested blocks': Array.from({ length: 5_000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
  'aliases of aliases': `${['a0: &a0 [x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 12 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}]`)].join('\n')}\n`,
  'an alias of itself': 'name: &a [*a]\n',
  'keys of prototypes': '__proto__: { number: 1 }\nconstructor: { prototype: { date: x } }\ntoString: 1\n"__proto__": 2\n',
  'very many keys': Array.from({ length: 50_000 }, (_, at) => `k${at}: ${at}\n`).join(''),
  'one long line': 'a'.repeat(2_000_000),
  'no text': Buffer.from(Array.from({ length: 4_096 }, (_, at) => (at * 7919) % 256)),
  'bidi and control characters': 'number: 1\ndate: "\u202e2026\u2066\u001b]0;x\u0007"\nname: \u0000\u009b31m\n',
  'a cell for each character': '避免,改为\n'.repeat(50_000),
  'sums that lead out': `${'0'.repeat(64)}  ../../../victim.txt\n`.repeat(1_000),
};

/** Every place that an author's folder has, and every name that one may give, holds something hostile. */
async function hostileFiles({ of, folder }: Trial, desk: Desk, victim: string): Promise<number> {
  const places = [
    'bulletin.yaml',
    '用词.csv',
    'ours',
    'ours/page.typ',
    'ours/constants.yaml',
    'issue-1/issue.yaml',
    'issue-1/1.md',
    'issue-1/1.remarks.yaml',
    'issue-1/images',
    'issue-1/images/a.png',
    'issue-1/originals',
    'issue-1/originals/SHA256SUMS',
    'issue-1/dist',
    'issue-1/dist/review.manifest.json',
    'issue-0',
    'issue-0/issue.yaml',
    '../submitted.txt',
  ];
  const forms: Readonly<Record<string, (path: string) => void>> = {
    ...Object.fromEntries(Object.entries(CONTENTS).map(([name, content]) => [name, (path: string) => writeFileSync(path, content)])),
    huge: (path) => {
      writeFileSync(path, '');
      truncateSync(path, 2e9);
    },
    pipe: (path) => void spawnSync('mkfifo', [path]),
    device: (path) => symlinkSync('/dev/zero', path),
    'link out': (path) => symlinkSync(victim, path),
    'link to a folder': (path) => symlinkSync(folder, path),
    'link to itself': (path) => symlinkSync(path, path),
    'a folder': (path) => mkdirSync(path),
  };
  const commands = [...COMMANDS, ['import', 'words', '用词.csv'], ['check', 'issue-1', '--stage', 'final']];
  const cases = places.flatMap((place) => Object.keys(forms).flatMap((form) => commands.map((command) => ({ place, form, command }))));
  const tried = cases.filter((_, at) => at % of(7, 211) === 0);
  const faults: string[] = [];
  for (const { place, form, command } of tried) {
    const what = `${form} as ${place}: ${command.join(' ')}`;
    desk.reset();
    writeFileSync(victim, SECRET);
    if (place.startsWith('ours'))
      writeFileSync(desk.path('bulletin.yaml'), `${readFileSync(desk.path('bulletin.yaml'), 'utf8')}template: ours\n`);
    if (place.includes('images'))
      writeFileSync(desk.path('issue-1/2.md'), `${readFileSync(desk.path('issue-1/2.md'), 'utf8')}\n![](images/a.png)\n`);
    const path = desk.path(place);
    mkdirSync(dirname(path), { recursive: true });
    rmSync(path, { recursive: true, force: true });
    forms[form]?.(path);
    try {
      const start = performance.now();
      const { exit, said } = await desk.run(command);
      expect((performance.now() - start) / slack(), what).toBeLessThan(10_000);
      expect([0, 1, 2, 3], `${what}\n${said}`).toContain(exit);
      expect(said, what).not.toMatch(/\n\s+at |自身出错/);
      expect(said.length, what).toBeLessThan(200_000);
      // What the user names is shown.
      if (!place.startsWith('..')) expect(said, what).not.toContain(SECRET);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
      expect(said, what).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect(readFileSync(victim, 'utf8'), what).toBe(SECRET);
      expect(({} as { number?: unknown; date?: unknown }).number, what).toBe(undefined);
    } catch (error) {
      faults.push((error as Error).message.slice(0, 500));
    }
  }
  expect(faults.join('\n')).toBe('');
  return tried.length;
}
