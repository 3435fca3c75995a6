import { CLOSING_MARKS, HALF_WIDTH_CLOSING, isSqueezable, NEVER_FIRST, NEVER_LAST, OPENING_MARKS } from '../model/marks.ts';
import { isNarrow, type Unit } from './units.ts';

/**
 * All rules of line breaking. They are derived from three printed pages (test/typeset/fixtures/layout-pages-1-3.txt) set by the office's
 * own word processor; figures are in characters, and `test/typeset/sample.test.ts` checks them line by line. Where the pages are silent,
 * GB/T 15834-2011 (5.1) decides, then Word's lists of characters that may not start or end a line, so that what is proofed in Word and what
 * is printed break alike.
 */

/** Units written as one character, which stay with their number: ㎡, ㎞, 万 and 亿 as in 万元. */
const UNIT = /^[\u3380-\u33df\u2103\u2109㎡万亿]$/u;

/** Signs that stay with the figures beside them: 5×8, ±0.5. */
const OPERATORS = new Set('×÷±＝＋');

/** Full-width letters and digits form words and numbers too. */
const FULL_WIDTH_WORD = /^[０-９Ａ-Ｚａ-ｚ．]$/u;

/** Whether a unit is a closing mark. */
export function isClosing({ text, kind }: Unit): boolean {
  return (kind === 'wide' && CLOSING_MARKS.has(text)) || (kind === 'sign' && HALF_WIDTH_CLOSING.has(text));
}

/** Whether a unit is a full-width opening mark. */
export function isOpening({ text }: Unit): boolean {
  return OPENING_MARKS.has(text);
}

/** A mark narrower than this has no blank half. */
const SQUARE = 0.75;

/** Whether a unit is a full-width mark that can be squeezed. */
export function canSqueeze(unit: Unit): boolean {
  return unit.kind === 'wide' && unit.width > SQUARE && isSqueezable(unit.text);
}

/**
 * Whether a line may end between two neighbours. Between two hanzi it always may. It may not end
 * - before a mark that closes or stays with what precedes it, nor after one that opens (GB/T 15834, 5.1, and every line of the sample);
 * - inside a number or a Latin word: consecutive half-width characters form one group, so 2-3, 3.5%, 10,000, 2021-09-10 and PMP stay whole.
 *   A number may part from its hanzi (`线索6 | 条`), and a series of numbers at its marks (“60、40、20”);
 * - before the mark of a note, which belongs to what precedes it;
 * - before a blank: blanks stay at the end of the line, where they take no space.
 */
export function canBreak(before: Unit, after: Unit): boolean {
  if (before.kind === 'hanzi' && after.kind === 'hanzi') return true;
  if (after.kind === 'blank' || after.kind === 'note' || isOpening(before) || NEVER_LAST.has(before.text)) return false;
  if (isClosing(after) || NEVER_FIRST.has(after.text)) return false;
  if (isNarrow(before) && isNarrow(after)) return false;
  if ((isNarrow(before) && OPERATORS.has(after.text)) || (OPERATORS.has(before.text) && isNarrow(after))) return false;
  if (/\d$|[）)]$/u.test(before.text) && UNIT.test(after.text)) return false;
  return !(FULL_WIDTH_WORD.test(before.text) && FULL_WIDTH_WORD.test(after.text));
}

/** Most a mark gives up: the blank half of its square. Accepted: 1.0 from 2 marks (`紧紧围绕“建`), 1.5 from 3 (`干部培养、`). */
const GIVEN_BY_A_MARK = 0.5;

/**
 * Most that is squeezed in merely to fill a line. Accepted at 0.25 (`组工干`, 4 marks) and 0.5 (`左右。创`, 2 marks); refused at 0.75 with 4 marks
 * (`100 | 余名`) and at 1.0 with as many as 8 (`“大 | 家学`).
 */
const WELCOME_OVERFLOW = 0.5;

/**
 * What counts as nothing, in characters. The printed pages were measured in quarters; figures are a hundredth wider than half a character,
 * and a line full of them must not turn for it.
 */
export const NEARLY = 0.12;

/** A line that would exceed its measure if it ended at the first possible break after it, or a little later. */
export interface Overflow {
  /** Width in excess of the measure. */
  readonly overflow: number;
  /**
   * Squeezable marks, not counting the last character: at the end of a line nothing can move up. Hence 1.5 was accepted with three marks
   * before the last (`干部培养、`) and refused with two (`线索6 | 条。`).
   */
  readonly marks: number;
  /** Width of the last character when it is a closing mark, which could hang; otherwise 0. */
  readonly hanging: number;
  /** Whether the line would take in an opening mark, which otherwise starts the next line together with what it opens. */
  readonly takesOpening: boolean;
  /** Whether the line would be short if it ended at the previous break. A line that is full takes nothing more. */
  readonly elseShort: boolean;
}

/**
 * Decides whether a line takes in what exceeds its measure, and how.
 *
 * 1. A little (0.5) is accepted in any line whose marks can give it up.
 * 2. More is accepted only where a mark keeps the line from ending earlier without falling short, and the marks can give it up:
 *    - before an opening mark, which may not end the line: the mark and what it opens, 1.0 with `开展“书` and `围绕“建`;
 *    - with a closing mark, which may not start the next line: the width of the mark more, 1.0 with `“八区共建”` and `学经济、提能力、`, 1.5 with
 *      `干部培养、`. What would be refused without its mark (0.75 above) is not accepted because of it.
 *    A line that is full without the group leaves it to the next: `杭州 | “飞地`, refused with 5 marks.
 * 3. Where the marks cannot give enough, a closing mark hangs in the margin, as Chinese word processors do by default. The sample never
 *    needs it. Hanging is never combined with squeezing: that would have accepted `线索6 | 条。`.
 */
export function resolveOverflow({ overflow: exact, marks, hanging, takesOpening, elseShort }: Overflow): 'squeezed' | 'hanging' | null {
  const overflow = exact - NEARLY;
  const given = marks * GIVEN_BY_A_MARK;
  if (overflow <= 0 || overflow <= Math.min(given, WELCOME_OVERFLOW)) return 'squeezed';
  if (!elseShort) return null;
  const forced = takesOpening || (hanging > 0 && overflow <= hanging + WELCOME_OVERFLOW);
  if (forced && overflow <= given) return 'squeezed';
  return overflow <= hanging ? 'hanging' : null;
}

/**
 * Widest justification, in characters between neighbours. A line that needs more, before a long address, stays short: spread wider, its
 * characters look like islands, and readers of the PDF take each for a word.
 */
export const WIDEST_SPREAD = 0.1;
