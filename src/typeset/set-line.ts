import type { FaceRole, SetLine, SetRun } from '../model/layout.ts';
import type { Line } from './breaker.ts';
import { WIDEST_SPREAD } from './rules.ts';
import { isNarrow, measureSpaceBefore, type Unit } from './units.ts';

/** Whether a line followed by others is justified or left ragged. */
export type Spread = 'even' | 'ragged';

/**
 * Converts a line to runs. It fills its measure when it is squeezed, hangs or is justified; the last line before a line break is never
 * justified. Blanks at both ends are dropped.
 */
export function setLine(units: readonly Unit[], line: Line, measure: number, spread: Spread, last: boolean): SetLine {
  const own = trimBlanks(units, line.start, line.end);
  const spreads = spread === 'even' && !last && -line.overflow <= WIDEST_SPREAD * countGaps(own);
  return {
    indent: line.indent,
    measure: measure - line.indent,
    fit: line.overflow > 0 || spreads ? 'fill' : 'natural',
    hangs: line.hangs,
    runs: toRuns(own),
  };
}

/** Where a line can be spread: between all characters but those of one word. */
function countGaps(units: readonly Unit[]): number {
  return units.filter((unit, index) => {
    const before = units[index - 1];
    return before !== undefined && unit.kind !== 'blank' && !(isNarrow(before) && isNarrow(unit));
  }).length;
}

function trimBlanks(units: readonly Unit[], start: number, end: number): readonly Unit[] {
  let [from, to] = [start, end];
  while (from < to && units[from]?.kind === 'blank') from++;
  while (to > from && units[to - 1]?.kind === 'blank') to--;
  return units.slice(from, to);
}

interface Run extends SetRun {
  text: string;
}

function toRuns(units: readonly Unit[]): SetRun[] {
  const runs: Run[] = [];
  units.forEach((unit, index) => {
    const before = units[index - 1];
    const last = runs[runs.length - 1];
    // Fast path: most characters are like the one before.
    if (last !== undefined && before?.span === unit.span && before.kind === unit.kind && unit.kind !== 'blank') {
      last.text += unit.text;
      return;
    }
    const { strong, raised, href } = unit.span;
    const face = chooseFace(units, index);
    const gap = before?.kind === 'blank' ? 0 : measureSpaceBefore(units, 0, index);
    if (last?.face === face && last.strong === strong && last.raised === raised && last.href === href && gap === 0) last.text += unit.text;
    else runs.push({ text: unit.text, face, strong, gap, ...(raised && { raised }), ...(href !== undefined && { href }) });
  });
  return runs;
}

/** A blank between two Latin words is set in the Latin face; any other has the width of Chinese text. */
function chooseFace(units: readonly Unit[], index: number): FaceRole {
  const unit = units[index] as Unit;
  if (unit.kind !== 'blank') return isNarrow(unit) ? 'latin' : unit.span.face;
  const [before, after] = [units[index - 1], units[index + 1]];
  const latin = before !== undefined && after !== undefined && isNarrow(before) && isNarrow(after) && unit.width < 1;
  return latin ? 'latin' : unit.span.face;
}
