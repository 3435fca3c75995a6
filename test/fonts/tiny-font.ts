/** Fonts made for tests: the OpenType container with names and a character map, without outlines. */

export interface TinyName {
  readonly id: number;
  readonly text: string;
  /** Platform, encoding and language; Windows, Unicode, English by default. */
  readonly as?: readonly [number, number, number];
}

export const CHINESE = [3, 1, 0x804] as const;

/** Units per em, and the advances of glyphs 0, 1 and 2; all further ones share the last. */
const UNITS = 1000;
const WIDTHS = [0, 250, 500] as const;

/** A font with these names that has these characters. */
export function tinyFont(names: readonly TinyName[], characters: string, { weight = 400, format = 4 as 4 | 12 } = {}): Uint8Array {
  const codePoints = Array.from(characters, (character) => character.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const os2 = Buffer.alloc(78);
  os2.writeUInt16BE(weight, 4);
  const head = Buffer.alloc(54);
  head.writeUInt16BE(UNITS, 18);
  const hhea = Buffer.alloc(36);
  hhea.writeUInt16BE(WIDTHS.length, 34);
  const hmtx = Buffer.alloc(4 * WIDTHS.length);
  for (const [glyph, width] of WIDTHS.entries()) hmtx.writeUInt16BE(width, 4 * glyph);
  return container(
    new Map([
      ['OS/2', os2],
      ['cmap', cmapTable(codePoints, format)],
      ['head', head],
      ['hhea', hhea],
      ['hmtx', hmtx],
      ['name', nameTable(names)],
    ]),
  );
}

/** A font collection: each font's directory, with its offsets adjusted. */
export function collection(fonts: readonly Uint8Array[]): Uint8Array {
  const header = Buffer.alloc(12 + 4 * fonts.length);
  header.write('ttcf', 0, 'latin1');
  header.writeUInt32BE(0x00010000, 4);
  header.writeUInt32BE(fonts.length, 8);
  let at = header.length;
  const moved = fonts.map((font, index) => {
    const copy = Buffer.from(font);
    for (let table = 0; table < copy.readUInt16BE(4); table++) {
      const record = 12 + 16 * table + 8;
      copy.writeUInt32BE(copy.readUInt32BE(record) + at, record);
    }
    header.writeUInt32BE(at, 12 + 4 * index);
    at += copy.length;
    return copy;
  });
  return Buffer.concat([header, ...moved]);
}

/** A real font under other names. */
export function renamed(font: Buffer, names: readonly TinyName[]): Buffer {
  const tables = new Map<string, Buffer>();
  for (let table = 0; table < font.readUInt16BE(4); table++) {
    const record = 12 + 16 * table;
    const offset = font.readUInt32BE(record + 8);
    tables.set(font.toString('latin1', record, record + 4), font.subarray(offset, offset + font.readUInt32BE(record + 12)));
  }
  return container(tables.set('name', nameTable(names)));
}

function container(tables: ReadonlyMap<string, Buffer>): Buffer {
  const header = Buffer.alloc(12 + 16 * tables.size);
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(tables.size, 4);
  const body: Buffer[] = [];
  let offset = header.length;
  for (const [index, [tag, data]] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1)).entries()) {
    header.write(tag, 12 + 16 * index, 'latin1');
    header.writeUInt32BE(offset, 12 + 16 * index + 8);
    header.writeUInt32BE(data.length, 12 + 16 * index + 12);
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
    body.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([header, ...body]);
}

function nameTable(names: readonly TinyName[]): Buffer {
  const header = Buffer.alloc(6 + 12 * names.length);
  header.writeUInt16BE(names.length, 2);
  header.writeUInt16BE(header.length, 4);
  const texts = names.map(({ text, as: [platform] = [3] }) =>
    platform === 1 ? Buffer.from(text, 'latin1') : Buffer.from(text, 'utf16le').swap16(),
  );
  let offset = 0;
  for (const [index, { id, as = [3, 1, 0x409] }] of names.entries()) {
    const length = texts[index]?.length ?? 0;
    for (const [field, value] of [...as, id, length, offset].entries()) header.writeUInt16BE(value, 6 + 12 * index + 2 * field);
    offset += length;
  }
  return Buffer.concat([header, ...texts]);
}

function cmapTable(codePoints: readonly number[], format: 4 | 12): Buffer {
  const header = Buffer.alloc(12);
  for (const [field, value] of [0, 1, 3, format === 4 ? 1 : 10, 0, 12].entries()) header.writeUInt16BE(value, 2 * field);
  return Buffer.concat([header, format === 4 ? segments(codePoints) : groups(codePoints)]);
}

/** Format 4: a segment per character, plus the sentinel. */
function segments(codePoints: readonly number[]): Buffer {
  const all = [...codePoints, 0xffff];
  const deltas = all.map((codePoint, index) => (index + 1 - codePoint) & 0xffff);
  const fields = [4, 16 + 8 * all.length, 0, 2 * all.length, 0, 0, 0, ...all, 0, ...all, ...deltas, ...all.map(() => 0)];
  const table = Buffer.alloc(2 * fields.length);
  for (const [index, value] of fields.entries()) table.writeUInt16BE(value, 2 * index);
  return table;
}

/** Format 12: a group per character. */
function groups(codePoints: readonly number[]): Buffer {
  const table = Buffer.alloc(16 + 12 * codePoints.length);
  table.writeUInt16BE(12, 0);
  table.writeUInt32BE(table.length, 4);
  table.writeUInt32BE(codePoints.length, 12);
  for (const [index, codePoint] of codePoints.entries()) {
    for (const [field, value] of [codePoint, codePoint, index + 1].entries()) table.writeUInt32BE(value, 16 + 12 * index + 4 * field);
  }
  return table;
}
