import type { Change } from '../changes/changes.ts';
import type { Unit } from '../item/units.ts';
import { CELL, PARAGRAPH } from '../marks.ts';

/**
 * All words of an item one after the other, each unit behind an opening that says what it is: what its file must read as once it is changed.
 */
export type Flow = readonly Piece[];

interface Piece {
  /** A code unit, or what a unit begins with. */
  readonly value: string;
  /** As in `Unit.styles`; `+b` and `+-` for new words that were bold or not, whose style is where they come to stand. */
  readonly style: string;
}

/** The flow of some units. */
export function flowOf(units: readonly Unit[]): Flow {
  return units.flatMap((unit) => [
    openingOf(unit),
    ...unit.styles.map((style, at) => ({ value: unit.text.charAt(at), style: unit.fixed[at] ? 'mark' : style })),
  ]);
}

function openingOf({ kind, level }: Pick<Unit, 'kind' | 'level'>): Piece {
  return { value: `${PARAGRAPH}${kind}${level ?? ''}`, style: '' };
}

/** The flow of an item with changes made. */
export function changedFlow(units: readonly Unit[], changes: readonly Change[]): Flow {
  const flow = flowOf(units);
  const openings = new Map<Unit, number>();
  let length = 0;
  for (const unit of units) {
    openings.set(unit, length);
    length += unit.text.length + 1;
  }
  // Changes are of units of the item.
  const opening = (unit: Unit) => openings.get(unit) as number;
  const end = (unit: Unit) => opening(unit) + unit.text.length + 1;
  const cutOf = (change: Change): { readonly start: number; readonly end: number; readonly pieces: readonly Piece[] } => {
    if (change.kind === 'remove') return { start: opening(change.unit), end: end(change.last), pieces: [] };
    if (change.kind === 'insert') {
      const at = change.before ? opening(change.unit) : end(change.unit);
      return { start: at, end: at, pieces: insertedPieces(change) };
    }
    const { unit, start, last, end: to, text, weight } = change;
    return { start: opening(unit) + 1 + start, end: opening(last) + 1 + to, pieces: newPieces(text, weight, unit) };
  };
  const cuts = changes.map(cutOf);
  const ordered = cuts.map((cut, index) => ({ ...cut, index })).sort((one, other) => one.start - other.start || one.index - other.index);
  let at = 0;
  const pieces: Piece[] = [];
  for (const { start, end: to, pieces: more } of ordered) {
    pieces.push(...flow.slice(at, start), ...more);
    at = Math.max(at, to);
  }
  return [...pieces, ...flow.slice(at)];
}

function newPieces(text: string, weight: string, unit: Unit): Piece[] {
  return text.split('').map((value, at) => (value === PARAGRAPH ? openingOf(unit) : { value, style: `+${weight[at] ?? '-'}` }));
}

function insertedPieces({ line, unit }: Extract<Change, { kind: 'insert' }>): Piece[] {
  if (line.row) return line.text.split(CELL).flatMap((cell) => [openingOf({ kind: 'cell', level: null }), ...newPieces(cell, '', unit)]);
  const kind = insertedKind({ line, unit });
  const level = kind === 'heading' ? line.heading : null;
  return [openingOf({ kind, level }), ...newPieces(line.text.replace(/[\t\u00a0]/g, ' '), line.weight, unit)];
}

/** What a new line is: an entry behind an entry, a heading by its style, else a paragraph. */
export function insertedKind({
  line,
  unit,
}: Pick<Extract<Change, { kind: 'insert' }>, 'line' | 'unit'>): 'entry' | 'heading' | 'paragraph' {
  if (line.entry && unit.holder.kind === 'entry') return 'entry';
  return line.heading !== null && line.heading <= 4 ? 'heading' : 'paragraph';
}

/** Whether a file that was changed reads as it should; new words may have any style. */
export function sameFlow(actual: Flow, expected: Flow): boolean {
  return (
    actual.length === expected.length &&
    actual.every(({ value, style }, at) => {
      const wanted = expected[at];
      return wanted !== undefined && value === wanted.value && (style === wanted.style || wanted.style.startsWith('+'));
    })
  );
}

/** New words of a flow that is the same, but of another weight than they had: bold ones that are not, or the other way round. */
export function otherWeights(actual: Flow, expected: Flow): readonly string[] {
  const found: string[] = [];
  let open = false;
  for (const [at, { value, style }] of expected.entries()) {
    const bold = (actual[at] as Piece).style.startsWith('b');
    const differs = style.startsWith('+') && value.trim() !== '' && bold !== (style === '+b');
    if (differs && open) found.push(`${found.pop()}${value}`);
    else if (differs) found.push(value);
    open = differs;
  }
  return found;
}
