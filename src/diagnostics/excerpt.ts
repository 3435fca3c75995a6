/** Longest piece of a file that a sentence quotes, in characters. */
const LONGEST = 40;

/** A piece of a file short enough to stand in a sentence: on one line, cut to 40 characters with … at the end. */
export function toExcerpt(text: string): string {
  // The cut comes before the spread, which would make an array of a whole file.
  const characters = [
    ...text
      .slice(0, LONGEST * 4)
      .replace(/\s+/g, ' ')
      .trim(),
  ];
  return characters.length > LONGEST || text.length > LONGEST * 4 ? `${characters.slice(0, LONGEST - 1).join('')}…` : characters.join('');
}
