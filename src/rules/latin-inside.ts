import type { Pair } from './pairs.ts';
import { HAN } from './scripts.ts';

/**
 * Tells of places in a text, asked for in their order, whether the innermost pair of marks around them holds no hanzi: what stands there is
 * a foreign name or sentence, with the marks of its own language. Linear in all.
 *
 * @param pairs by their opening marks
 */
export function latinInside(text: string, pairs: readonly Pair[]): (at: number) => boolean {
  const hanAfter = nextHan(text);
  const open: { readonly end: number; readonly isLatin: boolean }[] = [];
  let next = 0;
  return (at) => {
    for (let pair = pairs[next]; pair !== undefined && pair.opening.at < at; pair = pairs[next]) {
      next += 1;
      const end = pair.closing.at;
      while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) < pair.opening.at) open.pop();
      open.push({ end, isLatin: hanAfter(pair.opening.at) > end });
    }
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) < at) open.pop();
    return open.at(-1)?.isLatin ?? false;
  };
}

/** Tells of growing indices where the next hanzi stands; looks at no character twice. */
function nextHan(text: string): (from: number) => number {
  const han = new RegExp(HAN.source, 'gu');
  let found = -1;
  return (from) => {
    if (found < from) {
      han.lastIndex = from;
      found = han.exec(text)?.index ?? Number.POSITIVE_INFINITY;
    }
    return found;
  };
}
