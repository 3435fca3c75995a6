import type { Publication, Section } from '../../model/publication.ts';
import { type Block, getLine } from '../document.ts';
import { removeSpaces } from '../text/join.ts';

/** A section of a printed issue. */
export interface Part {
  /** As it was printed; null for what stood under no title. */
  readonly title: string | null;
  /** The publication's section of that title; null when it has none. */
  readonly section: Section | null;
  readonly blocks: readonly Block[];
}

/** What stands around the title of a section: marks, brackets, the `##` of Markdown. */
const ORNAMENT = /^[#\s◆●■★☆▲◇○□※【〖〔[《—─-]+|[\s】〗〕\]》—─-]+$/g;
const LONGEST_TITLE = 12;

/** The title that a line is without its ornaments. */
export function sectionTitle(line: string): string {
  // No title of a section is long, and no text is to be searched for ornaments.
  if (line.length > 40) return line;
  return removeSpaces(line.replace(ORNAMENT, ''));
}

/**
 * Takes a text apart at the titles of its sections: those of the publication, and short lines right above an item that has a mark. Of a title
 * that stands twice, in the contents and over its section, the last is meant.
 */
export function splitSections(
  blocks: readonly Block[],
  { sections }: Pick<Publication, 'sections'>,
  marks: readonly string[],
): { readonly before: readonly Block[]; readonly parts: readonly Part[] } {
  const known = new Map(sections.map((section) => [removeSpaces(section.title), section]));
  const last = new Map<string, number>();
  for (const [index, block] of blocks.entries()) {
    const title = sectionTitle(getLine(block));
    if (known.has(title)) last.set(title, index);
  }
  const isMarked = blocks.some((block) => startsWithMark(block, marks));
  const firstKnown = Math.min(...last.values(), blocks.length);
  const isTitle = (block: Block, index: number) =>
    last.get(sectionTitle(getLine(block))) === index || (isMarked && isUnknownTitle(block, blocks[index + 1], marks));
  const starts = blocks.flatMap((block, index) => (isTitle(block, index) ? [index] : []));
  const firstMarked = blocks.findIndex((block) => startsWithMark(block, marks));
  const begin = Math.min(starts[0] ?? blocks.length, firstMarked === -1 ? blocks.length : firstMarked, firstKnown);
  const begun = new Set(starts);
  const parts: Part[] = [];
  const cuts = [...new Set([begin, ...starts])].filter((at) => at < blocks.length).sort((one, other) => one - other);
  for (const [number, at] of cuts.entries()) {
    const inside = blocks.slice(at, cuts[number + 1] ?? blocks.length);
    const titled = begun.has(at);
    const title = titled ? sectionTitle(getLine(inside[0])) : null;
    parts.push({ title, section: known.get(title ?? '') ?? null, blocks: titled ? inside.slice(1) : inside });
  }
  return { before: blocks.slice(0, begin), parts };
}

/** Whether a block begins with one of the marks. */
export function startsWithMark(block: Block | undefined, marks: readonly string[]): boolean {
  const line = getLine(block);
  return marks.some((mark) => line.startsWith(mark));
}

/** A heading of Markdown above items that begin at marks; in other formats a style may make anything look like one. */
function isMarkdownHeading(block: Block): boolean {
  return block.kind === 'paragraph' && block.markdown !== null && block.heading !== null;
}

function isUnknownTitle(block: Block, next: Block | undefined, marks: readonly string[]): boolean {
  const line = getLine(block);
  if (/^#{1,4}\s/.test(line) || isMarkdownHeading(block)) return true;
  if (line === '' || startsWithMark(block, marks) || !startsWithMark(next, marks)) return false;
  return line.length <= LONGEST_TITLE && !/[。，；：！？、）)”]$/.test(line) && !/\d/.test(line);
}
