import type { Page, Placed } from '../model/layout.ts';
import type { SetImprint } from './imprint.ts';
import { type Flow, flowPieces } from './pager.ts';
import { findHoldStart, type LinesPiece, type Piece, type Spot } from './pieces.ts';
import { isText } from './summary.ts';

/** The imprint to end with, and the pages it may end on. */
export interface Closing {
  /** Null when there is none. */
  readonly imprint: SetImprint | null;
  /** Rows of a page. */
  readonly rows: number;
  /** Printed on both sides: the imprint stands on an even page. */
  readonly doubleSided: boolean;
}

/** Where the imprint goes: on the page the text ends on, or so many pages after it. */
export interface Ending {
  readonly flow: Flow;
  readonly cut: Spot | null;
  /** Pages after the text's last: 0 puts the imprint on that page, 2 leaves a blank one between. */
  readonly after: 0 | 1 | 2;
}

/** How many pages there are with the imprint. */
export function countPages({ flow: { pages }, after }: Ending): number {
  return pages.length + after;
}

/**
 * Ends the pages with the imprint, its last row the last of the type area.
 *
 * Printed on both sides, the imprint stands on an even page, the outside of the last sheet (GB/T 9704-2012, 7.4, by practice). So
 * - it joins the text's last page when that has room and the right side;
 * - else it goes to the next page, and the text's last line comes with it, so that it does not stand there alone;
 * - where that page would be odd, a blank one is left between, the imprint stands alone, and neither page bears a number. The standard has
 *   rules for just this case (7.5: where blank pages precede the imprint's page, neither they nor it are numbered), and offices are taught
 *   that it stands on the last side even when the one before is blank. To bring a line over that page would take text out of a page that
 *   has no lack of room, and leave two all but empty pages in place of one.
 * A line is not brought when it is all its own page holds: that would only empty one page for another.
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
 * The last line of the text, as a place to end a page before: the last row of a table, a whole picture, and with an attribution on its own
 * line the line before it. What holds on to it from above goes with it. Null when there is no text.
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

/** Whether page numbers begin on the first page or on the one where the text does. */
type Numbering = 'first-page' | 'text';

/** The pages as they are printed, numbered from 1, with the imprint at the foot of the last. */
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
  const block: Placed = { kind: 'imprint', row: rows - imprint.rows, ...imprint };
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
  /** Lines the text has to lose for it. */
  readonly lines: number;
  /** Pages the issue has then. */
  readonly pages: number;
}

/** An editor can cut so many lines without taking an item out. */
const FEW_LINES = 5;

/**
 * How many lines the text must lose so that the issue takes a sheet less, of two pages or, printed on one side, of one; null when a few do
 * not save one. The shorter text is set to its end each time: titles, pictures and tables that hold on to their neighbours make the room
 * that is won more or less than the lines that are cut.
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

/** The text without so many lines of its last paragraphs, each of which keeps one; null when it has not so many. */
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
