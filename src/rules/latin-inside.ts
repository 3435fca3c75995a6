import type { Pair } from './pairs.ts';
import { HAN } from './scripts.ts';

/**
 * Returns a test whether the innermost pair around an offset holds no hanzi: foreign names and sentences keep their own punctuation.
 * Offsets must be passed in ascending order; linear overall.
 *
 * @param pairs sorted by opening mark
 */
export function makeLatinTest(text: string, pairs: readonly Pair[]): (at: number) => boolean {
  const hanAfter = makeHanFinder(text);
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

/** Returns a finder of the next hanzi; offsets must be passed in ascending order. */
function makeHanFinder(text: string): (from: number) => number {
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
