import { OPENING, type Piece } from './piece.ts';
import type { MeasureContext } from './widths.ts';

/** A mark inside a line that has a blank half, with the part of a piece that it begins or ends. */
export interface InnerMark {
  readonly piece: number;
  readonly part: number;
  readonly end: 'opens' | 'closes';
  /** Whether its face has it in half a square. */
  readonly halves: boolean;
  /** What it gives up in its whole square, in pt. */
  readonly slack: number;
}

/**
 * What a mark keeps of its blank half where no face has it in half a square, in pt. A reader of the PDF takes two squares that overlap by
 * more than half of one for two lines of text.
 */
const KEPT = 0.26;

/** What boxes may overlap, in em: pdftotext -raw begins a new line at more. */
const OVERLAP = 0.1;

/** The marks inside a line. At its ends, a blank half may lie beyond the type area instead. */
export function listInnerMarks(pieces: readonly Piece[], context: MeasureContext): readonly InnerMark[] {
  const marks: InnerMark[] = [];
  const add = (piece: number, part: number, end: InnerMark['end'], mark: string) => {
    const { face } = pieces[piece] as Piece;
    if (mark !== '' && isSquare(mark, face, context)) marks.push({ piece, part, end, ...measureSlack(mark, face, context) });
  };
  for (const [at, piece] of pieces.entries()) {
    const before = pieces[at - 1];
    if (before !== undefined) {
      add(at - 1, before.parts.length - 1, 'closes', before.closes);
      add(at, 0, 'opens', piece.opens);
    }
    for (const [index, mark] of piece.gives.entries()) {
      if (OPENING.includes(mark)) add(at, index + 1, 'opens', mark);
      else add(at, index, 'closes', mark);
    }
  }
  return marks;
}

function measureSlack(mark: string, face: Piece['face'], { setting: { size, advance }, widths }: MeasureContext) {
  const halves = widths.hasTwin(face, mark, 'half');
  return { halves, slack: halves ? Math.max(0, OVERLAP * size + advance - size) : size / 2 - KEPT };
}

/** Whether a mark is a full square in its face, half of which is blank. */
export function isSquare(mark: string, face: Piece['face'], { widths }: MeasureContext): boolean {
  return mark !== '' && widths.of(face, mark).em > 0.75;
}

/** How the marks of a line give up a surplus. */
export interface Squeeze {
  /** Marks set in half a square, evenly chosen. */
  readonly halved: readonly InnerMark[];
  /** Fraction of their slack that the others give up. */
  readonly fraction: number;
  /** What remains, in pt; negative where halving gave more than was asked. */
  readonly left: number;
}

/** Takes a surplus out of the marks: as few of them as suffice are set in half a square. */
export function squeezeMarks(marks: readonly InnerMark[], surplus: number, half: number): Squeeze {
  const able = marks.filter(({ halves }) => halves);
  const slack = marks.reduce((sum, mark) => sum + mark.slack, 0);
  const each = half - (able[0]?.slack ?? 0);
  const count = Math.max(0, Math.min(able.length, Math.ceil((surplus - slack) / each)));
  const halved = Array.from({ length: count }, (_, index) => able[Math.floor(((index + 0.5) * able.length) / count)] as InnerMark);
  const rest = surplus - count * half;
  const others = slack - halved.reduce((sum, mark) => sum + mark.slack, 0);
  const fraction = others > 0 ? Math.max(0, Math.min(1, rest / others)) : 0;
  return { halved, fraction, left: rest - fraction * others };
}
