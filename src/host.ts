import { isAbsolute, relative, sep } from 'node:path';

/**
 * Everything outside the program: files, clock, environment, streams. It is passed in, so that tests can be the outside. Nothing else in
 * `src` touches `node:fs`, `process` or the clock.
 */
export interface Host {
  /** Current folder, absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** What runs the program: `Node 20.20.2 linux x64`. */
  readonly runtime: string;
  /** The day of the calendar where the user is, ISO: 2026-03-01. */
  today(): string;
  /** Milliseconds of a clock that only goes forward. */
  elapsed(): number;
  /** Bytes of a file. Throws a `NodeJS.ErrnoException`. */
  readFile(path: string): Promise<Uint8Array>;
  /** Bytes from a place in a file, fewer at its end; for reading the names in large font files. Throws a `NodeJS.ErrnoException`. */
  readPart(path: string, offset: number, length: number): Promise<Uint8Array>;
  /** What a folder holds, in no order; symbolic links are said to be links. Throws a `NodeJS.ErrnoException`. */
  list(path: string): Promise<readonly Entry[]>;
  /** What stands at a path, links followed, or null when nothing does. */
  stat(path: string): Promise<{ readonly kind: 'file' | 'folder' | 'other'; readonly size: number } | null>;
  /** The path with every symbolic link resolved. Throws a `NodeJS.ErrnoException`. */
  realPath(path: string): Promise<string>;
  /**
   * Replaces files of one folder, all or none: each is written and flushed under a temporary name beside it, then all are renamed. Names may
   * lead to folders in it; folders are made when missing. Throws a `NodeJS.ErrnoException`, with nothing replaced unless a rename itself failed.
   */
  replace(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void>;
  readonly stdout: Stream;
  readonly stderr: Stream;
}

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

export interface Stream {
  write(text: string): void;
  readonly isTerminal: boolean;
}

/** The way from a folder to a path strictly below it, with the system's own slashes; null when it lies elsewhere. Both absolute. */
export function below(folder: string, path: string): string | null {
  const way = relative(folder, path);
  return way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? null : way;
}
