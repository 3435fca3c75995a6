import type { Image } from '../../model/body.ts';

/** In pixels. */
export type Size = Pick<Image, 'width' | 'height'>;

/** A PNG that decoders accept. */
export interface Png {
  readonly size: Size;
  /** Bytes that its pixels take once decoded. */
  readonly decoded: number;
  /** The file without chunks that do not affect the picture. */
  readonly data: Uint8Array;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Whether bytes begin with the PNG signature. */
export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/**
 * Largest size of each chunk that is kept, in bytes. The others are metadata (text, dates, animation), which may be compressed a
 * thousandfold and which nobody prints. A colour profile is kept unless it is far larger than those of cameras and screens.
 */
const KEPT: Readonly<Record<string, number>> = {
  IHDR: 13,
  PLTE: 768,
  tRNS: 256,
  gAMA: 4,
  cHRM: 32,
  sRGB: 1,
  sBIT: 4,
  pHYs: 9,
  iCCP: 16_384,
  IDAT: Number.POSITIVE_INFINITY,
  IEND: 0,
};

/** Channels and bit depths by colour type (PNG, table 11.1). */
const COLOUR_TYPES: Readonly<Record<number, { readonly channels: number; readonly depths: readonly number[] }>> = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  // A palette is decoded to colours, with transparency at most.
  3: { channels: 4, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8, 16] },
  6: { channels: 4, depths: [8, 16] },
};

interface Chunk {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Reads a PNG up to its compressed pixels. Null if it is damaged: a chunk is truncated or altered, or the header or palette is invalid. */
export function readPng(bytes: Uint8Array): Png | null {
  const chunks = readChunks(bytes);
  if (chunks === null) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [header] = chunks;
  if (header?.type !== 'IHDR' || header.end - header.start !== 25) return null;
  const at = header.start + 8;
  const [width, height, depth, type] = [view.getUint32(at), view.getUint32(at + 4), view.getUint8(at + 8), view.getUint8(at + 9)];
  const colours = COLOUR_TYPES[type];
  const methods = [view.getUint8(at + 10), view.getUint8(at + 11), view.getUint8(at + 12) >> 1];
  if (colours?.depths.includes(depth) !== true || methods.some((method) => method !== 0)) return null;
  const types = chunks.map((chunk) => chunk.type);
  if (!types.includes('IDAT') || (type === 3 && !types.slice(0, types.indexOf('IDAT')).includes('PLTE'))) return null;
  return {
    size: { width, height },
    decoded: width * height * colours.channels * (depth === 16 ? 2 : 1),
    data: keepChunks(bytes, chunks),
  };
}

/** Lists the chunks up to the end of the picture. Null if one is truncated, altered or critical but unknown, or the end is missing. */
function readChunks(bytes: Uint8Array): readonly Chunk[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  // A chunk is length, type, data, checksum.
  for (let start = SIGNATURE.length; start + 12 <= bytes.length; ) {
    const end = start + 12 + view.getUint32(start);
    const type = String.fromCharCode(...bytes.subarray(start + 4, start + 8));
    if (end > bytes.length) return null;
    const isNeeded = /^[A-Z]/.test(type);
    if (isNeeded && (!(type in KEPT) || computeChecksum(bytes.subarray(start + 4, end - 4)) !== view.getUint32(end - 4))) return null;
    chunks.push({ type, start, end });
    if (type === 'IEND') return chunks;
    start = end;
  }
  return null;
}

function keepChunks(bytes: Uint8Array, chunks: readonly Chunk[]): Uint8Array {
  const kept = chunks.filter(({ type, start, end }) => end - start - 12 <= (KEPT[type] ?? -1));
  const length = kept.reduce((sum, { start, end }) => sum + end - start, SIGNATURE.length);
  if (length === bytes.length) return bytes;
  const data = new Uint8Array(length);
  data.set(SIGNATURE);
  let at = SIGNATURE.length;
  for (const { start, end } of kept) {
    data.set(bytes.subarray(start, end), at);
    at += end - start;
  }
  return data;
}

let table: Uint32Array | undefined;

/** CRC-32 of a chunk (PNG, annex D). `zlib.crc32` came with Node 20.15 and 22.2 only. */
function computeChecksum(bytes: Uint8Array): number {
  table ??= Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
  });
  let crc = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) crc = (table[(crc ^ (bytes[at] as number)) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
