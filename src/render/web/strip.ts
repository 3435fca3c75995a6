/** Chunks of a PNG that make its picture. Colour profiles name machines and programs. */
const DRAWN = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'pHYs', 'IDAT', 'IEND']);

const PNG_HEADER = 8;

/** Keeps what a PNG draws. `read` has checked its chunks. */
export function stripPng(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, PNG_HEADER)];
  for (let at = PNG_HEADER; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (DRAWN.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') break;
    at = end;
  }
  return join(kept);
}

const SCAN = 0xda;
const END = 0xd9;
const COMMENT = 0xfe;
/** Says how the three colours are coded. */
const ADOBE = 0xee;
const isApplication = (marker: number) => marker >= 0xe0 && marker <= 0xef;
/** A marker that stands inside a scan: an escaped FF, or a restart. */
const isInScan = (marker: number) => marker === 0 || (marker >= 0xd0 && marker <= 0xd7);

/**
 * Keeps what a JPEG draws: EXIF with places and cameras, comments, thumbnails, profiles and whatever follows its end are dropped. `read` has
 * checked its headers; a file that ends too soon is closed.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff || marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) break;
    const end = Math.min(bytes.length, at + 2 + view.getUint16(at + 2));
    const last = marker === SCAN ? findScanEnd(bytes, end) : end;
    if (marker !== COMMENT && (!isApplication(marker) || marker === ADOBE)) kept.push(bytes.subarray(at, last));
    at = last;
  }
  return join([...kept, Uint8Array.of(0xff, END)]);
}

function findScanEnd(bytes: Uint8Array, start: number): number {
  for (let at = start; at + 1 < bytes.length; at++) {
    if (bytes[at] === 0xff && !isInScan(bytes[at + 1] ?? 0) && bytes[at + 1] !== 0xff) return at;
  }
  return bytes.length;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
