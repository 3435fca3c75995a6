import type { Page, PlacedBlock } from '../model/layout.ts';
import type { SetImprint } from './imprint.ts';
import { type Flow, flowPieces } from './pager.ts';
import { findHoldStart, type LinesPiece, type Piece, type Spot } from './pieces.ts';
import { isText } from './summary.ts';

/** The imprint and the constraints on where it may stand. */
export interface Closing {
  /** Null when the bulletin has none. */
  readonly imprint: SetImprint | null;
  /** Rows per page. */
  readonly rows: number;
  /** Printed on both sides: the imprint must stand on an even page. */
  readonly doubleSided: boolean;
}

/** The text flowed onto pages, and the position of the imprint after it. */
export interface Ending {
  readonly flow: Flow;
  readonly cut: Spot | null;
  /** Pages between the last page of text and the imprint: 0 shares that page, 2 leaves a blank page in between. */
  readonly after: 0 | 1 | 2;
}

/** Number of pages including the imprint. */
export function countPages({ flow: { pages }, after }: Ending): number {
  return pages.length + after;
}

/**
 * Ends the pages with the imprint; its last row is the last row of the type area.
 *
 * When printed on both sides, the imprint stands on an even page, the outside of the last sheet (GB/T 9704-2012, 7.4, by practice):
 * - it shares the last page of text when that page has room and is even;
 * - otherwise it goes to the next page, together with the last line of text, so that it does not stand there alone;
 * - where that page would be odd, a blank page is inserted, the imprint stands alone, and neither page is numbered. The standard provides
 *   for this case (7.5: where blank pages precede the imprint's page, neither they nor it are numbered), and offices are taught that the
 *   imprint stands on the last side even when the one before is blank. Moving a line across the blank page would take text off a page that
 *   has room for it and leave two nearly empty pages instead of one.
 * A line is not moved when it is the only one on its page: that would only empty one page to fill another.
 */
export function placeImprint({ imprint, rows, doubleSided }: Closing, pieces: readonly Piece[]): Ending {
  const plain = flowPieces(pieces, rows);
  const last = plain.pages.length;
  if (imprint === null) return { flow: plain, cut: null, after: 0 };
  const isLastSide = (page: number) => !doubleSided || page % 2 === 0;
  if (isLastSide(last) && plain.used + imprint.rows <= rows) return { flow: plain, cut: null, after: 0 };
  if (!isLastSide(last + 1)) return { flow: plain, cut: null, after: 2 };

  const cut = findLastLine(pieces);
  const brought = cut === null ? plain : flowPieces(pieces, rows, { cut });
  const joins = brought.pages.length === last + 1 && brought.used + imprint.rows <= rows;
  return joins ? { flow: brought, cut, after: 0 } : { flow: plain, cut: null, after: 1 };
}

/**
 * Position of the last line of text, before which a page may be ended: the last row of a table, a whole picture, or, when an attribution
 * has its own line, the line before it. Titles that hold on to it move with it. Null when there is no text.
 */
function findLastLine(pieces: readonly Piece[]): Spot | null {
  let at = pieces.length - 1;
  const last = pieces[at];
  if (last?.type === 'lines' && last.role === 'attribution' && pieces[at - 1]?.type === 'lines') at--;
  const piece = pieces[at];
  const line = piece?.type === 'lines' ? piece.lines.length - 1 : piece?.type === 'table' ? Math.max(0, piece.body.length - 1) : 0;
  if (line > 0) return { piece: at, line };
  return at < 0 ? null : findHoldStart(pieces, at);
}

/** Whether page numbers start on the first page or on the first page of text. */
type Numbering = 'first-page' | 'text';

/** The final pages, numbered from 1, with the imprint at the foot of the last. */
export function makePages(ending: Ending, placed: Flow['pages'], { imprint, rows }: Closing, numbering: Numbering): readonly Page[] {
  const first =
    numbering === 'text'
      ? Math.max(
          0,
          placed.findIndex((blocks) => blocks.some(isText)),
        )
      : 0;
  const pages = placed.map((blocks, index): Page => {
    return { number: index + 1, folio: index < first ? null : index + 1 - first, blocks };
  });
  if (imprint === null) return pages;
  const block: PlacedBlock = { kind: 'imprint', row: rows - imprint.rows, ...imprint };
  const number = countPages(ending);
  switch (ending.after) {
    case 0:
      return pages.map((page) => (page.number === number ? { ...page, blocks: [...page.blocks, block] } : page));
    case 1:
      return [...pages, { number, folio: number - first, blocks: [block] }];
    case 2:
      return [...pages, { number: number - 1, folio: null, blocks: [] }, { number, folio: null, blocks: [block] }];
  }
}

/** A cut that saves a sheet of paper. */
interface Saving {
  /** Lines to cut. */
  readonly lines: number;
  /** Pages of the issue after the cut. */
  readonly pages: number;
}

/** Most lines an editor can cut without dropping an item. */
const FEW_LINES = 5;

/**
 * Finds how many lines to cut so that the issue takes one sheet less (two pages, or one when printed on one side). Null when a few lines
 * are not enough. The shortened text is flowed again each time, because titles, pictures and tables that hold on to their neighbours change
 * how much room a cut yields.
 */
export function findSaving(pieces: readonly Piece[], ending: Ending, closing: Closing): Saving | null {
  const sheetsOf = (pages: number) => (closing.doubleSided ? Math.ceil(pages / 2) : pages);
  const sheets = sheetsOf(countPages(ending));
  for (let lines = 1; lines <= FEW_LINES && sheets > 1; lines++) {
    const shorter = shortenText(pieces, lines);
    if (shorter === null) return null;
    const pages = countPages(placeImprint(closing, shorter));
    if (sheetsOf(pages) < sheets) return { lines, pages };
  }
  return null;
}

/** Cuts a number of lines from the last paragraphs, leaving each at least one. Null when there are not enough. */
function shortenText(pieces: readonly Piece[], lines: number): readonly Piece[] | null {
  const shorter = [...pieces];
  let left = lines;
  for (let index = pieces.length - 1; index >= 0 && left > 0; index--) {
    const piece = pieces[index];
    if (piece?.type !== 'lines' || !isCuttable(piece)) continue;
    const cut = Math.min(left, piece.lines.length - 1);
    shorter[index] = { ...piece, lines: piece.lines.slice(cut) };
    left -= cut;
  }
  return left > 0 ? null : shorter;
}

function isCuttable({ role, lines }: LinesPiece): boolean {
  return (role === 'body' || role === 'list' || role === 'note') && lines.length > 1;
}
