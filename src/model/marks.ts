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

/** Signs that stay with what precedes them: connectors, separators, units of a number, raised and lowered figures, ellipses, straight quotes. */
export const NEVER_FIRST: ReadonlySet<string> = new Set(['……', ...'…·‧・—―－–-~～/／\\%％‰℃℉°′″¢￠"\'＂＇¹²³⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉']);

/** Signs that stay with what follows them. A straight quote may open or close, so it is kept on both sides. */
export const NEVER_LAST: ReadonlySet<string> = new Set('([{$¥￥＄£￡№#＃/／\\"\'＂＇');

/** Half-width closing marks. They may hang, but have no blank half to give up. */
export const HALF_WIDTH_CLOSING: ReadonlySet<string> = new Set(')]},.:;!?');
