import { strToU8, type Zippable, zipSync } from 'fflate';

/** Parts that are compressed already. */
const PACKED = /\.(?:png|jpg)$/;

/** Zips the parts in their order, always to the same bytes. */
export function packParts(parts: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  // Zip stores local time, from 1980 on; a local date gives the same bytes in every time zone.
  const mtime = new Date(1980, 0, 1);
  const zippable: Zippable = {};
  for (const [path, data] of parts) {
    zippable[path] = [typeof data === 'string' ? strToU8(data) : data, PACKED.test(path) ? { mtime, level: 0 } : { mtime }];
  }
  return zipSync(zippable);
}
