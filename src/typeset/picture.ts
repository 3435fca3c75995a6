import type { Image } from '../model/body.ts';
import type { PageSettings } from '../model/page.ts';
import { type ImagePiece, type LinesPiece, type Piece, rowsAbove } from './pieces.ts';

/** Dots an inch that a picture's pixels stand for, as on screens and in Word. */
const PIXELS_PER_INCH = 96;
const MM_PER_INCH = 25.4;

/** A picture at its own size, made smaller where it and its caption would not fit the type area. */
export function imagePiece(image: Image, item: string, caption: LinesPiece, page: PageSettings): ImagePiece {
  const width = (image.width / PIXELS_PER_INCH) * MM_PER_INCH;
  const height = (image.height / PIXELS_PER_INCH) * MM_PER_INCH;
  const piece: ImagePiece = { type: 'image', item, image, width, height, rows: 0, caption };
  return fitted(piece, Math.max(1, page.grid.lines - caption.lines.length), page);
}

/**
 * Makes pictures smaller that would not stand on one page with the titles above them: no title is left at a page's foot, and none goes
 * without its picture.
 */
export function besideTitles(pieces: readonly Piece[], page: PageSettings): readonly Piece[] {
  return pieces.map((piece, index) => {
    if (piece.type !== 'image') return piece;
    const room = page.grid.lines - rowsAbove(pieces, index) - piece.caption.lines.length;
    return piece.rows > room && room > 0 ? fitted(piece, room, page) : piece;
  });
}

/** The picture no wider than the type area and no higher than so many rows, at its aspect. */
function fitted(piece: ImagePiece, rows: number, { area, grid }: PageSettings): ImagePiece {
  const pitch = area.height / grid.lines;
  const scale = Math.min(1, area.width / piece.width, (rows * pitch) / piece.height);
  const height = piece.height * scale;
  return { ...piece, width: piece.width * scale, height, rows: Math.max(1, Math.ceil(height / pitch - ROUNDING)) };
}

/** What binary fractions may add to a height that is exactly so many rows. */
const ROUNDING = 1e-9;
