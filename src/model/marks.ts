/**
 * Full-width marks that occupy a whole character with ink in one half. A squeezed line narrows them by up to half a character: an opening
 * mark loses its left half, a closing one its right. `typeset` counts on it, and renderers narrow exactly these.
 */
export const OPENING_MARKS: ReadonlySet<string> = new Set('“‘（《〈「『【〖〔〘［｛〝');
export const CLOSING_MARKS: ReadonlySet<string> = new Set('”’）》〉」』】〗〕〙］｝〞，。、；：！？．');

/** Whether a mark can be narrowed. */
export function isSqueezable(character: string): boolean {
  return OPENING_MARKS.has(character) || CLOSING_MARKS.has(character);
}
