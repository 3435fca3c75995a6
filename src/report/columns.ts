import { eastAsianWidth } from 'get-east-asian-width';
import { makeVisible } from './visible.ts';

/** Distance between tab stops, in columns. */
const TAB = 4;

/** A character as a terminal shows it. */
export interface Cell {
  readonly shown: string;
  /** Display width, in columns. */
  readonly width: number;
  /** Range in its line, in UTF-16 code units; the end is exclusive. */
  readonly start: number;
  readonly end: number;
}

/**
 * Lays out part of a line as a terminal shows it: a hanzi takes two columns, a combining mark none, a tab fills up to the next stop, and
 * control and invisible characters appear as ⟨U+200B⟩.
 *
 * @param from first code unit; `to` is exclusive
 * @param wide whether ambiguous-width characters (“ ” — … ·) take two columns, see `ReportStyle`
 */
export function toCells(line: string, from: number, to: number, wide: boolean): Cell[] {
  const found: Cell[] = [];
  let column = 0;
  for (let start = isInsidePair(line, from) ? from + 1 : from; start < to; ) {
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

/** The display width in columns of a text without control characters (see `makeVisible`). */
export function measureWidth(text: string, wide: boolean): number {
  let sum = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    // Fast path for ASCII and common hanzi; the general lookup is slow to initialise.
    if (code >= 0x20 && code < 0x7f) sum += 1;
    else if (code >= 0x4e00 && code <= 0x9fff) sum += 2;
    else if (!isCombining(character)) sum += eastAsianWidth(code, { ambiguousAsWide: wide });
  }
  return sum;
}

/** Whether an offset splits a surrogate pair. */
function isInsidePair(line: string, at: number): boolean {
  return at > 0 && (line.codePointAt(at - 1) as number) > 0xffff;
}

/** Whether a character combines with the one before it. */
function isCombining(character: string): boolean {
  return !/[\u2010-\u2026\u3000-\u3020\uff01-\uff5e]/.test(character) && /^[\p{Mn}\p{Me}]$/u.test(character);
}
