import { findBreaks, type OverlongGroup } from './breaks.ts';
import type { Ruler } from './ruler.ts';
import { canSqueeze, isClosing, isOpening, NEARLY, resolveOverflow } from './rules.ts';
import { isNarrow, measureSpaceBefore, type Unit } from './units.ts';

/** Width available to a paragraph, in characters. */
export interface Shape {
  /** Full width between the margins. */
  readonly measure: number;
  /** Indent of the first line and of the following ones. */
  readonly first: number;
  readonly rest: number;
  /** What characters are measured with; when left out, ASCII as wide as in Times New Roman. */
  readonly ruler?: Ruler;
}

/** A line: the units from `start` up to, but not including, `end`. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  /** Natural width minus available width: negative when the line is short, positive when its marks are squeezed or its last one hangs. */
  readonly overflow: number;
  readonly hangs: boolean;
}

/** A paragraph broken into lines, with the groups that fit on none. */
export interface BrokenParagraph {
  readonly lines: readonly Line[];
  readonly overlong: readonly OverlongGroup[];
}

/**
 * Breaks units into lines greedily: each line takes everything `rules.ts` allows before the next begins. A line therefore depends only on
 * what precedes it and on the few characters that follow.
 */
export function breakUnits(units: readonly Unit[], shape: Shape): BrokenParagraph {
  const { after, overlong } = findBreaks(units, shape.measure - shape.first, shape.measure - shape.rest);
  const lines: Line[] = [];
  for (let start = 0; start < units.length; ) {
    const indent = start === 0 ? shape.first : shape.rest;
    const line = takeLine(units, after, start, shape.measure - indent);
    lines.push({ ...line, indent });
    start = line.end;
  }
  return { lines, overlong };
}

type UnindentedLine = Omit<Line, 'indent'>;

/** The longest line the rules allow from `start`. Takes at least one unit, however narrow the measure. */
function takeLine(units: readonly Unit[], after: readonly boolean[], start: number, room: number): UnindentedLine {
  // `end === start` means that no break has been found yet.
  const best = { start, end: start, overflow: 0, hangs: false };
  let width = 0;
  let marks = 0;
  let takesOpening = false;
  for (let index = start; index < units.length; index++) {
    const unit = units[index] as Unit;
    const before = index > start ? units[index - 1] : undefined;
    // Fast path: nearly all text is hanzi after hanzi.
    if (unit.kind === 'hanzi' && before?.kind === 'hanzi') width += unit.width;
    else {
      if (unit.kind !== 'blank') width += measureSpaceBefore(units, start, index) + unit.width;
      if (before !== undefined && canSqueeze(before)) marks++;
      if (isOpening(unit)) takesOpening = true;
    }
    if (after[index] !== true) continue;

    const overflow = width - room;
    if (overflow > 0) {
      const next = units[index + 1];
      // A mark inside a word or an address that is split after it does not hang.
      const insideWord = isNarrow(unit) && next !== undefined && isNarrow(next);
      const hanging = isClosing(unit) && !insideWord ? unit.width : 0;
      const how = resolveOverflow({ overflow, marks, hanging, takesOpening, elseShort: best.end === start || best.overflow < -NEARLY });
      if (how === null) return best.end === start ? { start, end: index + 1, overflow, hangs: false } : best;
      best.hangs = how === 'hanging';
    }
    best.end = index + 1;
    best.overflow = overflow;
    takesOpening = false;
  }
  return best.end === start ? { start, end: units.length, overflow: width - room, hangs: false } : best;
}
