import { deflateSync } from 'node:zlib';

/** Makes small PNG and JPEG files, valid or with one fault. */

const u16 = (value: number) => [value >> 8, value & 255];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];
const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));

export interface PngOptions {
  /** Bits a channel, and the colour type (PNG, table 11.1). */
  readonly depth?: number;
  readonly type?: number;
  /** Chunks between the header and the pixels. */
  readonly chunks?: readonly (readonly [type: string, data: Uint8Array])[];
  /** Compressed pixels; those of a black picture when left out, and none for the largest. */
  readonly pixels?: Uint8Array;
}

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

export function makePng(width: number, height: number, { depth = 8, type = 2, chunks = [], pixels }: PngOptions = {}): Uint8Array {
  const rows = (Math.ceil((width * depth * (CHANNELS[type] ?? 1)) / 8) + 1) * height;
  const black = () => deflateSync(Buffer.alloc(rows > 1e8 ? 0 : rows));
  const header = Uint8Array.from([...u32(width), ...u32(height), depth, type, 0, 0, 0]);
  const all = [['IHDR', header], ...chunks, ['IDAT', pixels ?? black()], ['IEND', new Uint8Array()]] as const;
  return new Uint8Array(Buffer.concat([Buffer.from([0x89, ...ascii('PNG\r\n\x1a\n')]), ...all.map(([name, data]) => chunk(name, data))]));
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([Buffer.from(u32(data.length)), body, Buffer.from(u32(crc32(body)))]);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

export interface JpegOptions {
  readonly components?: number;
  /** Marker of the frame: 0xc0 is baseline. */
  readonly frame?: number;
  readonly precision?: number;
  /** Orientation in an EXIF segment, and its byte order. */
  readonly orientation?: number;
  readonly order?: 'II' | 'MM';
}

/** A grey JPEG: every block has all coefficients zero. */
export function makeJpeg(
  width: number,
  height: number,
  { components = 3, frame = 0xc0, precision = 8, orientation, order = 'MM' }: JpegOptions = {},
): Uint8Array {
  const segment = (marker: number, data: readonly number[]) => [0xff, marker, ...u16(data.length + 2), ...data];
  const ids = Array.from({ length: components }, (_, index) => index + 1);
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8) * components;
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...(orientation === undefined ? [] : segment(0xe1, exif(orientation, order))),
    ...segment(0xdb, [0, ...Array<number>(64).fill(1)]),
    ...segment(frame, [precision, ...u16(height), ...u16(width), components, ...ids.flatMap((id) => [id, 0x11, 0])]),
    // One code of one bit in either table: no difference, end of block.
    ...[0x00, 0x10].flatMap((table) => segment(0xc4, [table, 1, ...Array<number>(15).fill(0), 0])),
    ...segment(0xda, [components, ...ids.flatMap((id) => [id, 0]), 0, 63, 0]),
    ...Array<number>(Math.ceil((blocks * 2) / 8)).fill(0),
    ...[0xff, 0xd9],
  ]);
}

/** A copy of a JPEG with an orientation in an EXIF segment. */
export function turnJpeg(jpeg: Uint8Array, orientation: number): Uint8Array {
  const data = exif(orientation, 'MM');
  return Uint8Array.from([...jpeg.subarray(0, 2), 0xff, 0xe1, ...u16(data.length + 2), ...data, ...jpeg.subarray(2)]);
}

function exif(orientation: number, order: 'II' | 'MM'): number[] {
  const number = (bytes: number[]) => (order === 'MM' ? bytes : bytes.reverse());
  const entry = [...number(u16(0x112)), ...number(u16(3)), ...number(u32(1)), ...number(u16(orientation)), 0, 0];
  return [...ascii('Exif'), 0, 0, ...ascii(order), ...number(u16(42)), ...number(u32(8)), ...number(u16(1)), ...entry, ...u32(0)];
}
