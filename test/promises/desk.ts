import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { main } from '../../src/cli.ts';
import type { Host } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { BULLETIN, item } from '../build/publication.ts';

/** A publication on a real disk that is tried again and again from the same start, and commands that run in it. */

/** Items with a finding that `--fix` mends. */
const START: Readonly<Record<string, string>> = {
  'pub/bulletin.yaml': BULLETIN,
  'pub/issue-1/issue.yaml': 'number: 1\ndate: 2026-03-02\n',
  'pub/issue-1/1.md': item('第一篇', '正文,正文。'),
  'pub/issue-1/2.md': item('第二篇', '又一段,正文。'),
  'pub/issue-1/.bulletin.yaml.swp': 'unsaved edits of Vim',
  'pub/issue-1/.bulletin.mine.md': 'notes of the author',
  'submitted.txt': '关于防汛工作的情况\n\n甲县做好防汛工作。\n',
};

/** Every command that opens an issue or a publication, but for those that need a document that came back. */
export const COMMANDS: readonly (readonly string[])[] = [
  ['build', 'issue-1', '-f', 'docx', '--fonts', 'bundled'],
  ['check', 'issue-1'],
  ['check', 'issue-1', '--fix'],
  ['ls'],
  ['verify', 'issue-1'],
  ['stats', '--year', '2026'],
  ['new', 'item', 'issue-1', '--title', '新稿', '--source', '甲县', '--category', '动态'],
  ['new', 'issue', '--date', '2026-03-09'],
  ['import', '../submitted.txt', '--to', 'issue-1', '--source', '甲县', '--category', '动态'],
  ['review', 'compare', 'issue-1', '--with', 'issue-1'],
];

export interface Ran {
  readonly exit: number;
  readonly said: string;
}

export interface Desk {
  /** Absolute path of a file. */
  path(name: string): string;
  reset(): void;
  run(argv: readonly string[], host?: (host: Host) => Host): Promise<Ran>;
  /** Contents by path below the publication; what a build makes is left out. */
  held(): Record<string, string>;
}

/** @param folder empty, on a real disk */
export async function createDesk(folder: string): Promise<Desk> {
  const start = join(folder, 'start');
  const home = join(folder, 'desk');
  for (const [name, content] of Object.entries(START)) {
    mkdirSync(dirname(join(start, name)), { recursive: true });
    writeFileSync(join(start, name), content);
  }
  const run: Desk['run'] = async (argv, wrap = (host) => host) => {
    let said = '';
    const stream = {
      isTerminal: false,
      write: (text: string) => {
        said += text;
      },
    };
    const outside = { ...nodeHost(), cwd: join(home, 'pub'), env: {}, stdout: stream, stderr: stream };
    return { exit: await main(argv, wrap(outside)), said };
  };
  const reset = () => {
    rmSync(home, { recursive: true, force: true });
    cpSync(start, home, { recursive: true });
  };
  reset();
  await run(COMMANDS[0] ?? []);
  cpSync(home, start, { recursive: true });
  return {
    path: (name) => join(home, 'pub', name),
    reset,
    run,
    held: () => {
      const found: Record<string, string> = {};
      const visit = (way: string) => {
        for (const entry of existsSync(join(home, 'pub', way)) ? readdirSync(join(home, 'pub', way), { withFileTypes: true }) : []) {
          const name = way === '' ? entry.name : `${way}/${entry.name}`;
          if (entry.isDirectory() && entry.name !== 'dist') visit(name);
          else if (entry.isFile()) found[name] = readFileSync(join(home, 'pub', name), 'utf8');
        }
      };
      visit('');
      return found;
    },
  };
}

/** What changes the disk, and what looks at it. */
export const WRITING = ['create', 'rename', 'replace', 'keep', 'remove', 'removeIf'] as const;
export const LOOKING = ['readFile', 'list', 'stat', 'digest'] as const;

/** Calls `at` with the number of each call of a host before the call is made. */
export function counting(host: Host, kinds: readonly (keyof Host)[], at: (count: number) => void): Host {
  let count = 0;
  const wrap =
    (kind: keyof Host) =>
    async (...args: unknown[]) => {
      at(++count);
      return (host[kind] as (...args: unknown[]) => unknown)(...args);
    };
  return { ...host, ...Object.fromEntries(kinds.map((kind) => [kind, wrap(kind)])) };
}
