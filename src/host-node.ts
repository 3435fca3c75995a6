import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { exitCodes } from './failures.ts';
import type { Entry, Host, Stream } from './host.ts';

/** The real outside: this machine, this process. */
export function nodeHost(): Host {
  return {
    cwd: process.cwd(),
    env: withLocale(process.env, process.platform),
    platform: process.platform,
    home: homedir(),
    runtime: `Node ${process.versions.node} ${process.platform} ${process.arch}`,
    today: () => isoDay(new Date()),
    elapsed: () => performance.now(),
    readFile: (path) => readFile(path),
    readPart,
    list,
    stat: kindAndSize,
    realPath: (path) => realpath(path),
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

async function replace(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await makeFolder(folder);
  const suffix = `.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  const written: { temporary: string; final: string }[] = [];
  try {
    for (const [name, data] of files) {
      const final = join(folder, name);
      const temporary = join(dirname(final), `.${basename(final)}${suffix}`);
      await makeFolder(dirname(final));
      written.push({ temporary, final });
      await writeFlushed(temporary, data);
    }
    for (const { temporary, final } of written) await rename(temporary, final);
  } catch (error) {
    await Promise.all(written.map(({ temporary }) => rm(temporary, { force: true })));
    throw error;
  }
}

/**
 * Makes a folder and those above it. Node's own `recursive` turns in circles where a folder is there and nothing can be made in it
 * (Linux: /proc).
 */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if ((await kindAndSize(path))?.kind === 'folder') return;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path);
  }
}

/** `FileHandle.writeFile` throws on a full disk, where `write` alone would come back short without a word. */
async function writeFlushed(path: string, data: Uint8Array): Promise<void> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'wx');
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file?.close();
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
