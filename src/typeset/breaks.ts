import { canBreak } from './rules.ts';
import { isNarrow, measureSpaceBefore, type Unit } from './units.ts';

/** Where lines of a given measure may end, and which groups had to be split for it. */
export interface Breaks {
  /** For each unit, whether a line may end after it. Always true for the last one. */
  readonly after: readonly boolean[];
  /** Groups wider than any line. */
  readonly overlong: readonly OverlongGroup[];
}

/** A word, URL or sequence of marks wider than a line. */
export interface OverlongGroup {
  readonly units: readonly Unit[];
  readonly width: number;
}

/** An unbreakable group: the units from `start` up to, but not including, `end`. */
export interface Group {
  readonly start: number;
  readonly end: number;
  /** Width without trailing blanks, which take no space at a line end. */
  readonly width: number;
}

/** The unbreakable groups of a text, in order. */
export function findGroups(units: readonly Unit[]): Group[] {
  return findGroupsBetween(units, findAllowedBreaks(units), 0, units.length);
}

/**
 * Finds where lines may end. A group wider than its line (`first` for the first line, `rest` for the others) is split at its joints, or
 * anywhere when that is not enough.
 */
export function findBreaks(units: readonly Unit[], first: number, rest: number): Breaks {
  const after = findAllowedBreaks(units);
  const overlong: OverlongGroup[] = [];
  for (const { start, end, width } of findGroupsBetween(units, after, 0, units.length, Math.min(first, rest))) {
    const room = start === 0 ? first : rest;
    if (width <= room) continue;
    overlong.push({ units: units.slice(start, end), width });
    for (let index = start; index < end - 1; index++) after[index] = isJoint(units[index], units[index + 1]);
    for (const piece of findGroupsBetween(units, after, start, end)) {
      if (piece.width > room) after.fill(true, piece.start, piece.end);
    }
  }
  return { after, overlong };
}

/** The groups between two indexes, only those wider than `above`: nearly every hanzi is a group of its own. */
function findGroupsBetween(units: readonly Unit[], after: readonly boolean[], from: number, to: number, above = -1): Group[] {
  const groups: Group[] = [];
  let start = from;
  for (let index = from; index < to; index++) {
    if (after[index] !== true) continue;
    const width = start === index ? measureUnit(units[index]) : measureUnits(units, start, index + 1);
    if (width > above) groups.push({ start, end: index + 1, width });
    start = index + 1;
  }
  return groups;
}

/** Natural width of the units from `start` up to `end`; trailing blanks do not count. */
export function measureUnits(units: readonly Unit[], start: number, end: number): number {
  let width = 0;
  for (let index = start; index < end; index++) {
    if (units[index]?.kind !== 'blank') width += measureSpaceBefore(units, start, index) + measureUnit(units[index]);
  }
  return width;
}

function measureUnit(unit: Unit | undefined): number {
  return unit === undefined || unit.kind === 'blank' ? 0 : unit.width;
}

function findAllowedBreaks(units: readonly Unit[]): boolean[] {
  return units.map((unit, index) => {
    const next = units[index + 1];
    return next === undefined || canBreak(unit, next);
  });
}

/** URLs read best when broken after their own punctuation: https:// | www.example.cn/ | page? | id=1. */
const JOINTS = new Set('/\\?&=.,;:@#_-%');

function isJoint(unit: Unit | undefined, next: Unit | undefined): boolean {
  return unit !== undefined && next !== undefined && isNarrow(unit) && JOINTS.has(unit.text) && !JOINTS.has(next.text);
}
