import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';

/**
 * A file of an archive.
 *
 * @typedef {{ path: string, data: Uint8Array, executable: boolean }} Entry
 */

/** Modification time of every entry: the earliest that ZIP can store. Real times would make every archive different. */
const MODIFIED = new Date('1980-01-01T00:00:00Z');
const BLOCK = 512;

/** @param {readonly Entry[]} entries @returns {Uint8Array} a ZIP file */
export function makeZip(entries) {
  const files = entries.map(({ path, data }) => [path, data]);
  // fflate writes local time: the same fields in every time zone.
  return zipSync(Object.fromEntries(files), { level: 9, mtime: new Date(1980, 0, 1) });
}

/** @param {readonly Entry[]} entries @returns {Uint8Array} a gzipped tar file (POSIX.1-2001, pax) */
export function makeTarball(entries) {
  const blocks = entries.flatMap(({ path, data, executable }) => {
    const header = headerOf({ path: shorten(path), size: data.length, mode: executable ? 0o755 : 0o644, type: '0' });
    return [...extendedHeader(path), header, data, Buffer.alloc(padding(data.length))];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]), { level: 9 });
}

/** A pax record with the path, where the fixed header cannot hold it: more than 100 bytes, or not ASCII. */
function extendedHeader(path) {
  if (/^[ -~]{1,100}$/.test(path)) return [];
  const rest = ` path=${path}\n`;
  // The record begins with its own length, in decimal.
  let length = Buffer.byteLength(rest);
  while (length !== Buffer.byteLength(`${length}${rest}`)) length = Buffer.byteLength(`${length}${rest}`);
  const record = Buffer.from(`${length}${rest}`);
  return [headerOf({ path: 'PaxHeader', size: record.length, mode: 0o644, type: 'x' }), record, Buffer.alloc(padding(record.length))];
}

/** Stands in the fixed header for a path that the pax record holds. */
function shorten(path) {
  return path.replace(/[^ -~]/g, '_').slice(0, 100);
}

/** A ustar header, owned by root. */
function headerOf({ path, size, mode, type }) {
  const header = Buffer.alloc(BLOCK);
  const octal = (value, digits) => `${value.toString(8).padStart(digits, '0')}\0`;
  header.write(path, 0);
  header.write(octal(mode, 7) + octal(0, 7) + octal(0, 7) + octal(size, 11) + octal(MODIFIED.getTime() / 1000, 11), 100);
  header.write(`        ${type}`, 148);
  header.write('ustar\x0000', 257);
  // The checksum is taken with eight spaces in its place.
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

function padding(size) {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}
