import type { Change, Insertion } from '../changes/change.ts';
import { isSameStyle, type TextStyle, type Unit } from '../item/units.ts';
import { CELL, PARAGRAPH } from '../separators.ts';
import { toPlain, type WeightedText } from '../weighted-text.ts';

/** All text of an item as one sequence, each unit behind a piece that tells its kind. Two files with the same flow read the same. */
export type Flow = readonly Piece[];

interface Piece {
  /** A code unit, or the kind of the unit that starts. */
  readonly value: string;
  /** `any` for new words: they take the style of the place where they are written. */
  readonly style: TextStyle | 'unit-start' | 'note-mark' | 'any';
  readonly bold: boolean;
}

export function toFlow(units: readonly Unit[]): Flow {
  return units.flatMap((unit) => [
    toUnitStart(unit),
    ...unit.styles.map((style, at): Piece => {
      return { value: unit.text.charAt(at), style: unit.fixed[at] ? 'note-mark' : style, bold: style.bold };
    }),
  ]);
}

function toUnitStart({ kind, level }: Pick<Unit, 'kind' | 'level'>): Piece {
  return { value: `${PARAGRAPH}${kind}${level ?? ''}`, style: 'unit-start', bold: false };
}

/** Returns the flow of an item with changes made. All changes are of the given units. */
export function changeFlow(units: readonly Unit[], changes: readonly Change[]): Flow {
  const flow = toFlow(units);
  const starts = new Map<Unit, number>();
  let length = 0;
  for (const unit of units) {
    starts.set(unit, length);
    length += unit.text.length + 1;
  }
  const startOf = (unit: Unit) => starts.get(unit) as number;
  const endOf = (unit: Unit) => startOf(unit) + unit.text.length + 1;
  const toCut = (change: Change): { readonly start: number; readonly end: number; readonly pieces: readonly Piece[] } => {
    if (change.kind === 'remove') return { start: startOf(change.unit), end: endOf(change.last), pieces: [] };
    if (change.kind === 'insert') {
      const at = change.before ? startOf(change.unit) : endOf(change.unit);
      return { start: at, end: at, pieces: toInsertedPieces(change) };
    }
    const { unit, start, last, end, words } = change;
    return { start: startOf(unit) + 1 + start, end: startOf(last) + 1 + end, pieces: toNewPieces(words, unit) };
  };
  const cuts = changes.map(toCut).sort((one, other) => one.start - other.start);
  let at = 0;
  const result: Piece[] = [];
  for (const { start, end, pieces } of cuts) {
    result.push(...flow.slice(at, start), ...pieces);
    at = Math.max(at, end);
  }
  return [...result, ...flow.slice(at)];
}

function toNewPieces({ text, weights }: WeightedText, unit: Pick<Unit, 'kind' | 'level'>): Piece[] {
  return text.split('').map((value, at) => {
    return value === PARAGRAPH ? toUnitStart(unit) : { value, style: 'any', bold: weights[at] === 'bold' };
  });
}

function toInsertedPieces({ line, unit }: Insertion): Piece[] {
  if (line.row) {
    const cell = { kind: 'cell', level: null } as const;
    return line.text.split(CELL).flatMap((text) => [toUnitStart(cell), ...toNewPieces(toPlain(text), cell)]);
  }
  const kind = kindOfInserted({ line, unit });
  const level = kind === 'heading' ? line.heading : null;
  const words = { text: line.text.replace(/[\t\u00a0]/g, ' '), weights: line.weights };
  return [toUnitStart({ kind, level }), ...toNewPieces(words, unit)];
}

/** Decides what to insert for a new line: an entry after an entry, a heading if it has the style of one, otherwise a paragraph. */
export function kindOfInserted({ line, unit }: Pick<Insertion, 'line' | 'unit'>): 'entry' | 'heading' | 'paragraph' {
  if (line.entry && unit.container.kind === 'entry') return 'entry';
  return line.heading !== null && line.heading <= 4 ? 'heading' : 'paragraph';
}

/** Whether an edited file reads as expected. */
export function isSameFlow(actual: Flow, expected: Flow): boolean {
  return (
    actual.length === expected.length &&
    actual.every(({ value, style }, at) => {
      const wanted = expected[at];
      return wanted !== undefined && value === wanted.value && (wanted.style === 'any' || isSame(style, wanted.style));
    })
  );
}

function isSame(one: Piece['style'], other: Piece['style']): boolean {
  return typeof one === 'object' && typeof other === 'object' ? isSameStyle(one, other) : one === other;
}

/** Finds the new words that came out bolder, or less bold, than they were in the document. The flows are the same otherwise. */
export function findWeightChanges(actual: Flow, expected: Flow): readonly string[] {
  const found: string[] = [];
  let isOpen = false;
  for (const [at, { value, style, bold }] of expected.entries()) {
    const isChanged = style === 'any' && value.trim() !== '' && actual[at]?.bold !== bold;
    if (isChanged && isOpen) found.push(`${found.pop()}${value}`);
    else if (isChanged) found.push(value);
    isOpen = isChanged;
  }
  return found;
}
