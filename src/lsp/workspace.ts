import { basename, dirname, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Failure, toFailure } from '../failures.ts';
import { type Host, toPathBelow } from '../host/host.ts';
import { withFiles } from '../host/overlay.ts';
import { createLiveSession } from '../issue/live-session.ts';
import { type Located, locateIssue } from '../issue/locate.ts';
import { allIssues, findIssueAround } from '../issue/locate-publication.ts';
import { type Prepared, prepare } from '../issue/prepare.ts';

/** A file that is open in the editor. */
export interface OpenFile {
  readonly uri: string;
  readonly text: string;
}

/** An issue as checked last: with what was typed, saved or not. */
export interface CheckedIssue {
  /** Absolute. */
  readonly folder: string;
  /** Null when it could not be read. */
  readonly prepared: Prepared | null;
  /** Why it could not be read. */
  readonly failure: Failure | null;
}

/** The issues that files open in the editor belong to. */
export interface Workspace {
  /** The issue that a file concerns: the one around it, or for a `bulletin.yaml` the one checked before, else its last; null if there is none. */
  issueOf(path: string): Promise<string | null>;
  /** Checks an issue again, soon: calls that come close together give one check. Resolves when a check has begun after the call and ended. */
  refresh(folder: string): Promise<CheckedIssue>;
  /** The issue as it is now: waits for a check under way, or makes the first. */
  current(folder: string): Promise<CheckedIssue>;
  /** Folders of the issues checked so far, absolute. */
  readonly folders: readonly string[];
}

/** Milliseconds without a change before an issue is checked. */
const QUIET = 100;

interface Entry {
  asked: number;
  running: Promise<CheckedIssue> | null;
  last: CheckedIssue | null;
}

/**
 * Creates the workspace. It writes nothing.
 *
 * @param listOpen the files open in the editor
 * @param onChecked called after each check
 */
export function createWorkspace(
  outside: Host,
  { listOpen, onChecked }: { readonly listOpen: () => readonly OpenFile[]; readonly onChecked: (checked: CheckedIssue) => void },
): Workspace {
  const host = refuseWriting(outside);
  const share = createLiveSession(host);
  const entries = new Map<string, Entry>();
  const publications = new Map<string, string>();

  const check = async (folder: string): Promise<CheckedIssue> => {
    try {
      const located = await locateIssue(host, folder);
      publications.set(folder, located.publication);
      const prepared = await prepare(await withOpenFiles(located), located, { unprinted: true }, share());
      return { folder, prepared, failure: null };
    } catch (error) {
      const failure = toFailure(error);
      if (failure === null) throw error;
      return { folder, prepared: null, failure };
    }
  };

  const withOpenFiles = (located: Located) => {
    const home = dirname(located.publication);
    const texts = listOpen().flatMap(({ uri, text }) => {
      const path = toPath(uri);
      return path === null || toPathBelow(home, path) === null ? [] : [[relative(home, path), new TextEncoder().encode(text)] as const];
    });
    return withFiles(host, home, new Map(texts));
  };

  const entryOf = (folder: string): Entry => {
    const entry = entries.get(folder) ?? { asked: 0, running: null, last: null };
    entries.set(folder, entry);
    return entry;
  };

  const run = async (folder: string, entry: Entry): Promise<CheckedIssue> => {
    try {
      for (;;) {
        const seen = entry.asked;
        await host.sleep(QUIET);
        if (seen !== entry.asked) continue;
        const checked = await check(folder);
        if (seen !== entry.asked) continue;
        entry.last = checked;
        onChecked(checked);
        return checked;
      }
    } finally {
      entry.running = null;
    }
  };

  const refresh = (folder: string): Promise<CheckedIssue> => {
    const entry = entryOf(folder);
    entry.asked += 1;
    entry.running ??= run(folder, entry);
    return entry.running;
  };

  return {
    async issueOf(path) {
      if (basename(path) === 'bulletin.yaml') {
        const known = [...publications].find(([, publication]) => publication === path)?.[0];
        return known ?? (await allIssues(host, path).catch(() => [])).at(-1) ?? null;
      }
      const around = await findIssueAround(host, path).catch(() => null);
      return around === null ? null : resolve(host.cwd, around);
    },
    refresh,
    current: async (folder) => {
      const { running, last } = entryOf(folder);
      return running ?? last ?? refresh(folder);
    },
    get folders() {
      return [...entries.keys()];
    },
  };
}

/** The path of a `file:` address; null for another one, such as that of a file that has no name yet. Drive letters are upper case. */
export function toPath(uri: string): string | null {
  try {
    return fileURLToPath(uri).replace(/^[a-z]:/, (drive) => drive.toUpperCase());
  } catch {
    return null;
  }
}

/** The address of a file, as the editor spelt it if the file is open. */
export function toUri(path: string, open: readonly OpenFile[]): string {
  return open.find(({ uri }) => toPath(uri) === path)?.uri ?? pathToFileURL(path).href;
}

/** A host that changes nothing: an interrupted change is left for the next command to finish. */
function refuseWriting(host: Host): Host {
  const refuse = (path: string) => Promise.reject(Object.assign(new Error('The language server writes nothing'), { code: 'EROFS', path }));
  return {
    ...host,
    makeFolder: refuse,
    removeEmptyFolder: refuse,
    create: refuse,
    flush: () => refuse(''),
    rename: refuse,
    replace: refuse,
    removeIf: refuse,
    keep: refuse,
    remove: refuse,
  };
}
