/** A font in one piece, taken out of its collection where it was in one. */
export interface FontProgram {
  readonly data: Uint8Array;
  /** Whether its outlines are PostScript (CFF). */
  readonly postScript: boolean;
  table(tag: string): DataView | null;
}

const HEADER = 12;
const RECORD = 16;

/** Reads a font from the bytes of its file. Throws a RangeError when it is damaged. */
export function readProgram(file: Uint8Array, index: number): FontProgram {
  const start = viewOf(file).getUint32(0) === 0x74746366 ? viewOf(file).getUint32(HEADER + 4 * index) : 0;
  const records = readDirectory(file, start);
  const data = start === 0 ? file : takeOut(file, start, records);
  return {
    data,
    postScript: viewOf(file).getUint32(start) === 0x4f54544f,
    table: (tag) => {
      const found = records.find((record) => record.tag === tag);
      return found === undefined ? null : new DataView(file.buffer, file.byteOffset + found.offset, found.length);
    },
  };
}

interface TableRecord {
  readonly tag: string;
  readonly checksum: number;
  readonly offset: number;
  readonly length: number;
}

function readDirectory(file: Uint8Array, start: number): TableRecord[] {
  const view = viewOf(file);
  return Array.from({ length: view.getUint16(start + 4) }, (_, index) => {
    const at = start + HEADER + RECORD * index;
    const tag = String.fromCharCode(...file.subarray(at, at + 4));
    return { tag, checksum: view.getUint32(at + 4), offset: view.getUint32(at + 8), length: view.getUint32(at + 12) };
  });
}

/** Copies one font of a collection into a file of its own: fonts of a collection share tables. */
function takeOut(file: Uint8Array, start: number, records: readonly TableRecord[]): Uint8Array {
  const padded = (length: number) => (length + 3) & ~3;
  const head = HEADER + RECORD * records.length;
  const made = new Uint8Array(records.reduce((size, { length }) => size + padded(length), head));
  made.set(file.subarray(start, start + HEADER));
  const view = viewOf(made);
  let offset = head;
  for (const [index, { tag, checksum, offset: from, length }] of records.entries()) {
    const at = HEADER + RECORD * index;
    for (const [place, letter] of [...tag].entries()) made[at + place] = letter.charCodeAt(0);
    view.setUint32(at + 4, checksum);
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, length);
    made.set(file.subarray(from, from + length), offset);
    offset += padded(length);
  }
  return made;
}

function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}
