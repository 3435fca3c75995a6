import { closeSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import type { Entry, Host } from '../host.ts';
import { nodeProcess } from './process.ts';
import { outputStream, outputs } from './streams.ts';
import { nodeWriting } from './writing.ts';

/**
 * The real outside: this machine, this process. Everything is done at once and not through Node's thread pool: a check asks for dozens of
 * small files one after the other, and waiting for the pool took longer than reading them.
 */
export function nodeHost(): Host {
  return {
    cwd: process.cwd(),
    env: withLocale(process.env, process.platform),
    platform: process.platform,
    home: homedir(),
    runtime: `Node ${process.versions.node} ${process.platform} ${process.arch}`,
    today: () => isoDay(new Date()),
    readFile: async (path) => readFileSync(path),
    readPart,
    list,
    stat: async (path) => kindAndSize(path),
    realPath: async (path) => realpathSync.native(path),
    // `node:crypto` is not loaded by every start.
    digest: async (path) => (await import('./digest.ts')).digest(path),
    git: async (folder, args) => (await import('./git.ts')).git(folder, args),
    ...nodeWriting,
    // Of `preview` alone.
    serve: async (port, answer) => (await import('./serve.ts')).serve(port, answer),
    watch: async (folders, changed) => (await import('./watch.ts')).watch(folders, changed),
    openBrowser: async (url) => (await import('./browser.ts')).openBrowser(url, process.platform),
    ...nodeProcess,
    // Looking at it opens the stream, which nothing but a question needs.
    stdin: {
      get isTerminal() {
        return process.stdin.isTTY === true;
      },
    },
    stdout: outputStream(outputs.stdout),
    stderr: outputStream(outputs.stderr),
    // On standard error: standard output is for data.
    asker: async (style) => (await import('./asker.ts')).nodeAsker(style, { input: process.stdin, output: process.stderr }),
  };
}

function isoDay(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Windows has no LANG; its own setting is given in its place, so that one rule reads the language everywhere. */
function withLocale(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Host['env'] {
  if (platform !== 'win32' || env.LANG !== undefined) return env;
  return { ...env, LANG: new Intl.DateTimeFormat().resolvedOptions().locale };
}

async function readPart(path: string, offset: number, length: number): Promise<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const part = Buffer.alloc(length);
    return part.subarray(0, readSync(file, part, 0, length, offset));
  } finally {
    closeSync(file);
  }
}

async function list(path: string): Promise<Entry[]> {
  const entries = readdirSync(path, { withFileTypes: true });
  return entries.map((entry) => ({
    name: entry.name,
    kind: entry.isSymbolicLink() ? 'link' : entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other',
  }));
}

function kindAndSize(path: string): Awaited<ReturnType<Host['stat']>> {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return null;
    return { kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other', size: found.size };
  } catch (error) {
    // Node 20 does not count a path through a file among those without an entry.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return null;
    throw error;
  }
}
