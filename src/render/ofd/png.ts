import { strToU8, zlibSync } from 'fflate';
import type { Pixels } from './marks.ts';

/** Bits a pixel and colour type of PNG (ISO 15948, table 11.1) for each kind of sample. */
const FORMATS: Readonly<Record<Pixels['samples'], { readonly bits: number; readonly depth: number; readonly colour: number }>> = {
  grey1: { bits: 1, depth: 1, colour: 0 },
  rgb: { bits: 24, depth: 8, colour: 2 },
  rgba: { bits: 32, depth: 8, colour: 6 },
};

/** Encodes a decoded picture as PNG, always to the same bytes. */
export function encodePng({ width, height, samples, data }: Pixels): Uint8Array {
  const { bits, depth, colour } = FORMATS[samples];
  const row = Math.ceil((width * bits) / 8);
  const filtered = new Uint8Array((row + 1) * height);
  for (let y = 0; y < height; y++) filtered.set(data.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([depth, colour], 8);
  const chunks = [chunk('IHDR', header), chunk('IDAT', zlibSync(filtered)), chunk('IEND', new Uint8Array())];
  return Buffer.concat([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), ...chunks]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([strToU8(type), data]);
  return Buffer.concat([toUint32(data.length), body, toUint32(computeCrc(body))]);
}

/** CRC-32 as PNG has it (ISO 15948, annex D). */
function computeCrc(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

function toUint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
