import { type FSWatcher, watch as fsWatch, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How often a folder is looked at of which the system does not tell, in milliseconds; and how often any, as network drives forget to. */
const UNTOLD = 300;
const TOLD = 2000;

interface Watched {
  readonly folder: string;
  /** Null where the system does not tell of the folder: it is not there, or there are too many. */
  watcher: FSWatcher | null;
  /** What the folder held when it was last looked at. */
  held: string;
}

/** See `Host.watch`. The system's word is taken where it gives one; beside it folders are looked at now and then. */
export function watch(folders: readonly string[], changed: (folder: string) => void): () => void {
  const all = folders.map((folder): Watched => ({ folder, watcher: null, held: holdings(folder) }));
  for (const watched of all) listen(watched, changed);
  const look = (which: (watched: Watched) => boolean) => () => {
    for (const watched of all.filter(which)) {
      const held = holdings(watched.folder);
      if (held === watched.held) continue;
      watched.held = held;
      if (watched.watcher === null) listen(watched, changed);
      changed(watched.folder);
    }
  };
  const timers = [
    setInterval(
      look(({ watcher }) => watcher === null),
      UNTOLD,
    ),
    setInterval(
      look(({ watcher }) => watcher !== null),
      TOLD,
    ),
  ];
  return () => {
    for (const timer of timers) clearInterval(timer);
    for (const { watcher } of all) watcher?.close();
  };
}

function listen(watched: Watched, changed: (folder: string) => void): void {
  try {
    const watcher = fsWatch(watched.folder, () => {
      // A watcher stays with a folder that was moved away or removed, and says nothing of what is put in its place.
      if (watched.watcher === watcher && !isThere(watched.folder)) deaf();
      changed(watched.folder);
    });
    const deaf = () => {
      watcher.close();
      watched.watcher = null;
      watched.held = '';
    };
    watcher.on('error', deaf);
    watched.watcher = watcher;
  } catch {
    watched.watcher = null;
  }
}

function isThere(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Names, sizes and times of what a folder holds; empty when it is not there. */
function holdings(folder: string): string {
  try {
    const names = readdirSync(folder).sort();
    return names.map((name) => `${name}/${stamp(join(folder, name))}`).join('\n') || '.';
  } catch {
    return '';
  }
}

function stamp(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.size} ${found.mtimeMs}`;
}
