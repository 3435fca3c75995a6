import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { COMMANDS, createDesk } from './desk.ts';
import type { Promised } from './promise.ts';

export const hostileFolder: Promised = {
  number: 12,
  zh: '外来的文件夹说了不算',
  en: 'A folder from elsewhere decides nothing',
  run: async ({ of, folder }) => {
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
      expect(performance.now() - start, what).toBeLessThan(20_000);
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
    return `${tried.length} hostile journals, locks and manifests (${refused} refused by name) through ${COMMANDS.length} commands, ${linked} runs with a linked dist: nothing outside changed`;
  },
};
