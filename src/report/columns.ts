import { eastAsianWidth } from 'get-east-asian-width';
import { visible } from './visible.ts';

/** Characters drawn over the one before them. */
const COMBINING = /^[\p{Mn}\p{Me}]$/u;

/** Tab stops are this far apart. */
const TAB = 4;

/** A character as a terminal shows it. */
export interface Cell {
  readonly shown: string;
  /** Columns it takes. */
  readonly width: number;
  /** Where it begins and ends in its line, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/**
 * The characters of a line from one code unit to before another, as a terminal shows them: a hanzi two columns wide, a combining mark none,
 * a tab as blanks up to the next stop, what is invisible or must not be sent as ⟨U+200B⟩.
 *
 * @param wide whether what Unicode calls ambiguous (“ ” — … ·) takes two columns, see `TextStyle`
 */
export function cells(line: string, from: number, to: number, wide: boolean): Cell[] {
  const found: Cell[] = [];
  let column = 0;
  for (let start = isInside(line, from) ? from + 1 : from; start < to; ) {
    const character = String.fromCodePoint(line.codePointAt(start) ?? 0);
    const shown = character === '\t' ? ' '.repeat(TAB - (column % TAB)) : visible(character);
    const width = columns(shown, wide);
    const end = start + character.length;
    found.push({ shown, width, start, end });
    column += width;
    start = end;
  }
  return found;
}

/** How many columns a terminal gives a text that has been made visible. */
export function columns(text: string, wide: boolean): number {
  let sum = 0;
  for (const character of text) {
    if (!COMBINING.test(character)) sum += eastAsianWidth(character.codePointAt(0) ?? 0, { ambiguousAsWide: wide });
  }
  return sum;
}

/** Whether an offset parts the two halves of a surrogate pair. */
function isInside(line: string, at: number): boolean {
  return at > 0 && (line.codePointAt(at - 1) ?? 0) > 0xffff;
}
