import type { Span } from '../model/passage.ts';

/** An address ends at the first full-width character. */
const TOKEN = /[!-~]+/g;

/** Finds URLs, mail addresses and file names. Their digits and punctuation are not checked. */
export function findAddresses(text: string): Span[] {
  return [...text.matchAll(TOKEN)]
    .filter(([token]) => /:\/\/|^www\.|@|[a-z0-9]\.[a-z]{2,}/i.test(token))
    .map(({ 0: token, index }) => ({ start: index, end: index + token.length }));
}
