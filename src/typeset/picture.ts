import type { Image } from '../model/body.ts';
import type { PageSettings } from '../model/page.ts';
import { countRowsAbove, type ImagePiece, type LinesPiece, type Piece } from './pieces.ts';
import type { Report } from './report.ts';

/** Dots an inch that a picture's pixels stand for, as on screens and in Word. */
const PIXELS_PER_INCH = 96;
const MM_PER_INCH = 25.4;

/** A picture at its own size, made smaller where it and its caption would not fit the type area. */
export function setImage(image: Image, item: string, caption: LinesPiece, page: PageSettings): ImagePiece {
  const width = (image.width / PIXELS_PER_INCH) * MM_PER_INCH;
  const height = (image.height / PIXELS_PER_INCH) * MM_PER_INCH;
  const piece: ImagePiece = { type: 'image', item, image, width, height, rows: 0, caption };
  return fitImage(piece, Math.max(1, page.grid.lines - caption.lines.length), page);
}

/**
 * Makes pictures smaller that would not stand on one page with the titles above them: no title is left at a page's foot, and none goes
 * without its picture.
 */
export function fitBelowTitles(pieces: readonly Piece[], page: PageSettings): readonly Piece[] {
  return pieces.map((piece, index) => {
    if (piece.type !== 'image') return piece;
    const room = page.grid.lines - countRowsAbove(pieces, index) - piece.caption.lines.length;
    return piece.rows > room && room > 0 ? fitImage(piece, room, page) : piece;
  });
}

/** The picture no wider than the type area and no higher than so many rows, at its aspect. */
function fitImage(piece: ImagePiece, rows: number, { area, grid }: PageSettings): ImagePiece {
  const pitch = area.height / grid.lines;
  const scale = Math.min(1, area.width / piece.width, (rows * pitch) / piece.height);
  const height = piece.height * scale;
  return { ...piece, width: piece.width * scale, height, rows: Math.max(1, Math.ceil(height / pitch - ROUNDING)) };
}

/** What binary fractions may add to a height that is exactly so many rows. */
const ROUNDING = 1e-9;

/** A picture made smaller than this part of its own size may have letters that nobody can read. */
const SMALL = 0.5;
/** How many times as long as wide a picture of dots is that was hardly taken with a camera: a whole web page, a wide table. */
const LONG = 4;

/**
 * Reports pictures that will look bad in print. Too coarse is a picture of dots with fewer to the inch than the publication wants, at the
 * size it is printed at; since a small one is printed small, at 96 to the inch as on the screen, only more dots help. Made too small are
 * drawings, whose own size is that of their letters, and pictures so long or so wide that they are no photographs: these bear any size.
 *
 * @param resolution dots an inch
 */
export function checkPictures(pieces: readonly Piece[], resolution: number, { area }: PageSettings, report: Report): void {
  for (const piece of pieces) {
    if (piece.type !== 'image') continue;
    const { image, width } = piece;
    const scale = width / ((image.width / PIXELS_PER_INCH) * MM_PER_INCH);
    const dots = Math.floor((image.width / width) * MM_PER_INCH + ROUNDING);
    const largest = Math.min(area.width, (area.height * image.width) / image.height);
    if (image.format !== 'svg' && dots < resolution) {
      report.coarse(image, { width, dots, resolution, needed: Math.ceil((largest / MM_PER_INCH) * resolution) });
    }
    const long = Math.max(image.width / image.height, image.height / image.width) >= LONG;
    if (scale < SMALL && (image.format === 'svg' || long)) report.small(image, { width, scale });
  }
}
