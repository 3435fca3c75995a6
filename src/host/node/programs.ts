// The two other programs that are run: git, and the one that opens the browser. Neither goes through a shell.
import { spawn } from 'node:child_process';
import type { GitAnswer } from '../host.ts';

/** Largest output of git that is accepted, in bytes; the files of an issue are far smaller. */
const MAX_GIT_OUTPUT = 64_000_000;

/**
 * See `Host.git`. The settings of a repository must not make git run a program (`core.fsmonitor`), fetch anything or ask for a password.
 */
export function git(folder: string, args: readonly string[]): Promise<GitAnswer | null> {
  // Git sets these for its hooks; they would point it at another repository.
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...inherited } = process.env;
  const env = { ...inherited, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' };
  const own = ['--no-pager', '--no-replace-objects', '-c', 'core.fsmonitor=false', '-C', folder];
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...own, ...args], { env, shell: false, windowsHide: true, stdio: ['ignore', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    let bytes = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_GIT_OUTPUT) child.kill();
      else chunks.push(chunk);
    });
    child.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? resolve(null) : reject(error)));
    child.on('close', (code) => resolve({ done: code === 0 && bytes <= MAX_GIT_OUTPUT, output: Buffer.concat(chunks) }));
  });
}

/** The command that opens an address in the default browser; elsewhere it is `xdg-open`. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  darwin: ['open'],
};

/** Milliseconds after which an opener that still runs counts as done: some run the browser themselves. */
const OPENER_TIMEOUT = 2000;

/** See `Host.openBrowser`. An opener that ends with an error, as `xdg-open` does without a desktop, did not open anything. */
export function openBrowser(url: string, platform: NodeJS.Platform): Promise<boolean> {
  const [program, ...args] = openers[platform] ?? ['xdg-open'];
  return new Promise((resolve) => {
    const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
    const settle = (isOpen: boolean) => {
      clearTimeout(timer);
      child.unref();
      resolve(isOpen);
    };
    const timer = setTimeout(() => settle(true), OPENER_TIMEOUT);
    child.once('error', () => settle(false));
    child.once('exit', (code) => settle(code === 0));
  });
}
