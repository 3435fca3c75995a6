import { fstatSync, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { exitCodes } from '../../failures.ts';
import type { Stream } from '../host.ts';

/** An output of a process. */
export interface Output {
  readonly descriptor: number;
  /** Node's own stream on it, which is made when it is first asked for. */
  readonly stream: NodeJS.WriteStream;
  /** Where it is said that this one cannot be written to; null when there is nowhere left. */
  readonly complaints: Output | null;
}

const stderr: Output = {
  descriptor: 2,
  get stream() {
    return process.stderr;
  },
  complaints: null,
};

const stdout: Output = {
  descriptor: 1,
  get stream() {
    return process.stdout;
  },
  complaints: stderr,
};

/** Standard output and standard error. */
export const outputs = { stdout, stderr } as const;

/**
 * An output to be written to. What is no terminal (a file, a pipe) is written to at once: Node's own streams take as long to load as the
 * Markdown of an issue takes to read. A terminal, which has columns, is Node's.
 */
export function outputStream(output: Output): Stream {
  return isTerminal(output.descriptor) ? nodeStream(output) : { write: (text) => writeAll(output, text), isTerminal: false };
}

/** A terminal is a device that takes characters, and not the one that takes them all. A stream that was closed before we began is Node's to mind. */
function isTerminal(descriptor: number): boolean {
  try {
    const found = fstatSync(descriptor);
    const nowhere = found.isCharacterDevice() ? statSync(devNull, { throwIfNoEntry: false }) : undefined;
    return found.isCharacterDevice() && !(found.ino === nowhere?.ino && found.rdev === nowhere.rdev);
  } catch {
    return true;
  }
}

/** Outputs nobody reads any more, or that have no room. */
const lost = new Set<Output>();

function writeAll(output: Output, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length && !lost.has(output)) {
    try {
      written += writeSync(output.descriptor, bytes, written);
    } catch (error) {
      // Whoever started us may have made the pipe one that does not wait; it is full until its reader has read.
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT);
      else {
        lost.add(output);
        complain(output, error as NodeJS.ErrnoException);
      }
    }
  }
}

/** Milliseconds. */
const WAIT = 2;

/** There may be several hosts, as in tests, but each of Node's streams is one. */
function nodeStream(output: Output): Stream {
  const { stream } = output;
  if (!waiting.has(stream)) stream.on('error', (error) => complain(output, error));
  waiting.add(stream);
  return {
    write: (text) => {
      stream.write(text);
    },
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.columns;
    },
  };
}

const waiting = new Set<NodeJS.WriteStream>();

/** Resolves when all that was given to the streams is written. */
export async function allWritten(): Promise<void> {
  for (const stream of waiting) {
    await new Promise((written) => stream.write('', written));
    // A stream tells of a failure after the write has come back.
    await new Promise((told) => setImmediate(told));
  }
}

/**
 * Says that an output cannot be written to. A reader that has enough (`| head`) is no failure; a full disk behind `>` is one of the surroundings,
 * and shows only when nothing knows the language any more.
 */
function complain({ complaints }: Output, { code }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE') return;
  process.once('exit', () => {
    process.exitCode = Math.max(Number(process.exitCode ?? 0), exitCodes.surroundings);
  });
  if (complaints !== null) outputStream(complaints).write(`错误：写不出结果（${code}）  error: Cannot write the result (${code})\n`);
}
