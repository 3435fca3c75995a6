import { type Dirent, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import type { Entry, Host } from '../host.ts';

/** See `Host.list`. */
export async function listFolder(path: string): Promise<Entry[]> {
  return readdirSync(path, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: toKind(entry) }));
}

function toKind(entry: Dirent | Stats): Entry['kind'] {
  return entry.isSymbolicLink() ? 'link' : entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
}

/** See `Host.kindAt`. */
export function findKind(path: string): Entry['kind'] | null {
  const found = findEntry(() => lstatSync(path, { throwIfNoEntry: false }));
  return found === undefined ? null : toKind(found);
}

/** See `Host.stat`. */
export function stat(path: string): Awaited<ReturnType<Host['stat']>> {
  const found = findEntry(() => statSync(path, { throwIfNoEntry: false }));
  if (found === undefined) return null;
  return { kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other', size: found.size, links: found.nlink };
}

/** Node 20 throws for a path below a file, in spite of `throwIfNoEntry`. */
function findEntry(look: () => Stats | undefined): Stats | undefined {
  try {
    return look();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}
