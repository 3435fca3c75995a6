import type { Alignment } from '../../model/body.ts';
import type { Twin } from '../../model/faces.ts';
import type { FaceRole, SetLine } from '../../model/layout.ts';
import type { Piece } from './piece.ts';
import { cutLine, cutWords } from './pieces.ts';
import { type InnerMark, isSquare, listInnerMarks, type Squeeze, squeezeMarks } from './squeeze.ts';
import type { MeasureContext, Setting, Widths } from './widths.ts';

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

/** A face of the template: that of a role, or a twin of it. */
export type DrawnFace = FaceRole | `${FaceRole}-${Twin}`;

function toTwin(face: FaceRole, twin: Twin): DrawnFace {
  return `${face}-${twin}`;
}

/** Text set in one go. Omitted properties have their defaults. */
export interface DrawnPiece {
  readonly text: string;
  readonly face: DrawnFace;
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
export function fitWords(parts: readonly (readonly [text: string, face: FaceRole])[], setting: Setting, widths: Widths): DrawnWords {
  const pieces = parts.flatMap(([text, face]) => cutWords(text, face));
  const context = { setting, widths };
  const drawn = setPieces(pieces, UNFITTED, context).flat();
  return { start: 0, width: measureNatural(pieces, context).width, marks: { first: true, last: true }, pieces: drawn };
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
  /** The marks inside the line that may give up space, and how they do; empty where the line is not squeezed. */
  readonly marks: readonly InnerMark[];
  readonly squeeze: Squeeze;
}

const UNFITTED: LineFit = { lead: 0, spread: 0, latin: 0, marks: [], squeeze: { halved: [], fraction: 0, left: 0 } };

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
  const marks = surplus > 0 ? listInnerMarks(pieces, context) : [];
  const squeeze = squeezeMarks(marks, surplus, context.setting.size / 2);
  let { left } = squeeze;
  let lead = 0;
  if (left > 0) {
    // The blank half of a closing mark may lie outside: it is invisible.
    left -= Math.min(left, measureEndSlack(pieces.at(-1), 'closes', context));
    lead = Math.min(left, measureEndSlack(pieces[0], 'opens', context));
    left -= lead;
  }
  if (left > 0) {
    const all = gaps + pieces.reduce((sum, { text, closesUp }) => sum + (closesUp ? 0 : [...text].length - 1), 0);
    const tightened = all > 0 ? -left / all : 0;
    return { lead, spread: tightened, latin: tightened, marks, squeeze };
  }
  return { lead, spread: gaps > 0 ? -left / gaps : 0, latin: 0, marks, squeeze };
}

function measureEndSlack(piece: Piece | undefined, end: 'opens' | 'closes', context: MeasureContext): number {
  return piece !== undefined && isSquare(piece[end], piece.face, context) ? context.setting.size / 2 : 0;
}

/** Space beside hanzi that the face of a letter or figure has in its box, in em. */
const QUARTER = 0.25;

/**
 * Gives each piece the space before it, and cuts it at its marks where the line is squeezed. Figures, letters and note marks keep their own
 * widths; words are only moved apart at their borders.
 */
function setPieces(pieces: readonly Piece[], { spread, latin, marks, squeeze }: LineFit, context: MeasureContext): DrawnPiece[][] {
  const { size, advance } = context.setting;
  const closing = computeClosing(context.setting);
  const slackAt = (piece: number, part: number) => {
    const beside = marks.filter((mark) => mark.piece === piece && mark.part === part && mark.end === 'opens');
    const before = marks.filter(({ end, ...mark }) => end === 'closes' && isFollowedBy(mark, pieces, piece, part));
    const whole = [...beside, ...before].filter((mark) => !squeeze.halved.includes(mark));
    return squeeze.fraction * whole.reduce((sum, { slack }) => sum + slack, 0);
  };
  const edges = pieces.map((_, at) => findEdges(pieces, at, context));
  return pieces.map((piece, at) => {
    const before = pieces[at - 1];
    const tracking = piece.closesUp ? closing + spread : latin;
    let gap = piece.gap * advance - (edges[at]?.before === true ? QUARTER * size : 0);
    if (before !== undefined) {
      gap += spread + (before.closesUp ? closing : 0) - (edges[at - 1]?.after === true ? QUARTER * size : 0) - slackAt(at, 0);
    }
    if (marks.length === 0 || piece.face === 'latin') return drawEdges(piece, gap, tracking, edges[at]);
    return piece.parts.flatMap((text, part) => {
      const halved = (end: InnerMark['end']) => squeeze.halved.some((mark) => mark.piece === at && mark.part === part && mark.end === end);
      return drawPart(piece, text, part === 0 ? gap : tracking - slackAt(at, part), tracking, halved);
    });
  });
}

/** Whether a part is the one after a mark's. */
function isFollowedBy(mark: Pick<InnerMark, 'piece' | 'part'>, pieces: readonly Piece[], piece: number, part: number): boolean {
  if (part > 0) return mark.piece === piece && mark.part === part - 1;
  return mark.piece === piece - 1 && mark.part === (pieces[piece - 1]?.parts.length ?? 0) - 1;
}

/** Draws a part, with its first or last mark in half a square where the line asks for it. */
function drawPart(piece: Piece, text: string, gap: number, tracking: number, halved: (end: InnerMark['end']) => boolean): DrawnPiece[] {
  const characters = [...text];
  const from = halved('opens') ? 1 : 0;
  const to = characters.length - (halved('closes') ? 1 : 0);
  return [
    { words: characters.slice(0, from), face: toTwin(piece.face, 'half') },
    { words: characters.slice(from, to), face: piece.face },
    { words: characters.slice(to), face: toTwin(piece.face, 'half') },
  ]
    .filter(({ words }) => words.length > 0)
    .map(({ words, face }, index) => toDrawnPiece(piece, words.join(''), index === 0 ? gap : tracking, tracking, face));
}

/** Which ends of a word have the quarter space beside hanzi in the box of their character. */
interface BoxedEnds {
  readonly before: boolean;
  readonly after: boolean;
}

function findEdges(pieces: readonly Piece[], at: number, { widths }: MeasureContext): BoxedEnds {
  const { face, text, gap, raised } = pieces[at] as Piece;
  if (face !== 'latin' || raised) return { before: false, after: false };
  const next = pieces[at + 1];
  return {
    before: gap > 0 && widths.hasTwin(face, text[0] ?? '', 'before'),
    after: next !== undefined && next.gap > 0 && !next.raised && widths.hasTwin(face, text.at(-1) ?? '', 'after'),
  };
}

/** Draws a whole piece; a word beside hanzi in up to three faces. */
function drawEdges(
  piece: Piece,
  gap: number,
  tracking: number,
  { before, after }: BoxedEnds = { before: false, after: false },
): DrawnPiece[] {
  const { face, text } = piece;
  if (!before && !after) return [toDrawnPiece(piece, text, gap, tracking)];
  if (before && after && text.length === 1) return [toDrawnPiece(piece, text, gap, tracking, toTwin(face, 'both'))];
  const [from, to] = [before ? 1 : 0, text.length - (after ? 1 : 0)];
  return [
    { words: text.slice(0, from), face: toTwin(face, 'before') },
    { words: text.slice(from, to), face },
    { words: text.slice(to), face: toTwin(face, 'after') },
  ]
    .filter(({ words }) => words !== '')
    .map(({ words, face }, index) => toDrawnPiece(piece, words, index === 0 ? gap : tracking, tracking, face));
}

function toDrawnPiece(
  { face: own, strong, raised, href }: Piece,
  text: string,
  gap: number,
  tracking: number,
  face: DrawnFace = own,
): DrawnPiece {
  const plain = { text, face, gap, tracking };
  return strong || raised || href !== null ? { ...plain, look: { strong, raised, href } } : plain;
}

/** Tightening of hanzi to the grid, in pt; negative. */
function computeClosing({ size, advance }: Setting): number {
  return advance - size;
}
