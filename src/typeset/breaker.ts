import { findBreaks, type Overlong } from './breaks.ts';
import { canSqueeze, isClosing, isOpening, resolveOverflow } from './rules.ts';
import { measureSpaceBefore, type Unit } from './units.ts';

/** The room a paragraph has, in characters. */
export interface Shape {
  /** From margin to margin. */
  readonly measure: number;
  /** Left clear at the start of the first line, and of the following ones. */
  readonly first: number;
  readonly rest: number;
}

/** A line: the units from `start` up to, not including, `end`. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  /** Natural width less the room it has: negative when it falls short, positive when its marks are squeezed or its last one hangs. */
  readonly overflow: number;
  readonly hangs: boolean;
}

/** The lines of a paragraph without forced line ends, and what was too wide for any of them. */
export interface Broken {
  readonly lines: readonly Line[];
  readonly overlong: readonly Overlong[];
}

/**
 * Breaks units into lines: each line takes all it may by `rules.ts` before the next begins, so that a line depends on what precedes it
 * and on no more than the few characters that follow.
 */
export function breakUnits(units: readonly Unit[], shape: Shape): Broken {
  const { after, overlong } = findBreaks(units, shape.measure - shape.first, shape.measure - shape.rest);
  const lines: Line[] = [];
  for (let start = 0; start < units.length; ) {
    const indent = start === 0 ? shape.first : shape.rest;
    const line = nextLine(units, after, start, shape.measure - indent);
    lines.push({ ...line, indent });
    start = line.end;
  }
  return { lines, overlong };
}

type Taken = Omit<Line, 'indent'>;

/** The longest line the rules allow from `start`; one unit at least, however narrow the room. */
function nextLine(units: readonly Unit[], after: readonly boolean[], start: number, room: number): Taken {
  // Ends where it begins until a first place is found.
  const best = { start, end: start, overflow: 0, hangs: false };
  let width = 0;
  let marks = 0;
  let takesOpening = false;
  for (let index = start; index < units.length; index++) {
    const unit = units[index] as Unit;
    const before = index > start ? units[index - 1] : undefined;
    // Hanzi after hanzi is nearly all there is.
    if (unit.kind === 'hanzi' && before?.kind === 'hanzi') width += unit.width;
    else {
      if (unit.kind !== 'blank') width += measureSpaceBefore(units, start, index) + unit.width;
      if (before !== undefined && canSqueeze(before)) marks++;
      if (isOpening(unit)) takesOpening = true;
    }
    if (after[index] !== true) continue;

    const overflow = width - room;
    if (overflow > 0) {
      const hanging = isClosing(unit) ? unit.width : 0;
      const how = resolveOverflow({ overflow, marks, hanging, takesOpening, elseShort: best.end === start || best.overflow < 0 });
      if (how === null) return best.end === start ? { start, end: index + 1, overflow, hangs: false } : best;
      best.hangs = how === 'hanging';
    }
    best.end = index + 1;
    best.overflow = overflow;
    takesOpening = false;
  }
  return best.end === start ? { start, end: units.length, overflow: width - room, hangs: false } : best;
}
