import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type Digest, type Host, MAX_FILE } from '../host.ts';

/** The part of the real host that reads files. Everything goes through `withRegularFile`. */
export const nodeReading: Pick<Host, 'readFile' | 'readPart' | 'digest'> = {
  readFile: async (path, limit = MAX_FILE) => withRegularFile(path, (file, size) => readWhole(file, path, size, limit)),
  readPart: async (path, offset, length) =>
    withRegularFile(path, (file) => {
      const part = Buffer.alloc(length);
      return part.subarray(0, readSync(file, part, 0, length, offset));
    }),
  digest: async (path) => digest(path),
};

/**
 * Opens a path, makes sure that it is a regular file, and closes it. A folder that came from elsewhere may hold a pipe or a link to a device
 * under any name: opening one without O_NONBLOCK waits for ever, and checking before opening leaves time to swap the file.
 *
 * @throws NodeJS.ErrnoException EFTYPE for anything but a regular file, EISDIR for a folder
 */
function withRegularFile<T>(path: string, work: (file: number, size: number) => T): T {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) throw fileError(stat.isDirectory() ? 'EISDIR' : 'EFTYPE', path);
    return work(file, stat.size);
  } finally {
    closeSync(file);
  }
}

/** Reads to the end, which may be further than the size said: files grow, and those of /proc have no size. */
function readWhole(file: number, path: string, size: number, limit: number): Uint8Array {
  if (size > limit) throw fileError('EFBIG', path);
  let data = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const count = readSync(file, data, length, data.length - length, null);
    if (count === 0) return data.subarray(0, length);
    length += count;
    if (length > limit) throw fileError('EFBIG', path);
    if (length === data.length) data = Buffer.concat([data], Math.min(2 * length, limit) + 1);
  }
}

const CHUNK = 1 << 20;

/** See `Host.digest`. */
export function digest(path: string): Digest | null {
  try {
    return withRegularFile(path, (file, size) => {
      if (size > MAX_FILE) return { bytes: size, sha256: '' };
      const hash = createHash('sha256');
      const chunk = Buffer.allocUnsafe(Math.min(size + 1, CHUNK));
      let bytes = 0;
      for (let count = readSync(file, chunk); count > 0 && bytes <= MAX_FILE; count = readSync(file, chunk)) {
        hash.update(chunk.subarray(0, count));
        bytes += count;
      }
      return { bytes, sha256: hash.digest('hex') };
    });
  } catch (error) {
    if (NO_FILE.has((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/** Errors that mean that there is no regular file at a path; ENXIO is a socket's. */
const NO_FILE = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'EFTYPE', 'ENXIO']);

const MESSAGES = { EFTYPE: 'not a regular file', EISDIR: 'a folder', EFBIG: 'larger than allowed' };

function fileError(code: keyof typeof MESSAGES, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${MESSAGES[code]}, open '${path}'`), { code, path, syscall: 'open' });
}
