import type { Alignment } from '../../model/body.ts';
import type { FaceRole, SetLine } from '../../model/layout.ts';
import type { Piece } from './piece.ts';
import { cutLine, cutWords } from './pieces.ts';
import type { Widths } from './widths.ts';

/** Type size and advance of a grid character, both in pt. */
export interface Setting {
  readonly size: number;
  readonly advance: number;
}

/** Text fitted to its line, as the template sets it. Lengths in pt. */
export interface DrawnWords {
  /** Offset of the first glyph; it may lie outside the type area by the blank half of an opening mark. */
  readonly start: number;
  /** Natural width, before fitting. */
  readonly width: number;
  /** Whether the line begins or ends with a mark, which Typst would trim there. */
  readonly marks: { readonly first: boolean; readonly last: boolean };
  readonly pieces: readonly DrawnPiece[];
}

/** Text set in one go. Omitted properties have their defaults. */
export interface DrawnPiece {
  readonly text: string;
  readonly face: FaceRole;
  /** Space before it; negative where it is tightened. */
  readonly gap: number;
  /** Letter spacing. */
  readonly tracking: number;
  readonly look?: {
    readonly strong: boolean;
    /** The mark of a note, half size and raised. */
    readonly raised: boolean;
    /** Target of a link, or null. */
    readonly href: string | null;
  };
}

/** A fitted line, and how many of its pieces belong to a run-in title. */
export interface FittedLine {
  readonly line: DrawnWords;
  readonly titled: number;
}

/**
 * Fits a line: all lengths are computed here, because the template's language is about a hundred times slower.
 *
 * @param title number of leading characters, blanks not counted, that belong to an item's title
 */
export function fitLine(line: SetLine, align: Alignment, setting: Setting, widths: Widths, title = 0): FittedLine {
  const { pieces, hang } = cutLine(line, title);
  const indent = line.indent * setting.advance;
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) {
    return { line: { start: indent, width: 0, marks: { first: false, last: false }, pieces: [] }, titled: 0 };
  }
  const context = { setting, widths };
  const natural = measureNatural(pieces, context);
  const surplus = natural.width - line.measure * setting.advance;
  const fit =
    line.fit === 'fill' || surplus > TOLERANCE
      ? fillLine(pieces, surplus, natural.gaps, context)
      : { ...UNFITTED, lead: -computeShift(align, surplus) };
  const drawn = setPieces(pieces, fit, context);
  const hanging = hang === null ? [] : setPieces([hang], UNFITTED, context);
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

/** Sets text that is not a line of the layout, such as the masthead's, at its natural width. */
export function fitWords(text: string, face: FaceRole, setting: Setting, widths: Widths): DrawnWords {
  const pieces = cutWords(text, face);
  const context = { setting, widths };
  const drawn = setPieces(pieces, UNFITTED, context).flat();
  return { start: 0, width: measureNatural(pieces, context).width, marks: { first: true, last: true }, pieces: drawn };
}

/** What lengths are measured with. */
interface MeasureContext {
  readonly setting: Setting;
  readonly widths: Widths;
}

/** Excess in pt that a natural line may have: what rounding leaves. */
const TOLERANCE = 0.01;

/** Adjustments that bring a line to its measure. */
interface LineFit {
  /** How far the line begins before its indent, in pt. */
  readonly lead: number;
  /** Added between all characters but those of one Latin word, in pt. */
  readonly spread: number;
  /** Added between the characters of Latin words, in pt: they give way where a line is too wide, and are never spread. */
  readonly latin: number;
  /** Fraction of their slack that marks inside the line give up. */
  readonly squeeze: number;
}

const UNFITTED: LineFit = { lead: 0, spread: 0, latin: 0, squeeze: 0 };

function computeShift(align: Alignment, surplus: number): number {
  if (align === 'center') return -surplus / 2;
  return align === 'right' ? -surplus : 0;
}

/** Natural width of pieces, and the number of gaps in and between them. */
function measureNatural(pieces: readonly Piece[], { setting, widths }: MeasureContext): { readonly width: number; readonly gaps: number } {
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
 * Brings a line to its exact width. Excess is taken out of the marks, at the ends of the line only when those inside do not suffice; what
 * is missing, or what the marks cannot give, is shared by all gaps.
 */
function fillLine(pieces: readonly Piece[], surplus: number, gaps: number, context: MeasureContext): LineFit {
  let left = surplus;
  let [squeeze, lead] = [0, 0];
  if (left > 0) {
    const inside = measureInnerSlack(pieces, context);
    if (inside > 0) squeeze = Math.min(1, left / inside);
    left -= squeeze * inside;
    // The blank half of a closing mark may lie outside: it is invisible.
    left -= Math.min(left, measureEndSlack(pieces.at(-1), 'closes', context));
    lead = Math.min(left, measureEndSlack(pieces[0], 'opens', context));
    left -= lead;
  }
  if (left > 0) {
    const all = gaps + pieces.reduce((sum, { text, closesUp }) => sum + (closesUp ? 0 : [...text].length - 1), 0);
    const tightened = all > 0 ? -left / all : 0;
    return { lead, spread: tightened, latin: tightened, squeeze };
  }
  return { lead, spread: gaps > 0 ? -left / gaps : 0, latin: 0, squeeze };
}

function measureInnerSlack(pieces: readonly Piece[], context: MeasureContext): number {
  let inside = 0;
  for (const [at, piece] of pieces.entries()) {
    if (at > 0) inside += measureSlackBetween(pieces[at - 1], piece, context);
    for (const mark of piece.gives) inside += measureMarkSlack(mark, piece.face, context);
  }
  return inside;
}

function measureSlackBetween(before: Piece | undefined, after: Piece, context: MeasureContext): number {
  return measureEndSlack(before, 'closes', context) + measureEndSlack(after, 'opens', context);
}

function measureEndSlack(piece: Piece | undefined, end: 'opens' | 'closes', context: MeasureContext): number {
  return piece === undefined ? 0 : measureMarkSlack(piece[end], piece.face, context);
}

/** Slack of a mark: half its square, if it is a full square in this face. */
function measureMarkSlack(mark: string, face: FaceRole, { setting, widths }: MeasureContext): number {
  return mark !== '' && widths.of(face, mark).em > 0.75 ? setting.size / 2 : 0;
}

/**
 * Gives each piece the space before it, and cuts it at its marks where the line is squeezed. Figures, letters and note marks keep their own
 * widths; words are only moved apart at their borders.
 */
function setPieces(pieces: readonly Piece[], { spread, latin, squeeze }: LineFit, context: MeasureContext): DrawnPiece[][] {
  const closing = computeClosing(context.setting);
  return pieces.map((piece, at) => {
    const before = pieces[at - 1];
    const tracking = piece.closesUp ? closing + spread : latin;
    let gap = piece.gap * context.setting.advance;
    if (before !== undefined) {
      gap += spread + (before.closesUp ? closing : 0) - squeeze * measureSlackBetween(before, piece, context);
    }
    if (squeeze === 0) return [toDrawnPiece(piece, piece.text, gap, tracking)];
    return piece.parts.map((text, part) => {
      const given = part === 0 ? gap : tracking - squeeze * measureMarkSlack(piece.gives[part - 1] ?? '', piece.face, context);
      return toDrawnPiece(piece, text, given, tracking);
    });
  });
}

function toDrawnPiece({ face, strong, raised, href }: Piece, text: string, gap: number, tracking: number): DrawnPiece {
  const plain = { text, face, gap, tracking };
  return strong || raised || href !== null ? { ...plain, look: { strong, raised, href } } : plain;
}

/** Tightening of hanzi to the grid, in pt; negative. */
function computeClosing({ size, advance }: Setting): number {
  return advance - size;
}
