import { eastAsianWidth } from 'get-east-asian-width';
import { makeVisible } from './visible.ts';

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
export function toCells(line: string, from: number, to: number, wide: boolean): Cell[] {
  const found: Cell[] = [];
  let column = 0;
  for (let start = isInside(line, from) ? from + 1 : from; start < to; ) {
    const character = String.fromCodePoint(line.codePointAt(start) as number);
    const shown = character === '\t' ? ' '.repeat(TAB - (column % TAB)) : makeVisible(character);
    const width = measureWidth(shown, wide);
    const end = start + character.length;
    found.push({ shown, width, start, end });
    column += width;
    start = end;
  }
  return found;
}

/** How many columns a terminal gives a text that has been made visible. */
export function measureWidth(text: string, wide: boolean): number {
  let sum = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    // The common characters are spared the question, and V8 the set that answers it.
    if (code >= 0x20 && code < 0x7f) sum += 1;
    else if (code >= 0x4e00 && code <= 0x9fff) sum += 2;
    else if (!isCombining(character)) sum += eastAsianWidth(code, { ambiguousAsWide: wide });
  }
  return sum;
}

/** Whether an offset parts the two halves of a surrogate pair. */
function isInside(line: string, at: number): boolean {
  return at > 0 && (line.codePointAt(at - 1) as number) > 0xffff;
}

/** Whether a character is drawn over the one before it. */
function isCombining(character: string): boolean {
  return !/[\u2010-\u2026\u3000-\u3020\uff01-\uff5e]/.test(character) && /^[\p{Mn}\p{Me}]$/u.test(character);
}
