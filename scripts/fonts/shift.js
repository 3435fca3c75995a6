/**
 * Faces whose characters stand elsewhere in boxes of another width: marks in half a square, letters and figures with the quarter space
 * beside hanzi in their own box. Set with these, a line has no gap in a number and no two boxes overlap, so every reader of the PDF takes
 * it for one line and finds no blank in 10个.
 */

/** Flags of a component of a composite glyph (OpenType 1.9, "glyf"). */
const FLAG = { wordArguments: 0x1, xy: 0x2, scale: 0x8, more: 0x20, xyScale: 0x40, twoByTwo: 0x80 };

/** Bytes of our composite glyphs: a header, one component, two to align. */
const COMPOSITE = 20;

/**
 * Moves every glyph: the outlines go to new ids, and composites that place them take their ids, so the character map stays.
 *
 * @param {Map<string, Buffer>} tables of a TrueType font
 * @param {(glyph: number) => { shift: number, widen: number }} moveOf in units of the font
 * @returns {Map<string, Buffer>}
 */
export function moveGlyphs(tables, moveOf) {
  const table = (/** @type {string} */ tag) => /** @type {Buffer} */ (tables.get(tag));
  const [head, hhea, maxp] = ['head', 'hhea', 'maxp'].map((tag) => Buffer.from(table(tag)));
  const count = maxp.readUInt16BE(4);
  const outlines = readOutlines(head, table('loca'), table('glyf'), count);
  const metrics = readMetrics(hhea, table('hmtx'), count);

  const moved = outlines.map((outline, glyph) => (outline.length === 0 ? outline : composite(outline, glyph + count, moveOf(glyph).shift)));
  const glyphs = [...moved, ...outlines.map((outline) => withComponents(outline, count))];
  const offsets = [0];
  for (const glyph of glyphs) offsets.push(/** @type {number} */ (offsets.at(-1)) + glyph.length);

  const loca = Buffer.alloc(4 * offsets.length);
  for (const [index, offset] of offsets.entries()) loca.writeUInt32BE(offset, 4 * index);
  const hmtx = Buffer.alloc(4 * glyphs.length);
  for (const [glyph, { advance, bearing }] of [...metrics, ...metrics].entries()) {
    const { shift, widen } = glyph < count ? moveOf(glyph) : { shift: 0, widen: 0 };
    hmtx.writeUInt16BE(advance + widen, 4 * glyph);
    hmtx.writeInt16BE(bearing + shift, 4 * glyph + 2);
  }
  head.writeInt16BE(1, 50);
  hhea.writeUInt16BE(glyphs.length, 34);
  maxp.writeUInt16BE(glyphs.length, 4);
  maxp.writeUInt16BE(Math.max(1, maxp.readUInt16BE(28)), 28);
  maxp.writeUInt16BE(maxp.readUInt16BE(30) + 1, 30);
  const post = Buffer.from(table('post').subarray(0, 32));
  post.writeUInt32BE(0x00030000, 0);
  return new Map([...tables, ...Object.entries({ glyf: Buffer.concat(glyphs), loca, hmtx, head, hhea, maxp, post })]);
}

/**
 * @param {Buffer} head
 * @param {Buffer} loca
 * @param {Buffer} glyf
 * @param {number} count
 */
function readOutlines(head, loca, glyf, count) {
  const long = head.readInt16BE(50) === 1;
  const at = (/** @type {number} */ glyph) => (long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  return Array.from({ length: count }, (_, glyph) => padded(glyf.subarray(at(glyph), at(glyph + 1))));
}

/** @param {Buffer} glyph */
function padded(glyph) {
  return Buffer.concat([glyph, Buffer.alloc(-glyph.length & 3)]);
}

/**
 * @param {Buffer} hhea
 * @param {Buffer} hmtx
 * @param {number} count
 */
function readMetrics(hhea, hmtx, count) {
  const long = hhea.readUInt16BE(34);
  return Array.from({ length: count }, (_, glyph) => ({
    advance: hmtx.readUInt16BE(4 * Math.min(glyph, long - 1)),
    bearing: hmtx.readInt16BE(glyph < long ? 4 * glyph + 2 : 4 * long + 2 * (glyph - long)),
  }));
}

/**
 * @param {Buffer} outline
 * @param {number} glyph its new id
 * @param {number} shift
 */
function composite(outline, glyph, shift) {
  const data = Buffer.alloc(COMPOSITE);
  data.writeInt16BE(-1, 0);
  for (const [field, by] of [shift, 0, shift, 0].entries()) data.writeInt16BE(outline.readInt16BE(2 + 2 * field) + by, 2 + 2 * field);
  data.writeUInt16BE(FLAG.wordArguments | FLAG.xy, 10);
  data.writeUInt16BE(glyph, 12);
  data.writeInt16BE(shift, 14);
  return data;
}

/**
 * @param {Buffer} outline
 * @param {number} by what the ids of its components are raised by
 */
function withComponents(outline, by) {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return outline;
  const data = Buffer.from(outline);
  for (let at = 10, more = true; more; ) {
    const flags = data.readUInt16BE(at);
    data.writeUInt16BE(data.readUInt16BE(at + 2) + by, at + 2);
    at += flags & FLAG.wordArguments ? 8 : 6;
    if (flags & FLAG.scale) at += 2;
    else if (flags & FLAG.xyScale) at += 4;
    else if (flags & FLAG.twoByTwo) at += 8;
    more = (flags & FLAG.more) !== 0;
  }
  return data;
}
