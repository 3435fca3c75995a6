import type { Page, Placed } from '../model/layout.ts';
import type { SetImprint } from './imprint.ts';
import { type Cut, type Flow, flow } from './pager.ts';
import { isTitle, type Piece } from './pieces.ts';

/** Where the imprint goes: on the page the text ends on, or so many pages after it. */
interface Ending {
  readonly flow: Flow;
  readonly cut: Cut | null;
  /** Pages after the text's last: 0 puts the imprint on that page, 2 leaves a blank one between. */
  readonly after: 0 | 1 | 2;
}

/**
 * Ends the pages with the imprint, its last row the last of the type area.
 *
 * Printed on both sides, the imprint stands on an even page, the outside of the last sheet (GB/T 9704-2012, 7.4, by practice). So
 * - it joins the text's last page when that has room and the right side;
 * - else it goes to the next page, and the text's last line comes with it, so that it does not stand there alone;
 * - where that page would be odd, a blank one is left between: no line can be brought over it, the imprint stands alone, and neither page
 *   bears a number (7.5).
 * A line is not brought when it is all its own page holds: that would only empty one page for another.
 */
export function endWith(imprint: SetImprint | null, pieces: readonly Piece[], rows: number, doubleSided: boolean): Ending {
  const plain = flow(pieces, rows);
  const last = plain.pages.length;
  if (imprint === null) return { flow: plain, cut: null, after: 0 };
  const isLastSide = (page: number) => !doubleSided || page % 2 === 0;
  if (isLastSide(last) && plain.used + imprint.rows <= rows) return { flow: plain, cut: null, after: 0 };
  if (!isLastSide(last + 1)) return { flow: plain, cut: null, after: 2 };

  const cut = lastLine(pieces);
  const brought = cut === null ? plain : flow(pieces, rows, { cut });
  const joins = brought.pages.length === last + 1 && brought.used + imprint.rows <= rows;
  return joins ? { flow: brought, cut, after: 0 } : { flow: plain, cut: null, after: 1 };
}

/**
 * The last line of the text, as a place to end a page before: the last row of a table, a whole picture, and with an attribution on its own
 * line the line before it. Titles go with what they stand above. Null when there is no text.
 */
function lastLine(pieces: readonly Piece[]): Cut | null {
  let at = pieces.length - 1;
  const last = pieces[at];
  if (last?.type === 'lines' && last.role === 'attribution' && pieces[at - 1]?.type === 'lines') at--;
  const piece = pieces[at];
  const line = piece?.type === 'lines' ? piece.lines.length - 1 : piece?.type === 'table' ? Math.max(0, piece.body.length - 1) : 0;
  if (line > 0) return { piece: at, line };
  while (at > 0 && isTitle(pieces[at - 1])) at--;
  return at < 0 ? null : { piece: at, line: 0 };
}

/** The pages as they are printed, numbered from 1, with the imprint at the foot of the last. */
export function pagesOf(ending: Ending, placed: Flow['pages'], imprint: SetImprint | null, rows: number): readonly Page[] {
  const pages: Page[] = placed.map((blocks, index) => ({ number: index + 1, folio: index + 1, blocks }));
  if (imprint === null) return pages;
  const block: Placed = { kind: 'imprint', row: rows - imprint.rows, ...imprint };
  const number = pages.length + ending.after;
  switch (ending.after) {
    case 0:
      return pages.map((page) => (page.number === number ? { ...page, blocks: [...page.blocks, block] } : page));
    case 1:
      return [...pages, { number, folio: number, blocks: [block] }];
    case 2:
      return [...pages, { number: number - 1, folio: null, blocks: [] }, { number, folio: null, blocks: [block] }];
  }
}
