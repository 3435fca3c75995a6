import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { exitCodes } from './failures.ts';
import type { Entry, Host, Stream } from './host.ts';

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
    elapsed: () => performance.now(),
    readFile: async (path) => readFileSync(path),
    readPart,
    list,
    stat: async (path) => kindAndSize(path),
    realPath: async (path) => realpathSync.native(path),
    replace,
    stdout: stream(process.stdout),
    stderr: stream(process.stderr),
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

async function replace(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  makeFolder(folder);
  // The global `crypto` is made when it is first asked for; `node:crypto` would be loaded by every start.
  const suffix = `.${process.pid}-${crypto.randomUUID().slice(0, 8)}.tmp`;
  const written: { temporary: string; final: string }[] = [];
  try {
    for (const [name, data] of files) {
      const final = join(folder, name);
      const temporary = join(dirname(final), `.${basename(final)}${suffix}`);
      written.push({ temporary, final });
      writeFlushed(temporary, data, modeOf(final));
    }
    for (const { temporary, final } of written) renameSync(temporary, final);
  } catch (error) {
    for (const { temporary } of written) rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Makes a folder and those above it. Node's own `recursive` turns in circles where a folder is there and nothing can be made in it
 * (Linux: /proc).
 */
function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (kindAndSize(path)?.kind === 'folder') return;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
    makeFolder(dirname(path));
    mkdirSync(path);
  }
}

/** Permissions of a file that is to be replaced, null when there is none. Throws when it is write-protected, which a rename would not heed. */
function modeOf(path: string): number | null {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return null;
  accessSync(path, constants.W_OK);
  return found.mode & 0o777;
}

/** `writeFileSync` throws on a full disk, where `writeSync` alone would come back short without a word. */
function writeFlushed(path: string, data: Uint8Array, mode: number | null): void {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, data);
    if (mode !== null) fchmodSync(file, mode);
    fsyncSync(file);
  } finally {
    closeSync(file);
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
    get columns() {
      return target.columns;
    },
  };
}
