import type { Alignment } from '../../model/body.ts';
import type { FaceRole, SetLine } from '../../model/layout.ts';
import type { Piece } from './piece.ts';
import { cutLine, cutWords } from './pieces.ts';
import type { Widths } from './widths.ts';

/** How words are set: the size of their type and what a character of the grid advances by, both in pt. */
export interface Setting {
  readonly size: number;
  readonly advance: number;
}

/** Words as the template sets them, fitted to their line. Lengths are in pt. */
export interface DrawnWords {
  /** From where on they are set; what a line begins with may lie outside the type area by the blank half of a mark. */
  readonly start: number;
  /** How wide they are before anything is fitted. */
  readonly width: number;
  /** Whether they begin and end with a mark, which Typst would trim there. */
  readonly marks: { readonly first: boolean; readonly last: boolean };
  readonly pieces: readonly DrawnPiece[];
}

/** Characters set at once. What is left out is as in plain text. */
export interface DrawnPiece {
  readonly text: string;
  readonly face: FaceRole;
  /** Clear space before it, less where it is closed up. */
  readonly gap: number;
  /** Put between its characters. */
  readonly tracking: number;
  readonly look?: {
    readonly strong: boolean;
    /** The mark of a note, half as large and raised. */
    readonly raised: boolean;
    /** Where a link leads, or null. */
    readonly href: string | null;
  };
}

/** A line, and how many of its pieces belong to the title of an item that begins in it. */
export interface FittedLine {
  readonly line: DrawnWords;
  readonly titled: number;
}

/**
 * Fits a line to its place: every length is settled here, in a language that counts a hundred times as fast as the template's.
 *
 * @param title number of characters at its start, blanks not counted, that belong to an item's title
 */
export function fitLine(line: SetLine, align: Alignment, setting: Setting, widths: Widths, title = 0): FittedLine {
  const { pieces, hang } = cutLine(line, title);
  const indent = line.indent * setting.advance;
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) {
    return { line: { start: indent, width: 0, marks: { first: false, last: false }, pieces: [] }, titled: 0 };
  }
  const ruler = { setting, widths };
  const natural = measureNatural(pieces, ruler);
  const surplus = natural.width - line.measure * setting.advance;
  const fit = line.fit === 'fill' ? fillLine(pieces, surplus, natural.gaps, ruler) : { ...UNFITTED, lead: -computeShift(align, surplus) };
  const drawn = setPieces(pieces, fit, ruler);
  const hanging = hang === null ? [] : setPieces([hang], UNFITTED, ruler);
  const all = hang === null ? pieces : [...pieces, hang];
  return {
    line: {
      start: indent - fit.lead,
      width: natural.width,
      marks: { first: first.opens !== '', last: hang !== null || last.closes !== '' },
      pieces: [...drawn.flat(), ...hanging.flat()],
    },
    titled: [...drawn, ...hanging].slice(0, all.findLastIndex((piece) => piece.title) + 1).flat().length,
  };
}

/** Words that are no line of the layout, such as the masthead's, as they come. */
export function fitWords(text: string, face: FaceRole, setting: Setting, widths: Widths): DrawnWords {
  const pieces = cutWords(text, face);
  const ruler = { setting, widths };
  const drawn = setPieces(pieces, UNFITTED, ruler).flat();
  return { start: 0, width: measureNatural(pieces, ruler).width, marks: { first: true, last: true }, pieces: drawn };
}

/** What lengths are counted by. */
interface Ruler {
  readonly setting: Setting;
  readonly widths: Widths;
}

/** What a line gains or gives. */
interface Fit {
  /** How far it begins before its indent, in pt. */
  readonly lead: number;
  /** Goes between all characters, in pt. */
  readonly spread: number;
  /** Share of their slack that the marks inside give up. */
  readonly squeeze: number;
}

const UNFITTED: Fit = { lead: 0, spread: 0, squeeze: 0 };

function computeShift(align: Alignment, surplus: number): number {
  if (align === 'center') return -surplus / 2;
  return align === 'right' ? -surplus : 0;
}

/** How wide pieces are as they come, and how many gaps there are in them and between them. */
function measureNatural(pieces: readonly Piece[], { setting, widths }: Ruler): { readonly width: number; readonly gaps: number } {
  const closing = computeClosing(setting);
  let width = 0;
  let gaps = pieces.length - 1;
  for (const [at, { text, face, gap, raised, closesUp }] of pieces.entries()) {
    const own = widths.of(face, text);
    width += gap * setting.advance + own.em * (raised ? setting.size / 2 : setting.size);
    if (pieces[at - 1]?.closesUp === true) width += closing;
    if (!closesUp) continue;
    width += own.gaps * closing;
    gaps += own.gaps;
  }
  return { width, gaps };
}

/**
 * How a line comes to its exact width: what is too much comes out of the marks, at the ends of the line only when those inside do not
 * suffice; what is missing, and what the marks cannot give, is shared by all gaps.
 */
function fillLine(pieces: readonly Piece[], surplus: number, gaps: number, ruler: Ruler): Fit {
  let left = surplus;
  let [squeeze, lead] = [0, 0];
  if (left > 0) {
    const inside = measureInnerSlack(pieces, ruler);
    if (inside > 0) squeeze = Math.min(1, left / inside);
    left -= squeeze * inside;
    // The blank half of a last mark may lie outside: nothing shows.
    left -= Math.min(left, measureEndSlack(pieces.at(-1), 'closes', ruler));
    lead = Math.min(left, measureEndSlack(pieces[0], 'opens', ruler));
    left -= lead;
  }
  return { lead, spread: gaps > 0 ? -left / gaps : 0, squeeze };
}

function measureInnerSlack(pieces: readonly Piece[], ruler: Ruler): number {
  let inside = 0;
  for (const [at, piece] of pieces.entries()) {
    if (at > 0) inside += measureSlackBetween(pieces[at - 1], piece, ruler);
    for (const mark of piece.gives) inside += measureMarkSlack(mark, piece.face, ruler);
  }
  return inside;
}

function measureSlackBetween(before: Piece | undefined, after: Piece, ruler: Ruler): number {
  return measureEndSlack(before, 'closes', ruler) + measureEndSlack(after, 'opens', ruler);
}

function measureEndSlack(piece: Piece | undefined, end: 'opens' | 'closes', ruler: Ruler): number {
  return piece === undefined ? 0 : measureMarkSlack(piece[end], piece.face, ruler);
}

/** What a mark can give: half its square, if it is a square in this face. */
function measureMarkSlack(mark: string, face: FaceRole, { setting, widths }: Ruler): number {
  return mark !== '' && widths.of(face, mark).em > 0.75 ? setting.size / 2 : 0;
}

/**
 * Each piece with the space before it, and cut at the marks that give space where the line is squeezed. Figures, letters and the marks of
 * notes keep their own widths; words are parted only at their borders.
 */
function setPieces(pieces: readonly Piece[], { spread, squeeze }: Fit, ruler: Ruler): DrawnPiece[][] {
  const closing = computeClosing(ruler.setting);
  return pieces.map((piece, at) => {
    const before = pieces[at - 1];
    const tracking = piece.closesUp ? closing + spread : 0;
    let gap = piece.gap * ruler.setting.advance;
    if (before !== undefined) {
      gap += spread + (before.closesUp ? closing : 0) - squeeze * measureSlackBetween(before, piece, ruler);
    }
    if (squeeze === 0) return [toDrawnPiece(piece, piece.text, gap, tracking)];
    return piece.parts.map((text, part) => {
      const given = part === 0 ? gap : tracking - squeeze * measureMarkSlack(piece.gives[part - 1] ?? '', piece.face, ruler);
      return toDrawnPiece(piece, text, given, tracking);
    });
  });
}

function toDrawnPiece({ face, strong, raised, href }: Piece, text: string, gap: number, tracking: number): DrawnPiece {
  const plain = { text, face, gap, tracking };
  return strong || raised || href !== null ? { ...plain, look: { strong, raised, href } } : plain;
}

/** Hanzi are closed up to the grid by so much, in pt, negative. */
function computeClosing({ size, advance }: Setting): number {
  return advance - size;
}
