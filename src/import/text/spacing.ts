/** Boundaries between Chinese and digits or letters, with or without a space. */
const BESIDE =
  /(?<=[\p{Script=Han}，。、；：？！“”‘’《》（）—…]) ?(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) ?(?=[\p{Script=Han}，。、；：？！“”‘’《》（）—…])/gu;

/** Share of boundaries with a space above which the spaces come from the layout. */
const MOSTLY = 0.6;

/** Removes the spaces that the layout set beside digits and letters throughout, and counts them. */
export function removeAutospace(paragraphs: readonly string[]): { readonly paragraphs: readonly string[]; readonly removed: number } {
  const places = paragraphs.flatMap((paragraph) => paragraph.match(BESIDE) ?? []);
  const blanks = places.filter((place) => place === ' ').length;
  if (blanks === 0 || blanks < places.length * MOSTLY) return { paragraphs, removed: 0 };
  return { paragraphs: paragraphs.map((paragraph) => paragraph.replace(BESIDE, '')), removed: blanks };
}
