import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { PassThrough } from 'node:stream';
import { type Digest, type Entry, type Host, MAX_FILE, type Stream } from '../src/host/host.ts';

/** Files for a test: text (written as UTF-8) or bytes by absolute path; `link` makes a symbolic link. */
export type Files = Readonly<Record<string, string | Uint8Array | { readonly link: string }>>;

/** A stream that keeps what is written to it. */
export interface Recorder extends Stream {
  readonly text: string;
}

/** A Host that lives in memory, with POSIX paths; `files` shows what was written. */
export interface MemoryHost extends Host {
  readonly files: Map<string, Uint8Array>;
  readonly stdout: Recorder;
  readonly stderr: Recorder;
  /** Every path whose bytes were read, with links resolved, so that a test can prove what was never opened. */
  readonly opened: readonly string[];
}

/** Makes a host whose disk holds `files`; the rest may be set for a test. */
export function memoryHost(files: Files, options: Partial<Pick<Host, 'cwd' | 'env' | 'platform' | 'home'>> = {}): MemoryHost {
  const disk = new Map<string, Uint8Array>();
  const links = new Map<string, string>();
  const opened: string[] = [];
  const folders = new Set<string>();
  for (const [path, content] of Object.entries(files)) {
    if (typeof content === 'string') disk.set(path, new TextEncoder().encode(content));
    else if (content instanceof Uint8Array) disk.set(path, content);
    else links.set(path, content.link);
  }

  const isFolder = (path: string): boolean =>
    path === '/' || folders.has(path) || [...disk.keys(), ...links.keys()].some((name) => name.startsWith(`${path}/`));

  /** Follows links in every part of a path. */
  const resolve = (path: string, depth = 0): string => {
    if (depth > 40) throw failure('ELOOP', path);
    let at = '/';
    const parts = posix.normalize(path).split('/').filter(Boolean);
    for (const [index, part] of parts.entries()) {
      at = posix.join(at, part);
      const link = links.get(at);
      if (link !== undefined) {
        const target = posix.resolve(posix.dirname(at), link);
        return resolve(posix.join(target, ...parts.slice(index + 1)), depth + 1);
      }
    }
    return at;
  };

  const bytes = (path: string, limit = MAX_FILE): Uint8Array => {
    const real = resolve(path);
    const content = disk.get(real);
    if (content === undefined) throw failure(isFolder(real) ? 'EISDIR' : 'ENOENT', path);
    if (content.length > limit) throw failure('EFBIG', path);
    opened.push(real);
    return content;
  };

  /** Whether a path, without following links, has this content; for null, whether nothing has the name. */
  const isSame = (path: string, expected: Digest | null): boolean => {
    const content = disk.get(path);
    if (content === undefined || links.has(path)) return expected === null && !links.has(path) && !isFolder(path);
    return expected?.sha256 === createHash('sha256').update(content).digest('hex');
  };

  let ticks = 0;
  return {
    cwd: '/work',
    env: {},
    platform: 'linux',
    home: '/home/editor',
    runtime: 'Node in memory',
    ...options,
    files: disk,
    opened,
    stdin: { isTerminal: false },
    openStdio: () => ({ input: new PassThrough(), output: new PassThrough() }),
    stdout: recorder(),
    stderr: recorder(),
    asker: () => Promise.reject(new Error('Nobody sits at a machine in memory')),
    today: () => '2026-03-01',
    elapsed: () => ticks++,
    readFile: async (path, limit = MAX_FILE) => bytes(path, limit),
    readPart: async (path, offset, length) => bytes(path).slice(offset, offset + length),
    list: async (path) => {
      const folder = resolve(path);
      if (!isFolder(folder)) throw failure(disk.has(folder) ? 'ENOTDIR' : 'ENOENT', path);
      const start = folder === '/' ? '/' : `${folder}/`;
      const found = new Map<string, Entry>();
      for (const name of [...disk.keys(), ...links.keys()]) {
        if (!name.startsWith(start)) continue;
        const [first = '', ...rest] = name.slice(start.length).split('/');
        const kind = rest.length > 0 ? 'folder' : links.has(name) ? 'link' : 'file';
        found.set(first, { name: first, kind });
      }
      return [...found.values()];
    },
    stat: async (path) => {
      let real: string;
      try {
        real = resolve(path);
      } catch {
        return null;
      }
      const content = disk.get(real);
      if (content !== undefined) return { kind: 'file', size: content.length };
      return isFolder(real) ? { kind: 'folder', size: 0 } : null;
    },
    kindAt: async (path) => {
      const at = posix.join(resolve(posix.dirname(path)), posix.basename(path));
      return links.has(at) ? 'link' : disk.has(at) ? 'file' : isFolder(at) ? 'folder' : null;
    },
    realPath: async (path) => {
      const real = resolve(path);
      if (!disk.has(real) && !isFolder(real)) throw failure('ENOENT', path);
      return real;
    },
    digest: async (path) => {
      const content = disk.get(resolve(path));
      return content === undefined ? null : { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
    },
    makeFolder: async (path) => {
      const missing = !isFolder(path);
      if (missing) folders.add(path);
      return missing;
    },
    removeEmptyFolder: async (path) => {
      folders.delete(path);
    },
    create: async (path, data) => {
      if (disk.has(path) || links.has(path) || isFolder(path)) throw failure('EEXIST', path);
      disk.set(path, data);
    },
    flush: async () => {},
    rename: async (from, to) => {
      const content = disk.get(from);
      if (content === undefined) throw failure('ENOENT', from);
      disk.delete(from);
      disk.set(to, content);
    },
    replace: async (from, to, expected) => {
      if (!isSame(to, expected)) return false;
      const content = disk.get(from);
      if (content === undefined) throw failure('ENOENT', from);
      disk.delete(from);
      disk.set(to, content);
      return true;
    },
    removeIf: async (path, expected) => {
      if (isSame(path, null)) return true;
      if (!isSame(path, expected)) return false;
      disk.delete(path);
      return true;
    },
    keep: async (path, as) => {
      const content = disk.get(path);
      if (content === undefined) throw failure('ENOENT', path);
      disk.set(as, content);
    },
    remove: async (path) => {
      disk.delete(path);
    },
    owner: { user: 'editor', machine: 'desk', pid: 100, started: 0 },
    processors: 1,
    now: () => ticks,
    sleep: async (milliseconds) => {
      ticks += milliseconds;
    },
    token: () => (ticks++).toString(16).padStart(8, '0'),
    isRunning: (pid) => pid === 100,
    withoutMachineFonts: (work) => work(),
    git: async () => null,
    startWorker: () => Promise.reject(new Error('There are no threads in memory')),
    runIsolated: () => Promise.reject(new Error('There are no processes in memory')),
    onInterrupt: () => () => {},
    serve: () => Promise.reject(new Error('There is no network in memory')),
    watch: async () => () => {},
    openBrowser: async () => false,
  };
}

function recorder(): Recorder {
  let text = '';
  return {
    write: (more) => {
      text += more;
    },
    get text() {
      return text;
    },
    isTerminal: false,
  };
}

/** An error like those of node:fs. */
function failure(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${path}`), { code, path, errno: -1, syscall: 'open' });
}
