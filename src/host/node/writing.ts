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
 * The part of the real host that changes files. Synchronous: between the renames of a commit, files of two builds lie side by side, so no turn
 * of the event loop may prolong that.
 */
export const nodeWriting: Pick<Host, 'makeFolder' | 'removeEmptyFolder' | 'create' | 'rename' | 'keep' | 'remove'> = {
  makeFolder: async (path) => makeFolder(path),
  removeEmptyFolder: async (path) => {
    try {
      rmdirSync(path);
    } catch {
      // Not empty, or gone.
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
    if (like !== undefined) fchmodSync(file, statSync(like).mode & 0o777);
    fsyncSync(file);
    complete = true;
  } finally {
    closeSync(file);
    if (!complete) rmSync(path, { force: true });
  }
}
