import type { Publication, Section } from '../../model/publication.ts';
import { type Block, getLine } from '../document.ts';
import { isAttributionLine } from '../recognise/attribution.ts';
import { findLeadingSource } from '../recognise/offices.ts';
import { removeSpaces } from '../text/join.ts';
import { findMastheadEnd, isEvidence, readNote } from './masthead.ts';

/** A section of a printed issue. */
export interface Part {
  /** As printed; null for items outside of any section. */
  readonly title: string | null;
  /** The publication's section with that title, or with the title above it; null if there is none. */
  readonly section: Section | null;
  readonly blocks: readonly Block[];
}

/** Ornaments around the title of a section: marks, brackets, rules, the `##` of Markdown; （ opens a number. */
const ORNAMENT = /^(?:(?![（(])[\s\p{P}\p{S}])+|(?:(?![）)])[\s\p{P}\p{S}])+$/gu;
const NUMBER =
  /^(?:[一二三四五六七八九十]{1,3}[、．.]|[一二三四五六七八九十]{1,3}\s+|[壹贰叁肆伍陆柒捌玖拾][、．.\s]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ][、．.\s]?|\d{1,2}[、．.]|第[一二三四五六七八九十\d]{1,3}(?:部分|板块|版|栏|篇)[：:、\s]*|[（(][一二三四五六七八九十\d]{1,3}[）)]|(?:栏目|专栏|板块)[：:])\s*/;
/** Ornaments that make any line a title, whatever is below it. */
const FRAMED =
  /^(?:【[^】]+】|〖[^〗]+〗|〔[^〕]+〕|『[^』]+』|\[[^\]]+\]|([≡═=★☆◆◇■□●○◎※＊*┃|~～—─-])\1*\s*[^≡═=★☆◆◇■□●○◎※＊*┃|~～—─-]+\1+|[▍▎▌▋█┃▼]+\s*.+|[>＞》]{2,}\s*.+|(?:栏目|专栏|板块)[：:].+)$/;
const LONGEST_TITLE = 12;
/** Longest title of a section between brackets whose first line is text. */
const LONGEST_ABOVE_TEXT = 6;

/** Removes the ornaments and the number from a title. */
export function sectionTitle(line: string): string {
  // Titles are short, and searching long text for ornaments would be slow.
  if (line.length > 40) return line;
  return removeSpaces(line.replace(ORNAMENT, '').replace(NUMBER, '').replace(ORNAMENT, ''));
}

/**
 * Splits a text at the titles of its sections: those of the publication, lines framed as titles, and short lines directly above a marked
 * item. If a title occurs twice, in the contents and over its section, the last one counts.
 */
export function splitSections(
  blocks: readonly Block[],
  publication: Publication,
  marks: readonly string[],
): { readonly before: readonly Block[]; readonly parts: readonly Part[] } {
  const known = new Map<string, Section | null>([
    ...publication.sections.map(({ under = '' }) => [removeSpaces(under), null] as const),
    ...publication.sections.map((section) => [removeSpaces(section.title), section] as const),
  ]);
  known.delete('');
  const last = new Map<string, number>();
  for (const [index, block] of blocks.entries()) {
    const title = sectionTitle(getLine(block));
    if (known.has(title)) last.set(title, index);
  }
  const firstText = blocks.findIndex((block) => startsWithMark(block, marks) || known.has(sectionTitle(getLine(block))));
  const head = findMastheadEnd(firstText === -1 ? blocks : blocks.slice(0, firstText), publication);
  const isMarked = blocks.some((block) => startsWithMark(block, marks));
  const starts = blocks.flatMap((block, index) => {
    const isKnown = last.get(sectionTitle(getLine(block))) === index;
    return isKnown ||
      (index >= head && isFramed(blocks, index, publication)) ||
      (isMarked && !isAttributionLine(block, publication) && isUnknownTitle(block, blocks[index + 1], marks))
      ? [index]
      : [];
  });
  const first = starts[0] ?? blocks.length;
  const parts: Part[] = [];
  let above: Section | null = null;
  for (const [number, at] of starts.entries()) {
    const inside = blocks.slice(at + 1, starts[number + 1] ?? blocks.length);
    const title = sectionTitle(getLine(blocks[at]));
    const own: Section | null = known.get(title) ?? null;
    // A title directly below that of a section, and those like it after it, are subsections.
    const previous: Part | undefined = parts.at(-1);
    if (own !== null) above = inside.length === 0 ? own : null;
    else if (previous?.section === null || (previous !== undefined && previous.section !== above)) above = null;
    parts.push({ title, section: own ?? above, blocks: inside });
  }
  return { before: blocks.slice(0, first), parts };
}

/** Whether a title is that of a section above others, which holds no items itself. */
export function isUpper(title: string, { sections }: Pick<Publication, 'sections'>): boolean {
  return sections.some(({ under }) => under !== undefined && removeSpaces(under) === title);
}

/** Whether a block begins with one of the marks. */
export function startsWithMark(block: Block | undefined, marks: readonly string[]): boolean {
  const line = getLine(block);
  return marks.some((mark) => line.startsWith(mark));
}

/** Markdown headings above marked items; in other formats a style may make anything look like a heading. */
function isMarkdownHeading(block: Block): boolean {
  return block.kind === 'paragraph' && block.markdown !== null && block.heading !== null;
}

/** Whether a line has the frame of a section title and several items or text follow it. */
function isFramed(blocks: readonly Block[], index: number, publication: Publication): boolean {
  const line = getLine(blocks[index]);
  const title = sectionTitle(line);
  if (line.length > 24 || title.length < 2 || title.length > LONGEST_TITLE || !FRAMED.test(line)) return false;
  if (index === blocks.length - 1 || !isTitleText(title) || looksLikeSource(title)) return false;
  if (readNote(blocks, index) !== null || isEvidence(line, publication) || findLeadingSource(title, publication) !== null) return false;
  // 【县农业局查春播】 directly above text is the title of an item.
  return title.length <= LONGEST_ABOVE_TEXT || !/[。！？]/.test(getLine(blocks[index + 1]));
}

/** 【县农业局】 after an item is its attribution. */
function looksLikeSource(title: string): boolean {
  return /(?:局|委|办|部|院|厅|公司|中心|镇|乡|街道|社区|学校)$/.test(title);
}

function isUnknownTitle(block: Block, next: Block | undefined, marks: readonly string[]): boolean {
  const line = getLine(block);
  if (/^#{1,4}\s/.test(line) || isMarkdownHeading(block)) return true;
  if (sectionTitle(line) === '' || startsWithMark(block, marks) || !startsWithMark(next, marks)) return false;
  return line.length <= LONGEST_TITLE && isTitleText(line) && !/\d|[：:]./.test(line);
}

function isTitleText(line: string): boolean {
  return !/[。，；！？、）)”]/.test(line.replace(NUMBER, ''));
}
