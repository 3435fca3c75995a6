/**
 * Reading and writing the container of TrueType and OpenType fonts (OpenType 1.9, "Organization of an OpenType font"): a directory of
 * tables with checksums, each table aligned to four bytes.
 */

const CHECKSUM_MAGIC = 0xb1b0afba;

/**
 * @param {Buffer} font
 * @returns {Map<string, Buffer>} the font's tables by tag
 */
export function readTables(font) {
  const tables = new Map();
  const count = font.readUInt16BE(4);
  for (let index = 0; index < count; index++) {
    const record = 12 + 16 * index;
    const offset = font.readUInt32BE(record + 8);
    tables.set(font.toString('latin1', record, record + 4), font.subarray(offset, offset + font.readUInt32BE(record + 12)));
  }
  return tables;
}

/**
 * @param {Map<string, Buffer>} tables
 * @returns {Buffer} a TrueType font of these tables, its checksums set
 */
export function writeTables(tables) {
  const tags = [...tables.keys()].sort();
  const header = Buffer.alloc(12 + 16 * tags.length);
  const log = Math.floor(Math.log2(tags.length));
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(tags.length, 4);
  header.writeUInt16BE(16 * 2 ** log, 6);
  header.writeUInt16BE(log, 8);
  header.writeUInt16BE(16 * tags.length - 16 * 2 ** log, 10);

  const body = [];
  let offset = header.length;
  let headOffset = 0;
  for (const [index, tag] of tags.entries()) {
    const table = Buffer.from(/** @type {Buffer} */ (tables.get(tag)));
    if (tag === 'head') {
      headOffset = offset;
      table.writeUInt32BE(0, 8);
    }
    const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
    const record = 12 + 16 * index;
    header.write(tag, record, 'latin1');
    header.writeUInt32BE(checksum(padded), record + 4);
    header.writeUInt32BE(offset, record + 8);
    header.writeUInt32BE(table.length, record + 12);
    body.push(padded);
    offset += padded.length;
  }
  const font = Buffer.concat([header, ...body]);
  // The head table holds a sum over the whole file, taken with that field at zero.
  font.writeUInt32BE((CHECKSUM_MAGIC - checksum(font)) >>> 0, headOffset + 8);
  return font;
}

/**
 * @param {Buffer} data of a length divisible by four
 * @returns {number} sum of its 32-bit words, modulo 2³²
 */
function checksum(data) {
  let sum = 0;
  for (let offset = 0; offset < data.length; offset += 4) sum = (sum + data.readUInt32BE(offset)) >>> 0;
  return sum;
}
