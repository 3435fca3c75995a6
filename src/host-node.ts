import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import type { Entry, Host, Stream } from './host.ts';

/** The real outside: this machine, this process. */
export function nodeHost(): Host {
  return {
    cwd: process.cwd(),
    env: withLocale(process.env, process.platform),
    platform: process.platform,
    home: homedir(),
    runtime: `Node ${process.versions.node} ${process.platform} ${process.arch}`,
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
  await mkdir(folder, { recursive: true });
  const suffix = `.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  const written: { temporary: string; final: string }[] = [];
  try {
    for (const [name, data] of files) {
      const temporary = join(folder, `.${basename(name)}${suffix}`);
      written.push({ temporary, final: join(folder, name) });
      await writeFlushed(temporary, data);
    }
    for (const { temporary, final } of written) await rename(temporary, final);
  } catch (error) {
    await Promise.all(written.map(({ temporary }) => rm(temporary, { force: true })));
    throw error;
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

function stream(target: NodeJS.WriteStream): Stream {
  return {
    write: (text) => {
      target.write(text);
    },
    isTerminal: target.isTTY === true,
  };
}
