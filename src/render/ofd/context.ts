import type { GlyphFont } from './fonts.ts';
import type { DrawnPage, Glyph, Pixels } from './marks.ts';

/** What the writer of a page needs to know of its document. */
export interface PageContext {
  /** The next identifier, each once in a document. */
  nextId(): number;
  readonly pageIds: readonly number[];
  /** Whether links may lead out of the document. */
  readonly addresses: boolean;
  /** The face of a glyph. Throws where the document has none of that name. */
  fontOf(glyph: Glyph): GlyphFont;
  /** Identifier of a picture's resource. */
  pictureOf(pixels: Pixels): number;
  /** Sheet of the document; a page of the same size does not repeat it. */
  readonly sheet: Pick<DrawnPage, 'width' | 'height'>;
}
