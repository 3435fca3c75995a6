import { dirname, join } from 'node:path';
import { toFailure } from '../failures.ts';
import type { Host } from '../host/host.ts';

/** Milliseconds without a change before files are read, as editors write in several steps; and after how many they are read in any case. */
const QUIET = 10;
const PATIENCE = 150;

/** Folders of an issue that contain no sources. */
const NOT_WATCHED = ['dist', 'originals', 'node_modules'];
/** Levels of folders that are watched. */
const DEPTH = 3;

/**
 * Calls `refresh` now and after each change of an issue's sources. Calls never overlap; changes during a call cause another one.
 *
 * @param issue absolute path of the issue's folder, which may disappear for a while
 * @param options `others` returns the absolute paths of further folders to watch, as known after the last `refresh`
 * @returns a function that stops following
 */
export async function followChanges(
  host: Host,
  issue: string,
  { refresh, others }: { readonly refresh: () => Promise<void>; readonly others: () => readonly string[] },
): Promise<() => void> {
  let isStopped = false;
  let isBusy = false;
  let changes = 0;
  let unwatch = () => {};
  let watched = '';

  const watchAll = async () => {
    const folders = [...new Set([issue, dirname(issue), ...others(), ...(await listFolders(host, issue, DEPTH))])].sort();
    if (isStopped || folders.join('\n') === watched) return;
    watched = folders.join('\n');
    unwatch();
    unwatch = await host.watch(folders, () => {
      changes += 1;
      if (!isBusy) void follow();
    });
    if (isStopped) unwatch();
  };

  const follow = async () => {
    isBusy = true;
    for (let seen = -1; seen < changes && !isStopped; ) {
      seen = await waitUntilQuiet();
      if (isStopped) break;
      await refresh();
      await watchAll();
    }
    isBusy = false;
  };

  /** Waits until changes pause. Returns the number of changes seen so far. */
  const waitUntilQuiet = async () => {
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
    isStopped = true;
    unwatch();
  };
}

/** Lists the folders in a folder recursively; none if it does not exist. Does not follow links. */
async function listFolders(host: Host, folder: string, depth: number): Promise<string[]> {
  if (depth === 0) return [];
  try {
    const entries = await host.list(folder);
    const found = entries
      .filter(({ kind, name }) => kind === 'folder' && !name.startsWith('.') && !NOT_WATCHED.includes(name))
      .map(({ name }) => join(folder, name));
    return [...found, ...(await Promise.all(found.map((each) => listFolders(host, each, depth - 1)))).flat()];
  } catch (error) {
    if (toFailure(error) === null) throw error;
    return [];
  }
}
