import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Asker, AskerStyle } from './asker.ts';

/**
 * Everything outside the program: files, clock, environment, streams. It is passed in, so that tests can be the outside. Nothing else in
 * `src` touches `node:fs`, `process` or the clock.
 */
export interface Host {
  /** Current folder, absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The system, as Node names it: `linux`, `darwin`, `win32` …. */
  readonly platform: string;
  readonly home: string;
  /** What runs the program: `Node 20.20.2 linux x64`. */
  readonly runtime: string;
  /** Who runs it, for others to ask: the user's name, the machine's, the process and when it was started, in milliseconds since 1970. */
  readonly owner: { readonly user: string; readonly machine: string; readonly pid: number; readonly started: number };
  /** How many threads can run at once here. */
  readonly processors: number;
  /** The day of the calendar where the user is, ISO: 2026-03-01. */
  today(): string;
  /** Milliseconds of a clock that only goes forward. */
  elapsed(): number;
  /** Milliseconds since 1970. For the age of a lock; nothing that is printed or written for keeps may depend on it. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Eight hexadecimal digits nobody else has, nor can guess. */
  token(): string;
  /** Whether a process of this machine is there. */
  isRunning(pid: number): boolean;
  /** Bytes of a file. Throws a `NodeJS.ErrnoException`. */
  readFile(path: string): Promise<Uint8Array>;
  /** How many bytes a file has and their SHA-256, hexadecimal; null when there is no file at the path. Throws a `NodeJS.ErrnoException`. */
  digest(path: string): Promise<Digest | null>;
  /** Bytes from a place in a file, fewer at its end; for reading the names in large font files. Throws a `NodeJS.ErrnoException`. */
  readPart(path: string, offset: number, length: number): Promise<Uint8Array>;
  /** What a folder holds, in no order; symbolic links are said to be links. Throws a `NodeJS.ErrnoException`. */
  list(path: string): Promise<readonly Entry[]>;
  /** What stands at a path, links followed, or null when nothing does. */
  stat(path: string): Promise<{ readonly kind: 'file' | 'folder' | 'other'; readonly size: number } | null>;
  /** The path with every symbolic link resolved. Throws a `NodeJS.ErrnoException`. */
  realPath(path: string): Promise<string>;
  /** Makes a folder and those above it; false when it was there. Throws a `NodeJS.ErrnoException`. */
  makeFolder(path: string): Promise<boolean>;
  /** Removes a folder if it is empty, and does nothing when it is not or is not there. */
  removeEmptyFolder(path: string): Promise<void>;
  /**
   * Writes a file that must not be there yet, and flushes it to the disk. Throws a `NodeJS.ErrnoException` and leaves no file then.
   *
   * @param like a file it is to stand for, whose permissions it gets; refused when that is write-protected, which a rename would not heed
   */
  create(path: string, data: Uint8Array, like?: string): Promise<void>;
  /** Gives a file another name, in the place of what had that name, at once as others see it. Throws a `NodeJS.ErrnoException`. */
  rename(from: string, to: string): Promise<void>;
  /** Keeps what a file holds now under a second name as well: by a link, or as a copy where the disk knows none. Throws a `NodeJS.ErrnoException`. */
  keep(path: string, as: string): Promise<void>;
  /** Removes a file; does nothing when it is not there. Throws a `NodeJS.ErrnoException`. */
  remove(path: string): Promise<void>;
  /**
   * Does something while the machine's fonts are hidden from native code. The compiler of the PDF is told of each face it may use, and looks
   * at every font of the machine all the same, without a switch against it; where there are Chinese fonts that takes longer than to set an
   * issue.
   */
  withoutMachineFonts<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Runs git in a folder, without a shell, and gives what it wrote to standard output; null when there is no git. Whoever asks sees to it that
   * nothing an author wrote can be an option.
   */
  git(folder: string, args: readonly string[]): Promise<GitAnswer | null>;
  /** Starts another thread of this program that builds issues, see `src/build/many/worker.ts`. */
  startWorker(): Promise<Worker>;
  /**
   * Has one message answered by a process of its own, see `src/host/node/apart.ts`, which is ended when it takes more than it may. Message and
   * answer are plain data. Rejects with `OutOfBounds` then.
   */
  apart(message: unknown, bounds: Bounds): Promise<unknown>;
  /** Calls back when the user or the system asks the program to end; what it returns takes that back. A second time ends it at once. */
  onInterrupt(callback: () => void): () => void;
  /** Whether somebody types what comes in. */
  readonly stdin: Pick<Stream, 'isTerminal'>;
  /**
   * Answers HTTP on 127.0.0.1, and on no other address.
   *
   * @param port null for any that is free
   * @throws NodeJS.ErrnoException when the port is taken
   */
  serve(port: number | null, answer: (request: HttpRequest) => Promise<HttpAnswer>): Promise<Served>;
  /**
   * Calls back with a folder whenever something directly in it was written, made, renamed or removed, or the folder itself was; more often
   * than that, too. One that is not there is told of when it is made. What it returns ends it.
   *
   * @param folders absolute
   */
  watch(folders: readonly string[], changed: (folder: string) => void): Promise<() => void>;
  /** Shows an address in the user's browser; false when none could be started. */
  openBrowser(url: string): Promise<boolean>;
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** The person at the terminal, for questions; commands ask for them through `src/commands/ask.ts`, which knows whether anybody is there. */
  asker(style: AskerStyle): Promise<Asker>;
}

/** How much a process may take. */
export interface Bounds {
  /** Of the processors' time, which is a busy machine's too. */
  readonly milliseconds: number;
  /** Of memory that is really used, a million bytes each. */
  readonly megabytes: number;
}

/** A process took more than it might, and was ended. */
export class OutOfBounds extends Error {
  override readonly name = 'OutOfBounds';
  readonly bound: 'time' | 'memory';

  constructor(bound: 'time' | 'memory') {
    super(`A process took too much ${bound}`);
    this.bound = bound;
  }
}

/** What tells the bytes of a file from any others. */
export interface Digest {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** What git said. */
export interface GitAnswer {
  /** Whether it did what it was asked to. */
  readonly done: boolean;
  readonly output: Uint8Array;
}

/** A thread that answers each message with one message; both are plain data. */
export interface Worker {
  /** The answer to a message; rejects when the thread has ended. One message at a time. */
  ask(message: unknown): Promise<unknown>;
  /** Ends the thread and gives its memory back. */
  end(): Promise<void>;
}

/** A request as it came, without its body, which is never read. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query as they stand in the request, nothing decoded. */
  readonly target: string;
  /** By name in lower case; of one that came twice, what Node makes of it. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** All of it, or who sends it bit by bit until the other side hangs up: it gets a way to send and returns what is to be done then. */
  readonly body: string | Uint8Array | ((send: (text: string) => void) => () => void);
}

/** A server at work. */
export interface Served {
  readonly port: number;
  /** Hangs up on everybody and frees the port. */
  close(): Promise<void>;
}

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

export interface Stream {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** How many columns the terminal has; left out when that is unknown or it is none. */
  readonly columns?: number | undefined;
}

/** The way from a folder to a path strictly below it, with the system's own slashes; null when it lies elsewhere. Both absolute. */
export function below(folder: string, path: string): string | null {
  const way = relative(folder, path);
  return way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? null : way;
}

/** A path as it stands in `Place.file`: relative to the current folder when below it, with forward slashes. */
export function fileName(host: Pick<Host, 'cwd'>, path: string): string {
  return (below(host.cwd, path) ?? resolve(host.cwd, path)).split(sep).join('/');
}
