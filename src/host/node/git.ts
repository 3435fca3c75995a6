import { spawn } from 'node:child_process';
import type { GitAnswer } from '../host.ts';

/** Bytes of an answer that are taken; an issue's files have fewer. */
const MOST = 64_000_000;

/**
 * See `Host.git`. Git is run by its name and without a shell; nothing in a repository's own settings may make it run or fetch anything, or
 * ask for a password.
 */
export function git(folder: string, args: readonly string[]): Promise<GitAnswer | null> {
  // A hook that runs this program has git say where its own repository is.
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...inherited } = process.env;
  const env = { ...inherited, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' };
  const own = ['--no-pager', '--no-replace-objects', '-c', 'core.fsmonitor=false', '-C', folder];
  return new Promise((answer, fail) => {
    const child = spawn('git', [...own, ...args], { env, shell: false, windowsHide: true, stdio: ['ignore', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    let bytes = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST) child.kill();
      else chunks.push(chunk);
    });
    child.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? answer(null) : fail(error)));
    child.on('close', (code) => answer({ done: code === 0 && bytes <= MOST, output: Buffer.concat(chunks) }));
  });
}
