import type { Host } from '../host/host.ts';
import { type NameRecord, readNames } from './names.ts';

/** A font on the machine: its path, names and table directory. */
export interface FontFile {
  readonly path: string;
  /** Index inside a collection, 0 elsewhere. */
  readonly index: number;
  readonly names: readonly NameRecord[];
  /** Start of the font, which contains its table directory. */
  readonly directory: DataView;
}

/** Enough for a directory of 60 tables, more than any font has. */
const HEADER_BYTES = 1024;
/** Limits on what a file can make us read: a name table in 20 languages has 20 KB, a Noto CJK collection 60 fonts. */
const NAME_BYTES = 65_536;
const MAX_FONTS = 64;
const TABLE_BYTES = 4_194_304;

/**
 * Reads the names of every font in a .ttf, .otf or .ttc, without outlines. Throws a RangeError when the file is no font or damaged, a
 * `NodeJS.ErrnoException` when it cannot be read.
 */
export async function readFonts(host: Host, path: string): Promise<FontFile[]> {
  const header = toView(await host.readPart(path, 0, HEADER_BYTES));
  if (readTag(header, 0) !== 'ttcf') return [await readFont(host, path, 0, header)];
  const count = Math.min(header.getUint32(8), MAX_FONTS);
  const offsets = Array.from({ length: count }, (_, index) => header.getUint32(12 + 4 * index));
  return Promise.all(
    offsets.map(async (offset, index) => readFont(host, path, index, toView(await host.readPart(path, offset, HEADER_BYTES)))),
  );
}

async function readFont(host: Host, path: string, index: number, directory: DataView): Promise<FontFile> {
  if (!['\0\u0001\0\0', 'OTTO', 'true'].includes(readTag(directory, 0))) throw new RangeError(`${path} is not a font`);
  const { offset, length } = findTable(directory, path, 'name');
  const names = readNames(toView(await host.readPart(path, offset, Math.min(length, NAME_BYTES))));
  return { path, index, names, directory };
}

/** Finds a table. Throws a RangeError when the font does not have it. */
function findTable(directory: DataView, path: string, name: string): { readonly offset: number; readonly length: number } {
  const count = directory.getUint16(4);
  for (let record = 12; record < 12 + 16 * count; record += 16) {
    if (readTag(directory, record) === name) return { offset: directory.getUint32(record + 8), length: directory.getUint32(record + 12) };
  }
  throw new RangeError(`${path} has no table ${name}`);
}

/** Reads a table. Throws a RangeError when the font does not have it or it is implausibly large. */
export async function readTable(host: Host, font: FontFile, name: string): Promise<DataView> {
  const { offset, length } = findTable(font.directory, font.path, name);
  if (length > TABLE_BYTES) throw new RangeError(`${font.path}: table ${name} is too large`);
  return toView(await host.readPart(font.path, offset, length));
}

/** Whether an error means that a font file is damaged or inaccessible, which must not fail a build. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && 'code' in error);
}

function toView(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function readTag(data: DataView, offset: number): string {
  return String.fromCharCode(data.getUint8(offset), data.getUint8(offset + 1), data.getUint8(offset + 2), data.getUint8(offset + 3));
}
