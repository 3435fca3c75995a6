import { fstatSync, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { exitCodes } from './failures.ts';
import type { Stream } from './host.ts';

/**
 * Standard output or standard error. What is no terminal (a file, a pipe) is written to at once: Node's own streams take as long to load as
 * the Markdown of an issue takes to read. A terminal, which has columns, is Node's.
 */
export function outputStream(name: 'stdout' | 'stderr'): Stream {
  const descriptor = descriptors[name];
  return isTerminal(descriptor) ? nodeStream(process[name]) : { write: (text) => writeAll(descriptor, text), isTerminal: false };
}

const descriptors = { stdout: 1, stderr: 2 } as const;
type Descriptor = (typeof descriptors)[keyof typeof descriptors];

/** A terminal is a device that takes characters, and not the one that takes them all. A stream that was closed before we began is Node's to mind. */
function isTerminal(descriptor: Descriptor): boolean {
  try {
    const found = fstatSync(descriptor);
    const nowhere = found.isCharacterDevice() ? statSync(devNull, { throwIfNoEntry: false }) : undefined;
    return found.isCharacterDevice() && !(found.ino === nowhere?.ino && found.rdev === nowhere.rdev);
  } catch {
    return true;
  }
}

/** Streams nobody reads any more, or that have no room. */
const lost = new Set<Descriptor>();

function writeAll(descriptor: Descriptor, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length && !lost.has(descriptor)) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      // Whoever started us may have made the pipe one that does not wait; it is full until its reader has read.
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT);
      else {
        lost.add(descriptor);
        complain(descriptor, code);
      }
    }
  }
}

/** Milliseconds. */
const WAIT = 2;

/** There may be several hosts, as in tests, but each of Node's streams is one. */
function nodeStream(target: NodeJS.WriteStream): Stream {
  if (target.listenerCount('error', unwritable) === 0) target.on('error', unwritable);
  waiting.add(target);
  return {
    write: (text) => {
      target.write(text);
    },
    isTerminal: target.isTTY === true,
    get columns() {
      return target.columns;
    },
  };
}

const waiting = new Set<NodeJS.WriteStream>();

/** Resolves when all that was given to the streams is written. */
export async function allWritten(): Promise<void> {
  for (const stream of waiting) await new Promise((written) => stream.write('', written));
  // A stream tells of a failure after the write has come back.
  if (waiting.size > 0) await new Promise((told) => setImmediate(told));
}

function unwritable(this: NodeJS.WriteStream, { code = '' }: NodeJS.ErrnoException): void {
  complain(this === process.stdout ? descriptors.stdout : descriptors.stderr, code);
}

/**
 * Says that a stream cannot be written to. A reader that has enough (`| head`) is no failure; a full disk behind `>` is one of the surroundings,
 * and shows only when nothing knows the language any more.
 */
function complain(descriptor: Descriptor, code: string): void {
  if (code === 'EPIPE') return;
  process.once('exit', () => {
    process.exitCode = Math.max(Number(process.exitCode ?? 0), exitCodes.surroundings);
  });
  if (descriptor === descriptors.stdout) {
    outputStream('stderr').write(`错误：写不出结果（${code}）  error: Cannot write the result (${code})\n`);
  }
}
