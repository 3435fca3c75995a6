import { readFileSync } from 'node:fs';

/** Address space that a thread takes in bytes; V8 reserves most of it at the start (measured: 1.2 GB in Node 20, 1.6 GB in Node 26). */
const A_THREAD = 1.7e9;

/**
 * Makes sure that `ulimit -v` leaves enough for a process with this many threads. V8 aborts a process otherwise, which cannot be caught.
 *
 * @throws Error ENOMEM
 */
export function checkAddressSpace(threads: number): void {
  if (readLimit() < threads * A_THREAD) throw new Error('ENOMEM');
}

/** The limit in bytes. Only Linux tells it; macOS and Windows have none. */
function readLimit(): number {
  try {
    const [, limit] = /^Max address space +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return Number(limit ?? Number.POSITIVE_INFINITY);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
