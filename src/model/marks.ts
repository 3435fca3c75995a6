/**
 * The full-width marks that take a whole character while their ink fills half of it. A squeezed line takes its width out of them, half a
 * character each at most: an opening mark gives up its left half, a closing one its right. `typeset` counts with them, and whoever draws a
 * line that is wider than its measure takes the difference out of exactly these.
 */
export const OPENING_MARKS: ReadonlySet<string> = new Set('“‘（《〈「『【〖〔〘［｛〝');
export const CLOSING_MARKS: ReadonlySet<string> = new Set('”’）》〉」』】〗〕〙］｝〞，。、；：！？．');

/** Whether a mark can give up part of its width. */
export function isSqueezable(character: string): boolean {
  return OPENING_MARKS.has(character) || CLOSING_MARKS.has(character);
}
