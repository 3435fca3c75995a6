import type { Span } from '../model/passage.ts';

/** What no Chinese stands in: an address ends at the first full-width character. */
const TOKEN = /[!-~]+/g;

/** Web addresses, mail addresses and names of files in a text: what numbers and marks in them mean is not ours to say. */
export function addressesIn(text: string): Span[] {
  return [...text.matchAll(TOKEN)]
    .filter(([token]) => /:\/\/|^www\.|@|[a-z0-9]\.[a-z]{2,}/i.test(token))
    .map(({ 0: token, index }) => ({ start: index, end: index + token.length }));
}
