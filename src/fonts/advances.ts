import { findGlyph } from './cmap.ts';

/** Tables of a font that tell how wide its characters are (OpenType 1.9). */
export interface WidthTables {
  readonly cmap: DataView;
  readonly head: DataView;
  readonly hhea: DataView;
  readonly hmtx: DataView;
}

/** Bytes of a record of `hmtx`: advance and left side bearing. */
const RECORD = 4;

/** Advance of a character in em; undefined where the font has no glyph for it or is damaged. Looked up as needed: a text has few signs. */
export function readAdvance({ cmap, head, hhea, hmtx }: WidthTables, codePoint: number): number | undefined {
  try {
    const glyph = findGlyph(cmap, codePoint);
    // Glyphs beyond the last record share its advance.
    const record = Math.min(glyph, hhea.getUint16(34) - 1);
    const advance = hmtx.getUint16(record * RECORD) / head.getUint16(18);
    return glyph !== 0 && Number.isFinite(advance) ? advance : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
