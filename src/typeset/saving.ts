import { type Closing, type Ending, endWith, pageCount } from './ending.ts';
import type { LinesPiece, Piece } from './pieces.ts';

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
export function savingOf(pieces: readonly Piece[], ending: Ending, closing: Closing): Saving | null {
  const sheetsOf = (pages: number) => (closing.doubleSided ? Math.ceil(pages / 2) : pages);
  const sheets = sheetsOf(pageCount(ending));
  for (let lines = 1; lines <= FEW_LINES && sheets > 1; lines++) {
    const shorter = shortened(pieces, lines);
    if (shorter === null) return null;
    const pages = pageCount(endWith(closing, shorter));
    if (sheetsOf(pages) < sheets) return { lines, pages };
  }
  return null;
}

/** The text without so many lines of its last paragraphs, each of which keeps one; null when it has not so many. */
function shortened(pieces: readonly Piece[], lines: number): readonly Piece[] | null {
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
