import { closeSync, openSync, readSync } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { exitCodes } from './failures.ts';
import type { Entry, Host, Stream } from './host.ts';
import { nodeProcess } from './host-node-process.ts';
import { nodeWriting } from './host-node-writing.ts';

/** The real outside: this machine, this process. */
export function nodeHost(): Host {
  return {
    cwd: process.cwd(),
    env: withLocale(process.env, process.platform),
    platform: process.platform,
    home: homedir(),
    runtime: `Node ${process.versions.node} ${process.platform} ${process.arch}`,
    readFile: (path) => readFile(path),
    readPart,
    list,
    stat: kindAndSize,
    realPath: (path) => realpath(path),
    // `node:crypto` is not loaded by every start.
    digest: async (path) => (await import('./host-node-digest.ts')).digest(path),
    ...nodeWriting,
    ...nodeProcess,
    stdout: stream(process.stdout),
    stderr: stream(process.stderr),
  };
}

/** Windows has no LANG; its own setting is given in its place, so that one rule reads the language everywhere. */
function withLocale(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Host['env'] {
  if (platform !== 'win32' || env.LANG !== undefined) return env;
  return { ...env, LANG: new Intl.DateTimeFormat().resolvedOptions().locale };
}

/** Hundreds of font files are asked for a few bytes each; through the thread pool that takes three times as long as at once. */
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
  const entries = await readdir(path, { withFileTypes: true });
  return entries.map((entry) => ({
    name: entry.name,
    kind: entry.isSymbolicLink() ? 'link' : entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other',
  }));
}

async function kindAndSize(path: string): ReturnType<Host['stat']> {
  try {
    const found = await stat(path);
    return { kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other', size: found.size };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

/**
 * A stream that cannot be written to. A reader that has enough (`| head`) is no failure; a full disk behind `>` is one of the surroundings,
 * and shows only after the command has returned, when nothing knows the language any more.
 */
function unwritable(this: NodeJS.WriteStream, { code }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE') return;
  process.once('exit', () => {
    process.exitCode = Math.max(Number(process.exitCode ?? 0), exitCodes.surroundings);
  });
  if (this === process.stdout) process.stderr.write(`错误：写不出结果（${code}）  error: Cannot write the result (${code})\n`);
}

function stream(target: NodeJS.WriteStream): Stream {
  // There may be several hosts, as in tests, but each stream is one.
  if (target.listenerCount('error', unwritable) === 0) target.on('error', unwritable);
  return {
    write: (text) => {
      target.write(text);
    },
    isTerminal: target.isTTY === true,
  };
}
