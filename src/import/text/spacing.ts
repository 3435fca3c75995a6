/** Where a hanzi or a Chinese mark meets a digit or a letter, with a blank between or without. */
const BESIDE =
  /(?<=[\p{Script=Han}，。、；：？！“”‘’《》（）—…]) ?(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) ?(?=[\p{Script=Han}，。、；：？！“”‘’《》（）—…])/gu;

/** Share of these places with a blank from which on the blanks are the page's and not the author's. */
const MOSTLY = 0.6;

/** Paragraphs without the blanks that a page sets beside digits and letters, where it sets them throughout; and how many there were. */
export function withoutAutospace(paragraphs: readonly string[]): { readonly paragraphs: readonly string[]; readonly removed: number } {
  const places = paragraphs.flatMap((paragraph) => paragraph.match(BESIDE) ?? []);
  const blanks = places.filter((place) => place === ' ').length;
  if (blanks === 0 || blanks < places.length * MOSTLY) return { paragraphs, removed: 0 };
  return { paragraphs: paragraphs.map((paragraph) => paragraph.replace(BESIDE, '')), removed: blanks };
}
