import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Host } from '../host.ts';

/**
 * The part of the real outside that changes files. All is done at once: renames that follow each other leave files of two builds side by
 * side for as long as they take, and no turn of the event loop may come in between.
 */
export const nodeWriting: Pick<Host, 'makeFolder' | 'removeEmptyFolder' | 'create' | 'rename' | 'keep' | 'remove'> = {
  makeFolder: async (path) => makeFolder(path),
  removeEmptyFolder: async (path) => {
    try {
      rmdirSync(path);
    } catch {
      // It holds something, or is gone.
    }
  },
  create: async (path, data, like) => create(path, data, like),
  rename: async (from, to) => renameSync(from, to),
  keep: async (path, as) => {
    try {
      linkSync(path, as);
    } catch {
      copyFileSync(path, as);
    }
  },
  remove: async (path) => rmSync(path, { force: true }),
};

/**
 * Makes a folder and those above it. Node's own `recursive` turns in circles where a folder is there and nothing can be made in it
 * (Linux: /proc).
 */
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
      // Another build may have made it meanwhile.
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

/** `writeFileSync` throws on a full disk, where `writeSync` alone would come back short without a word. */
function create(path: string, data: Uint8Array, like: string | undefined): void {
  if (like !== undefined) accessSync(like, constants.W_OK);
  const file = openSync(path, 'wx');
  let whole = false;
  try {
    writeFileSync(file, data);
    if (like !== undefined) fchmodSync(file, statSync(like).mode & 0o777);
    fsyncSync(file);
    whole = true;
  } finally {
    closeSync(file);
    if (!whole) rmSync(path, { force: true });
  }
}
