import { dirname, join } from 'node:path';
import { toFailure } from '../failures.ts';
import type { Host } from '../host/host.ts';

/** Milliseconds without another change before files are read: an editor may write a file in several steps. And after how many they are read anyway. */
const QUIET = 10;
const PATIENCE = 150;

/** Folders of an issue that are no source of it, and how deep others lie in each other. */
const NOT_WATCHED = ['dist', 'originals', 'node_modules'];
const DEPTH = 3;

/**
 * Calls `refresh` at once and after each change of what an issue is made of, never twice at the same time, and once more when something
 * changed meanwhile. What it returns ends that.
 *
 * @param issue the issue's folder, absolute; it may be gone for a while
 * @param others folders that matter besides, absolute, as they are known after the last `refresh`
 */
export async function following(
  host: Host,
  issue: string,
  { refresh, others }: { readonly refresh: () => Promise<void>; readonly others: () => readonly string[] },
): Promise<() => void> {
  let ended = false;
  let busy = false;
  let changes = 0;
  let unwatch = () => {};
  let watched = '';

  const watchAll = async () => {
    const folders = [...new Set([issue, dirname(issue), ...others(), ...(await foldersIn(host, issue, DEPTH))])].sort();
    if (ended || folders.join('\n') === watched) return;
    watched = folders.join('\n');
    unwatch();
    unwatch = await host.watch(folders, () => {
      changes += 1;
      if (!busy) void follow();
    });
    if (ended) unwatch();
  };

  const follow = async () => {
    busy = true;
    for (let seen = -1; seen < changes && !ended; ) {
      seen = await settled();
      if (ended) break;
      await refresh();
      await watchAll();
    }
    busy = false;
  };

  /** Waits until nothing changes any more; the number of changes that were seen then. */
  const settled = async () => {
    const since = host.elapsed();
    let seen: number;
    do {
      seen = changes;
      await host.sleep(QUIET);
    } while (seen < changes && host.elapsed() - since < PATIENCE);
    return changes;
  };

  await watchAll();
  await follow();
  return () => {
    ended = true;
    unwatch();
  };
}

/** The folders in a folder, if it is there, so many levels deep; links are not followed. */
async function foldersIn(host: Host, folder: string, depth: number): Promise<string[]> {
  if (depth === 0) return [];
  try {
    const entries = await host.list(folder);
    const found = entries
      .filter(({ kind, name }) => kind === 'folder' && !name.startsWith('.') && !NOT_WATCHED.includes(name))
      .map(({ name }) => join(folder, name));
    return [...found, ...(await Promise.all(found.map((each) => foldersIn(host, each, depth - 1)))).flat()];
  } catch (error) {
    if (toFailure(error) === null) throw error;
    return [];
  }
}
