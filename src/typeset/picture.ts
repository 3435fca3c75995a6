import type { Image } from '../model/body.ts';
import type { PageSettings } from '../model/page.ts';
import { countRowsAbove, type ImagePiece, type LinesPiece, type Piece } from './pieces.ts';
import type { Report } from './report.ts';

/** Pixel density assumed for pictures, in dots per inch, as on screens and in Word. */
const PIXELS_PER_INCH = 96;
const MM_PER_INCH = 25.4;

/** Sets a picture at its natural size, reduced where it does not fit the type area together with its caption. */
export function setImage(image: Image, item: string, caption: LinesPiece, page: PageSettings): ImagePiece {
  const width = (image.width / PIXELS_PER_INCH) * MM_PER_INCH;
  const height = (image.height / PIXELS_PER_INCH) * MM_PER_INCH;
  const piece: ImagePiece = { type: 'image', item, image, width, height, rows: 0, caption };
  return fitImage(piece, Math.max(1, page.grid.lines - caption.lines.length), page);
}

/**
 * Reduces pictures that would not fit on one page with the titles above them, so that no title is left at the foot of a page without its
 * picture.
 */
export function fitBelowTitles(pieces: readonly Piece[], page: PageSettings): readonly Piece[] {
  return pieces.map((piece, index) => {
    if (piece.type !== 'image') return piece;
    const room = page.grid.lines - countRowsAbove(pieces, index) - piece.caption.lines.length;
    return piece.rows > room && room > 0 ? fitImage(piece, room, page) : piece;
  });
}

/** Scales a picture to the width of the type area and a number of rows, keeping its aspect ratio. */
function fitImage(piece: ImagePiece, rows: number, { area, grid }: PageSettings): ImagePiece {
  const pitch = area.height / grid.lines;
  const scale = Math.min(1, area.width / piece.width, (rows * pitch) / piece.height);
  const height = piece.height * scale;
  return { ...piece, width: piece.width * scale, height, rows: Math.max(1, Math.ceil(height / pitch - ROUNDING)) };
}

/** Tolerance for floating-point error where a height is an exact number of rows. */
const ROUNDING = 1e-9;

/** Below this fraction of its natural size, lettering in a picture may be illegible. */
const SMALL = 0.5;
/** Aspect ratio from which a bitmap is unlikely to be a photograph: a whole web page, a wide table. */
const LONG = 4;

/**
 * Reports pictures that will print badly. A bitmap is too coarse when it has fewer dots per inch at its printed size than the publication
 * asks for; since pictures print at 96 dpi of their pixels, only a larger picture helps. A drawing, or a very long or wide bitmap, is too
 * small when it is reduced so far that its lettering becomes illegible; photographs stand any size.
 *
 * @param resolution dots per inch
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
