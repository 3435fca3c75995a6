import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Asker, AskerStyle } from './asker.ts';

/**
 * Everything outside the program: files, clock, environment, other processes, streams. It is passed in, so that tests can replace it; only
 * `src/host/node` uses `node:fs`, `process` or the clock. Unless stated otherwise, paths are absolute and a failing method rejects with a
 * `NodeJS.ErrnoException`.
 */
export interface Host {
  /** Current folder, absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The operating system, as Node names it: `linux`, `darwin`, `win32` … */
  readonly platform: string;
  /** The user's home folder, absolute. */
  readonly home: string;
  /** Runtime, for bug reports: `Node 20.20.2 linux x64`. */
  readonly runtime: string;
  /** This process, as a lock file names its owner: user, machine, process id, and start in milliseconds since 1970. */
  readonly owner: { readonly user: string; readonly machine: string; readonly pid: number; readonly started: number };
  /** Number of threads that can run in parallel. */
  readonly processors: number;
  /** Today's date in the local time zone, ISO 8601: `2026-03-01`. */
  today(): string;
  /** Milliseconds on a monotonic clock. */
  elapsed(): number;
  /** Milliseconds since 1970. For the age of locks only: no output may depend on it. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Eight random hexadecimal digits, unpredictable. */
  token(): string;
  /** Whether a process with this id runs on this machine. */
  isRunning(pid: number): boolean;
  /**
   * The bytes of a regular file; links are followed. Rejects at once with EFTYPE for a pipe, a device or a socket, and with EFBIG for a file of
   * more than `limit` bytes.
   *
   * @param limit default `MAX_FILE`
   */
  readFile(path: string, limit?: number): Promise<Uint8Array>;
  /** Size and hash of a file; null when the path is not a regular file. A file of more than `MAX_FILE` bytes has an empty hash. */
  digest(path: string): Promise<Digest | null>;
  /** `length` bytes from `offset`, fewer at the end of the file. For the tables of large font files. */
  readPart(path: string, offset: number, length: number): Promise<Uint8Array>;
  /** Entries of a folder, in no particular order. Symbolic links are reported as links. */
  list(path: string): Promise<readonly Entry[]>;
  /** Follows links. Null when nothing exists at the path; sizes are in bytes. */
  stat(path: string): Promise<FileStat | null>;
  /** Kind of the entry at a path, which may be a link. Null when nothing exists there. */
  kindAt(path: string): Promise<Entry['kind'] | null>;
  /** The path with every symbolic link resolved. */
  realPath(path: string): Promise<string>;
  /** Creates a folder and its parents. Resolves to false when it existed. */
  makeFolder(path: string): Promise<boolean>;
  /** Removes a folder if it is empty; otherwise does nothing. */
  removeEmptyFolder(path: string): Promise<void>;
  /**
   * Writes a new file. Rejects when the path exists, and leaves no file behind when it fails.
   *
   * @param like the file it is to replace: the new one gets its permissions. Rejects when that file is write-protected, which a rename would
   *   ignore
   */
  create(path: string, data: Uint8Array, like?: string): Promise<void>;
  /** Waits until files that were written are on the disk, so that a power failure does not lose them. */
  flush(paths: readonly string[]): Promise<void>;
  /** Renames a file, replacing `to` atomically. */
  rename(from: string, to: string): Promise<void>;
  /**
   * Renames a file in place of another only if that one still has this content; for null, only if nothing has the name. Links count as neither.
   * Resolves to false, and does nothing, otherwise. Nothing of this process comes between the comparison and the rename.
   */
  replace(from: string, to: string, expected: Digest | null): Promise<boolean>;
  /** Removes a file only if it has this content, likewise. Resolves to true also if nothing has the name. */
  removeIf(path: string, expected: Digest): Promise<boolean>;
  /** Gives a file's present content a second name: a hard link, or a copy where the file system has none. */
  keep(path: string, as: string): Promise<void>;
  /** Removes a file, if it exists. */
  remove(path: string): Promise<void>;
  /**
   * Runs `work` while the machine's fonts are hidden from native code. The PDF compiler scans all of them, with no option to turn that off,
   * although it is given every face it may use; with Chinese fonts installed the scan takes longer than an issue.
   */
  withoutMachineFonts<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Runs git in a folder, without a shell. Null when git is not installed. The caller makes sure that no text of an author can be taken for an
   * option.
   */
  git(folder: string, args: readonly string[]): Promise<GitAnswer | null>;
  /** Starts a thread that builds issues, see `src/build/many/worker.ts`. */
  startWorker(): Promise<Worker>;
  /**
   * Has a process of its own answer one message, see `src/host/node/isolated.ts`, and kills it when it exceeds its limits. Message and answer
   * are plain data.
   *
   * @throws LimitExceeded
   */
  runIsolated(message: unknown, limits: Limits): Promise<unknown>;
  /** Calls back at the first Ctrl-C or termination signal; a second one ends the process at once. Returns an unsubscribe function. */
  onInterrupt(callback: () => void): () => void;
  readonly stdin: Pick<Stream, 'isTerminal'>;
  /** Standard input and output for a protocol: streams of Node, untyped so that the library's types need none of Node's. */
  openStdio(): { readonly input: unknown; readonly output: unknown };
  /**
   * Starts an HTTP server on 127.0.0.1.
   *
   * @param port null for any free port; rejects when the port is taken
   */
  serve(port: number | null, answer: (request: HttpRequest) => Promise<HttpAnswer>): Promise<HttpServer>;
  /**
   * Calls back with a folder after something directly in it, or the folder itself, was created, changed, renamed or removed. There may be
   * spurious calls. A folder need not exist yet. Returns an unsubscribe function.
   */
  watch(folders: readonly string[], onChange: (folder: string) => void): Promise<() => void>;
  /** Opens an address in the user's browser. Resolves to false when no browser could be started. */
  openBrowser(url: string): Promise<boolean>;
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** Shows the user a notice that is not part of any result. Absent in a program without a user to show it to. */
  readonly notify?: (message: { readonly zh: string; readonly en: string }) => void;
  /** Asks the person at the terminal. Commands go through `src/commands/ask.ts`, which knows whether there is one. */
  asker(style: AskerStyle): Promise<Asker>;
}

export interface FileStat {
  readonly kind: 'file' | 'folder' | 'other';
  /** In bytes. */
  readonly size: number;
  /** How many names a file has (hard links); absent where that is unknown. */
  readonly links?: number;
}

/** The largest file that is read or hashed, in bytes. */
export const MAX_FILE = 300_000_000;

/** What a process may use. */
export interface Limits {
  /** CPU time of all its threads, so that a busy machine makes no difference. */
  readonly milliseconds: number;
  /** Resident memory, in units of 10⁶ bytes. */
  readonly megabytes: number;
}

/** A process exceeded a limit and was killed. */
export class LimitExceeded extends Error {
  override readonly name = 'LimitExceeded';
  readonly limit: 'time' | 'memory';

  constructor(limit: 'time' | 'memory') {
    super(`A process exceeded its ${limit} limit`);
    this.limit = limit;
  }
}

/** Identifies the content of a file. */
export interface Digest {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Result of a git command. */
export interface GitAnswer {
  /** Whether it exited with 0. */
  readonly done: boolean;
  /** Standard output. */
  readonly output: Uint8Array;
}

/** A thread that answers each message with one message; both are plain data. */
export interface Worker {
  /** Resolves to the answer; rejects when the thread ends first. One message at a time. */
  ask(message: unknown): Promise<unknown>;
  /** Ends the thread and frees its memory. */
  end(): Promise<void>;
}

/** An HTTP request. Its body is never read. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query as sent, not decoded. */
  readonly target: string;
  /** By lower-case name; repeated headers are combined as Node does. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The complete body, or a function that streams it: it receives `send` and returns what to do when the connection closes. */
  readonly body: string | Uint8Array | ((send: (text: string) => void) => () => void);
}

/** A running HTTP server. */
export interface HttpServer {
  readonly port: number;
  /** Closes all connections and frees the port. */
  close(): Promise<void>;
}

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

export interface Stream {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width of the terminal in columns; undefined when unknown or not a terminal. */
  readonly columns?: number | undefined;
}

/** The relative path from a folder to a path strictly below it, with the system's separators; null when it is elsewhere. Both absolute. */
export function toPathBelow(folder: string, path: string): string | null {
  const way = relative(folder, path);
  return way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? null : way;
}

/** A path as `Place.file` holds it: relative when it is below the current folder, with forward slashes. */
export function fileName(host: Pick<Host, 'cwd'>, path: string): string {
  return (toPathBelow(host.cwd, path) ?? resolve(host.cwd, path)).split(sep).join('/');
}
