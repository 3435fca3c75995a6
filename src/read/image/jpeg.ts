import type { JpegProblem } from '../../diagnostics/image-codes.ts';
import type { Size } from './png.ts';

/** How a picture is to be turned: the values of EXIF (JEITA CP-3451, tag 274); 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Values from the headers of a JPEG. */
export interface Jpeg {
  /** As stored, before it is turned. */
  readonly size: Size;
  readonly orientation: Orientation;
}

/** Whether bytes begin as a JPEG does. */
export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

const SCAN = 0xda;
const EXIF = 0xe1;
/** SOF0 to SOF15; C4, C8 and CC in that range have other meanings. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
/** Baseline, extended and progressive, with Huffman codes: what every reader knows. */
const COMMON_FRAMES = new Set([0xc0, 0xc1, 0xc2]);

/** Reads the headers of a JPEG (ITU-T T.81, B.2). Null when it is damaged; a problem when it is of a kind that cannot be printed. */
export function readJpeg(bytes: Uint8Array): Jpeg | JpegProblem | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let frame: { readonly marker: number; readonly at: number } | null = null;
  let orientation: Orientation = 1;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // Any number of FF bytes may precede a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (marker === SCAN) break;
    if (FRAMES.has(marker) && at + 10 <= bytes.length) frame = { marker, at: at + 4 };
    if (marker === EXIF && end <= bytes.length) orientation = readOrientation(bytes.subarray(at + 4, end)) ?? orientation;
    at = end;
    if (at + 4 > bytes.length) return null;
  }
  if (frame === null) return null;
  const [depth, components] = [view.getUint8(frame.at), view.getUint8(frame.at + 5)];
  if (components === 4) return 'cmyk';
  if (depth !== 8 || !COMMON_FRAMES.has(frame.marker)) return 'coding';
  if (components !== 1 && components !== 3) return null;
  return { size: { height: view.getUint16(frame.at + 1), width: view.getUint16(frame.at + 3) }, orientation };
}

const EXIF_NAME = 'Exif\0\0';
const ORIENTATION_TAG = 0x112;
const SHORT = 3;

/** The orientation in an EXIF segment, which is a TIFF file; undefined when it has none. */
function readOrientation(segment: Uint8Array): Orientation | undefined {
  if (String.fromCharCode(...segment.subarray(0, EXIF_NAME.length)) !== EXIF_NAME) return undefined;
  const tiff = new DataView(segment.buffer, segment.byteOffset + EXIF_NAME.length, segment.byteLength - EXIF_NAME.length);
  if (tiff.byteLength < 8) return undefined;
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return undefined;
  const count = tiff.getUint16(directory, little);
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + 12 * index;
    if (entry + 12 > tiff.byteLength) return undefined;
    if (tiff.getUint16(entry, little) !== ORIENTATION_TAG || tiff.getUint16(entry + 2, little) !== SHORT) continue;
    const value = tiff.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? (value as Orientation) : undefined;
  }
  return undefined;
}
