import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { Digest, Host } from '../host.ts';
import { findKind } from './entries.ts';
import { digest } from './reading.ts';

/**
 * The part of the real host that changes files. Synchronous: between the renames of a commit, files of two builds lie side by side, so no turn
 * of the event loop may prolong that.
 */
export const nodeWriting: Pick<
  Host,
  'makeFolder' | 'removeEmptyFolder' | 'create' | 'flush' | 'rename' | 'replace' | 'keep' | 'remove' | 'removeIf'
> = {
  makeFolder: async (path) => makeFolder(path),
  removeEmptyFolder: async (path) => {
    try {
      rmdirSync(path);
    } catch {
      // Not empty, or gone.
    }
  },
  create: async (path, data, like) => create(path, data, like),
  flush: async (paths) => {
    // Together: a file system then writes its journal once for all of them.
    for (let at = 0; at < paths.length; at += FLUSHED_TOGETHER) await Promise.all(paths.slice(at, at + FLUSHED_TOGETHER).map(flush));
  },
  rename: async (from, to) => renameSync(from, to),
  replace: async (from, to, expected) => replace(from, to, expected),
  removeIf: async (path, expected) => {
    const found = findKind(path);
    if (found === null) return true;
    if (found !== 'file' || !hasContent(path, expected)) return false;
    rmSync(path, { force: true });
    return true;
  },
  keep: async (path, as) => {
    try {
      linkSync(path, as);
    } catch {
      copyFileSync(path, as);
    }
  },
  remove: async (path) => rmSync(path, { force: true }),
};

/** Bounds the number of open files. */
const FLUSHED_TOGETHER = 64;

/** Creates a folder and its parents. Node's own `recursive` option loops for ever where a folder exists that nothing can be created in (`/proc`). */
function makeFolder(path: string): boolean {
  try {
    mkdirSync(path);
  } catch (error) {
    if (isFolder(path)) return false;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
    makeFolder(dirname(path));
    try {
      mkdirSync(path);
    } catch (again) {
      // Another process may have created it meanwhile.
      if (!isFolder(path)) throw again;
      return false;
    }
  }
  return true;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Uses `writeFileSync`, which throws on a full disk; `writeSync` may write less than it was given and not throw. */
function create(path: string, data: Uint8Array, like: string | undefined): void {
  if (like !== undefined) accessSync(like, constants.W_OK);
  const file = openSync(path, 'wx');
  let complete = false;
  try {
    writeFileSync(file, data);
    if (like !== undefined) copyOwner(file, statSync(like));
    complete = true;
  } finally {
    closeSync(file);
    if (!complete) rmSync(path, { force: true });
  }
}

async function flush(path: string): Promise<void> {
  // Windows flushes only what is open for writing.
  const file = openSync(path, 'r+');
  try {
    await promisify(fsync)(file);
  } finally {
    closeSync(file);
  }
}

/** Permissions, and the owner where this user may give files away. Node has no call for extended attributes or access control lists. */
function copyOwner(file: number, { mode, uid, gid }: Stats): void {
  const own = fstatSync(file);
  try {
    if (own.uid !== uid || own.gid !== gid) fchownSync(file, uid, gid);
  } catch {
    // Only root may, and no file need have an owner it did not have.
  }
  fchmodSync(file, mode & 0o777);
}

function replace(from: string, to: string, expected: Digest | null): boolean {
  const found = findKind(to);
  if (expected === null) {
    if (found !== null) return false;
    try {
      // Fails if anything has the name by now, which a rename would replace.
      linkSync(from, to);
      rmSync(from);
      return true;
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') return false;
      if (!NO_LINKS.has(code)) throw error;
    }
  } else if (found !== 'file' || !hasContent(to, expected)) return false;
  renameSync(from, to);
  return true;
}

/** Errors of file systems without hard links. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EISDIR', 'UNKNOWN']);

function hasContent(path: string, expected: Digest): boolean {
  const found = digest(path);
  return found?.bytes === expected.bytes && found.sha256 === expected.sha256;
}
