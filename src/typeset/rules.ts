import { CLOSING_MARKS, isSqueezable, OPENING_MARKS } from '../model/marks.ts';
import { isNarrow, type Unit } from './units.ts';

/**
 * The rules of line breaking, all of them. The evidence is three printed pages (test/typeset/fixtures/layout-pages-1-3.txt), set by the
 * office's own word processor; figures are in characters, and `test/typeset/sample.test.ts` holds them line by line. Where the pages are
 * silent, GB/T 15834-2011 (5.1) decides, then the lists of characters that Word keeps from a line's start and end, so that what is
 * proofed in Word and what is printed break alike.
 */

/** Half-width marks that close. They may hang, but have no blank half to give up. */
const HALF_WIDTH_CLOSING = new Set(')]},.:;!?');

/** Signs that cling to what stands before them: connectors, separators, units of a number, dots of omission, straight quotes. */
const NEVER_FIRST = new Set(['……', ...'…·‧・—―－–-~～/／\\%％‰℃℉°′″¢￠"\'＂＇']);

/** Signs that cling to what stands after them; a straight quote may be either, so it is held on both sides. */
const NEVER_LAST = new Set('([{$¥￥＄£￡№#＃/／\\"\'＂＇');

/** Full-width letters and digits make words and numbers too. */
const FULL_WIDTH_WORD = /^[０-９Ａ-Ｚａ-ｚ．]$/u;

/** Whether a unit is a mark that ends what stands before it. */
export function isClosing({ text, kind }: Unit): boolean {
  return (kind === 'wide' && CLOSING_MARKS.has(text)) || (kind === 'sign' && HALF_WIDTH_CLOSING.has(text));
}

/** Whether a unit is a full-width mark that opens what stands after it. */
export function isOpening({ text }: Unit): boolean {
  return OPENING_MARKS.has(text);
}

/** Whether a unit is a full-width mark and can be squeezed. */
export function canSqueeze(unit: Unit): boolean {
  return unit.kind === 'wide' && isSqueezable(unit.text);
}

/**
 * Whether a line may end between two neighbours. Between two hanzi it always may; it may not
 * - before a mark that closes or clings to what precedes it, nor after one that opens: GB/T 15834, 5.1, and every line of the sample;
 * - inside a number or a Latin word: half-width characters in a row are one, so 2-3, 3.5%, 10,000, 2021-09-10 and PMP stay whole. A
 *   number does part from its hanzi (`线索6 | 条`) and a row of numbers at its marks (“60、40、20”);
 * - before the mark of a note, which belongs to what it follows;
 * - before a blank: it stays at the end of the line it follows, where it takes no room.
 */
export function canBreak(before: Unit, after: Unit): boolean {
  if (before.kind === 'hanzi' && after.kind === 'hanzi') return true;
  if (after.kind === 'blank' || after.kind === 'note' || isOpening(before) || NEVER_LAST.has(before.text)) return false;
  if (isClosing(after) || NEVER_FIRST.has(after.text)) return false;
  if (isNarrow(before) && isNarrow(after)) return false;
  return !(FULL_WIDTH_WORD.test(before.text) && FULL_WIDTH_WORD.test(after.text));
}

/** What a mark gives up at most: the blank half of its square. Taken: 1.0 out of 2 marks (`紧紧围绕“建`), 1.5 out of 3 (`干部培养、`). */
const GIVEN_BY_A_MARK = 0.5;

/**
 * How much of a character may be squeezed in merely to fill a line. Taken at 0.25 (`组工干`, 4 marks) and 0.5 (`左右。创`, 2 marks);
 * refused at 0.75 with 4 marks (`100 | 余名`) and at 1.0 with as many as 8 (`“大 | 家学`).
 */
const WELCOME_OVERFLOW = 0.5;

/** A line that would end beyond its measure: at the first place after the measure where it may end at all, or a little later. */
export interface Overflow {
  /** By how much it is too wide. */
  readonly overflow: number;
  /**
   * Squeezable marks in it, its last character left out: at the line's end there is nothing left to move up. That is why 1.5 was taken
   * with three marks before the last (`干部培养、`) and refused with two (`线索6 | 条。`).
   */
  readonly marks: number;
  /** Its last character when it is a closing mark: the width it would hang by; else 0. */
  readonly hanging: number;
  /** Whether an opening mark would be taken in, which would have to go to the next line with what it opens. */
  readonly takesOpening: boolean;
  /** Whether the line would fall short of its measure if it ended at the place before: where it would be full it takes in no group. */
  readonly elseShort: boolean;
}

/**
 * Whether a line takes in what overflows its measure, and how.
 *
 * 1. A little (0.5) is welcome in any line whose marks can give it up.
 * 2. More is taken only where a mark keeps the line from ending earlier without falling short, and the marks in it can give it up:
 *    - before an opening mark, which may not end the line: the mark and what it opens, 1.0 with `开展“书` and `围绕“建`;
 *    - with a closing mark, which may not start the next line: as much more as the mark is wide, 1.0 with `“八区共建”` and `学经济、提能力、`,
 *      1.5 with `干部培养、`. What would be refused without its mark (0.75 above) is not made welcome by it.
 *    A line that is full without the group leaves it to the next: `杭州 | “飞地`, refused with 5 marks.
 * 3. Where they have too little to give, a closing mark hangs in the margin, as Chinese word processors do unless told otherwise. The
 *    sample never needs it. Hanging never adds to squeezing: that would have taken `线索6 | 条。`.
 */
export function resolveOverflow({ overflow, marks, hanging, takesOpening, elseShort }: Overflow): 'squeezed' | 'hanging' | null {
  const given = marks * GIVEN_BY_A_MARK;
  if (overflow <= Math.min(given, WELCOME_OVERFLOW)) return 'squeezed';
  if (!elseShort) return null;
  const forced = takesOpening || (hanging > 0 && overflow <= hanging + WELCOME_OVERFLOW);
  if (forced && overflow <= given) return 'squeezed';
  return overflow <= hanging ? 'hanging' : null;
}

/** The widest a line is spread: half a character at each joint. What is shorter still, before a long address, is set natural. */
export const WIDEST_SPREAD = 0.5;
