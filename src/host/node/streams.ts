import { exitCodes } from '../../failures.ts';
import type { Stream } from '../host.ts';

/** Each of Node's streams is watched once, although a process may have several hosts. */
const watched = new Set<NodeJS.WriteStream>();

/**
 * Standard output or standard error as the host offers it.
 *
 * @param fallback where to say that `stream` cannot be written
 */
export function createOutputStream(stream: NodeJS.WriteStream, fallback: NodeJS.WriteStream | null): Stream {
  if (!watched.has(stream)) {
    watched.add(stream);
    stream.once('error', (error) => reportUnwritable(error, fallback));
    // Later writes fail as well; one report is enough.
    stream.on('error', () => {});
  }
  return {
    write: (text) => {
      stream.write(text);
    },
    get isTerminal() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.columns;
    },
  };
}

/** Resolves when everything is written, so that `process.exit` cuts nothing off: writes to a pipe may be pending. */
export async function flushOutputs(): Promise<void> {
  for (const stream of watched) {
    await new Promise<void>((done) => stream.write('', () => done()));
    // The error event of a failed write comes after its callback.
    await new Promise((done) => setImmediate(done));
  }
}

/** A reader that stops early (`| head`) is no failure. Anything else, such as a full disk, is one, in both languages: the locale is unknown here. */
function reportUnwritable({ code }: NodeJS.ErrnoException, fallback: NodeJS.WriteStream | null): void {
  if (code === 'EPIPE') return;
  process.once('exit', () => {
    process.exitCode = Math.max(Number(process.exitCode ?? 0), exitCodes.environment);
  });
  fallback?.write(`错误：写不出结果（${code}）  error: Cannot write the result (${code})\n`);
}
