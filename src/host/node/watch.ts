import { type FSWatcher, watch as fsWatch, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds between two polls of a folder that the system does not watch. */
const UNWATCHED_INTERVAL = 300;
/** The same for one that it does watch: network drives miss events. */
const WATCHED_INTERVAL = 2000;

interface WatchedFolder {
  readonly folder: string;
  /** Null while the system does not watch the folder: it is missing, or the limit of watchers is reached. */
  watcher: FSWatcher | null;
  /** Its fingerprint at the last poll. */
  fingerprint: string;
}

/** See `Host.watch`. Uses the system's file events, and polls as well. */
export function watch(folders: readonly string[], onChange: (folder: string) => void): () => void {
  const all = folders.map((folder): WatchedFolder => ({ folder, watcher: null, fingerprint: computeFingerprint(folder) }));
  for (const watched of all) startWatcher(watched, onChange);
  const poll = (filter: (watched: WatchedFolder) => boolean) => () => {
    for (const watched of all.filter(filter)) {
      const fingerprint = computeFingerprint(watched.folder);
      if (fingerprint === watched.fingerprint) continue;
      watched.fingerprint = fingerprint;
      if (watched.watcher === null) startWatcher(watched, onChange);
      onChange(watched.folder);
    }
  };
  const timers = [
    setInterval(
      poll(({ watcher }) => watcher === null),
      UNWATCHED_INTERVAL,
    ),
    setInterval(
      poll(({ watcher }) => watcher !== null),
      WATCHED_INTERVAL,
    ),
  ];
  return () => {
    for (const timer of timers) clearInterval(timer);
    for (const { watcher } of all) watcher?.close();
  };
}

function startWatcher(watched: WatchedFolder, onChange: (folder: string) => void): void {
  try {
    const watcher = fsWatch(watched.folder, () => {
      // A watcher follows a folder that is moved or removed, and does not see a new one at the same path.
      if (watched.watcher === watcher && !isFolder(watched.folder)) stopWatcher();
      onChange(watched.folder);
    });
    const stopWatcher = () => {
      watcher.close();
      watched.watcher = null;
      watched.fingerprint = '';
    };
    watcher.on('error', stopWatcher);
    watched.watcher = watcher;
  } catch {
    watched.watcher = null;
  }
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Names, sizes and modification times of a folder's entries; '' when it does not exist. */
function computeFingerprint(folder: string): string {
  try {
    const names = readdirSync(folder).sort();
    return names.map((name) => `${name}/${fingerprintEntry(join(folder, name))}`).join('\n') || '.';
  } catch {
    return '';
  }
}

function fingerprintEntry(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.size} ${found.mtimeMs}`;
}
