/** Longest excerpt that a sentence quotes, in characters. */
const LONGEST = 40;

/** Shortens a text for quoting in a sentence: on one line, cut to 40 characters with a trailing …. */
export function toExcerpt(text: string): string {
  // Cut first, so that a whole file is never spread into an array.
  const characters = [
    ...text
      .slice(0, LONGEST * 4)
      .replace(/\s+/g, ' ')
      .trim(),
  ];
  return characters.length > LONGEST || text.length > LONGEST * 4 ? `${characters.slice(0, LONGEST - 1).join('')}…` : characters.join('');
}
