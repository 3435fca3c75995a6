import { ITEMS } from '../../read/bounds.ts';
import { type Block, getLine, getText, type Paragraph } from '../document.ts';
import { findNumber } from '../numbers.ts';
import { findAttribution, isAttributionLine, isPhotographer } from '../recognise/attribution.ts';
import { resolveSource } from '../recognise/offices.ts';
import type { Subject } from '../recognise/recogniser.ts';
import { removeSpaces } from '../text/join.ts';
import { isNotes } from './notes.ts';
import { startsWithMark } from './sections.ts';

/** The items of a section. */
export interface Items {
  readonly items: readonly (readonly Block[])[];
  /** Whether the items were recognised only by lines that look like titles. */
  readonly assumed: boolean;
  /** Whether no line marks an item, not even one like a title or an attribution, so that all text is one item. */
  readonly untold: boolean;
}

/** What distinguishes items. */
export interface ItemClues {
  readonly marks: readonly string[];
  /** Titles listed in the contents. */
  readonly contents: readonly string[];
  readonly publication: Subject['publication'];
}

/** Maximum length of a title on its own line. */
const LONGEST = 44;
const SHORTEST = 4;
/** First characters of the numbers ① ⑴ ⒈ ❶ ➀ ㈠ ㊀, and how many there are of each form. */
const SIGNS: readonly (readonly [first: number, count: number])[] = [
  [0x2460, 20],
  [0x2474, 20],
  [0x2488, 20],
  [0x2776, 10],
  [0x2780, 10],
  [0x3220, 10],
  [0x3280, 10],
];
/** 1) and 01, which only items have. */
const BARE: readonly RegExp[] = [/^(\d{1,2})\s*[)）]\s*/, /^(0?\d{1,2})\s+(?=[\p{Script=Han}“《])/u];

/** The number that opens an item. */
export interface ItemNumber {
  /** Numbers of one form belong together. */
  readonly form: number;
  readonly isFirst: boolean;
  /** Characters that it takes, with the spaces after it. */
  readonly length: number;
}

/** Finds the number at the start of an item: one of a heading, a single sign, or digits alone. */
export function findItemNumber(text: string): ItemNumber | null {
  const heading = findNumber(text);
  if (heading !== null) return { form: heading.level, isFirst: /^[（(]?[一1][、．.）)]/.test(heading.written), length: heading.length };
  const code = text.codePointAt(0) ?? 0;
  const sign = SIGNS.findIndex(([first, count]) => code >= first && code < first + count);
  if (sign !== -1) return { form: 10 + sign, isFirst: code === SIGNS[sign]?.[0], length: 1 };
  const form = BARE.findIndex((pattern) => pattern.test(text));
  const [written = '', digits = ''] = BARE[form]?.exec(text) ?? [];
  return form === -1 ? null : { form: 5 + form, isFirst: Number(digits) === 1, length: written.length };
}

/**
 * Splits a section into items: at marks, otherwise at the titles of the contents, at the numbers with which the section begins, at lines
 * with the style of titles, or at short lines above text. An attribution ends an item, so that no two are merged.
 */
export function splitItems(blocks: readonly Block[], clues: ItemClues): Items {
  const { marks, contents, publication } = clues;
  const listed = contents.map(removeSpaces).filter((title) => title.length >= SHORTEST);
  const findStarts = (test: (block: Block, index: number) => boolean) =>
    blocks.flatMap((block, index) => (test(block, index) ? [index] : []));
  const byMark = findStarts((block) => startsWithMark(block, marks));
  const byContents = findStarts((block) => isListed(block, listed));
  const byNumber = findNumbered(blocks);
  const isStyled = createStyleTest(blocks);
  const byStyle = findStarts((block, index) => isStyled(block) && isTitleAt(blocks, index, publication, true));
  const byLine = findStarts((_, index) => isTitleAt(blocks, index, publication, false));
  const byLead = findStarts((block) => hasLead(block, publication));
  const byBracket = findStarts((block) => BRACKETED.test(getLine(block)));
  const told = [byMark, byContents, byNumber, byStyle, ...[byLead, byBracket].filter((starts) => starts.length > 1)].find(
    (starts) => starts.length > 0,
  );
  const starts = new Set(told ?? byLine);
  const untold = starts.size === 0 && !blocks.some((_, index) => endsItem(blocks, index, publication));
  if (starts.size <= ITEMS) addEnded(blocks, starts, publication);
  const cuts = [...starts].sort((one, other) => one - other);
  const first = cuts[0] ?? 0;
  const items = cuts.map((at, number) => blocks.slice(at, cuts[number + 1]));
  const [head = [], ...others] = items;
  return {
    items: first === 0 ? items : [[...blocks.slice(0, first), ...head], ...others],
    assumed: told === undefined && cuts.length > 1,
    untold,
  };
}

/** Adds the starts after attributions: the text after one is another item if it ends with an attribution too, or begins with a title. */
function addEnded(blocks: readonly Block[], starts: Set<number>, publication: Subject['publication']): void {
  const ends = blocks.flatMap((_, index) => (endsItem(blocks, index, publication) ? [index] : []));
  const told = [...starts].sort((one, other) => one - other);
  for (const [number, end] of ends.entries()) {
    const index = end + 1;
    const block = blocks[index];
    if (block === undefined || starts.has(index) || isAttributionLine(block, publication) || isNotes(block)) continue;
    const next = told.find((start) => start > index) ?? blocks.length;
    const isEnded = (ends[number + 1] ?? next) < next;
    if (isEnded || isTitleAt(blocks, index, publication, false)) starts.add(index);
    if (starts.size > ITEMS) return;
  }
  const first = Math.min(blocks.length, ...starts);
  // Text above the first start is an item if it ends like one.
  if (blocks.length > 0 && first > 0 && (starts.size === 0 || (ends[0] ?? first) < first)) starts.add(0);
}

/** Whether a block ends with an attribution, or is one that follows text. */
function endsItem(blocks: readonly Block[], index: number, publication: Subject['publication']): boolean {
  const block = blocks[index];
  if (block === undefined || block.kind === 'table') return false;
  const found = findAttribution(block, publication);
  if (found !== null && isPhotographer(found)) return false;
  if (found !== null && found.rest !== null) return true;
  const before = getLine(blocks[index - 1]);
  if (!/[。！？”…]$/.test(before)) return false;
  if (found !== null) return true;
  // A bare name may also be the title of the text below it.
  return isAttributionLine(block, publication) && !isText(blocks[index + 1]);
}

function isListed(block: Block, listed: readonly string[]): boolean {
  if (block.kind === 'table') return false;
  const line = removeSpaces(getLine(block).slice(0, 200));
  const bare = line.slice(findNumber(line)?.length ?? 0);
  return listed.some((title) => bare === title || (bare.startsWith(title) && /^[。：:]/.test(bare.slice(title.length))));
}

/** `【标题】正文`, or `【标题】` above it. */
export const BRACKETED = /^(?:【[^】]{4,60}】|〖[^〗]{4,60}〗|『[^』]{4,60}』)\s*(?![【（(])|^《[^》]{4,60}》$/;

/** Whether a paragraph begins with a source of the publication: `宿州市委组织部：…`, `【宿州市委组织部】…`. */
export function hasLead(block: Block, publication: Subject['publication']): boolean {
  return findLead(getLine(block), publication) !== null;
}

/** The source that opens a line, and the characters it takes with its mark; null if there is none. */
export function findLead(line: string, publication: Subject['publication']): { readonly words: string; readonly length: number } | null {
  const [colon, before] = /^([^：:，。【〔[]{2,30})[：:](?=\s*\S)/.exec(line.slice(0, 40)) ?? [];
  const [bracket, inside] = /^[【〔[〖]([^】〕\]〗]{2,30})[】〕\]〗]\s*[：:]?(?=\s*\S)/.exec(line.slice(0, 40)) ?? [];
  const words = before ?? inside;
  if (words === undefined || resolveSource(words, publication) === null) return null;
  return { words, length: (colon ?? bracket ?? '').length };
}

/** Starts of numbered items: the section begins with the first number, and others of its form follow in order. */
function findNumbered(blocks: readonly Block[]): readonly number[] {
  const first = findItemNumber(getLine(blocks[0]));
  if (first === null || !first.isFirst) return [];
  const same = blocks.flatMap((block, index) => (findItemNumber(getLine(block))?.form === first.form ? [index] : []));
  return same.length > 1 ? same : [];
}

/** Creates a test for the style of titles: the document's title style, its highest heading level, centred or bold lines. */
function createStyleTest(blocks: readonly Block[]): (block: Block) => boolean {
  const paragraphs = blocks.filter((block): block is Paragraph => block.kind === 'paragraph');
  const levels = paragraphs.flatMap(({ heading }) => heading ?? []);
  const highest = levels.length === 0 ? null : Math.min(...levels);
  const tests: readonly ((block: Paragraph) => boolean)[] = [
    ({ title }) => title,
    ({ heading }) => heading !== null && heading === highest,
    ({ centred, pieces }) => centred && isBold(pieces),
    ({ centred }) => centred,
    ({ pieces }) => isBold(pieces),
  ];
  const test = tests.find((each) => paragraphs.some((block) => each(block) && findNumber(getLine(block)) === null));
  return (block) => block.kind === 'paragraph' && test !== undefined && test(block);
}

function isBold(pieces: Paragraph['pieces']): boolean {
  return getText(pieces).trim() !== '' && pieces.every((piece) => piece.kind !== 'text' || piece.bold || piece.text.trim() === '');
}

/** Whether a short line without a final stop is above text and below the end of another item. */
function isTitleAt(blocks: readonly Block[], index: number, publication: Subject['publication'], styled: boolean): boolean {
  const block = blocks[index];
  const line = getLine(block);
  if (block === undefined || line.length < (styled ? 2 : SHORTEST) || line.length > (styled ? 60 : LONGEST)) return false;
  if (/[。；，：、！…）)]$/.test(line) || /[。；]/.test(line) || findItemNumber(line) !== null || /^[—―─-]{2}/.test(line)) return false;
  const before = getLine(blocks[index - 1]);
  if (index > 0 && !/[。！？”…）)】〕\]]$/.test(before) && !isAttributionLine(blocks[index - 1], publication)) return false;
  // An office below text signs it, unless text of its own follows.
  if (index > 0 && isAttributionLine(block, publication) && !isText(blocks[index + 1])) return false;
  // A subtitle or the office may follow the title.
  return [1, 2, 3].some(
    (step) => isText(blocks[index + step]) && blocks.slice(index + 1, index + step).every((each) => getLine(each).length <= LONGEST),
  );
}

function isText(block: Block | undefined): boolean {
  if (block === undefined) return false;
  return (
    block.kind === 'table' ||
    /[。！？；：…](?:[”’）)】〕\]]|[（(【〔][^（）]{2,60}[）)】〕])*$/.test(getLine(block).slice(-200)) ||
    getLine(block).length > LONGEST
  );
}
