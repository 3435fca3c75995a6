import { type Block, getLine, getText, type Paragraph, removeStart } from '../document.ts';
import { findNumber } from '../numbers.ts';
import { readByline } from './byline.ts';
import { resolveSource } from './offices.ts';
import type { Clue, Origin, Recogniser, Subject } from './recogniser.ts';
import { toSourceClues } from './source-clues.ts';

const LONGEST = 60;
const SHORTEST = 4;
/** Minimum ratio of the text's length to its title's. */
const TIMES = 1.2;
/** Line endings after which a two-line title continues without a space. */
const GOES_ON = /[的和与及在对为把将以、，—]$/;

/** Recognises and removes the title above the text. */
export const title: Recogniser = (subject) => {
  const { blocks } = subject;
  const known = subject.clues.find(({ field, sure }) => field === 'title' && sure)?.value;
  const found = find(blocks, subject);
  if (known !== undefined) {
    // Remove a title that repeats the known one.
    const repeated = found !== null && isSameTitle(found.title, known);
    return repeated ? { blocks: found.rest } : {};
  }
  if (found === null) return { clues: listGuesses(blocks) };
  return { clues: listClues(found, subject), blocks: found.rest };
};

interface FoundTitle {
  readonly title: string;
  readonly origin: Origin;
  readonly rest: readonly Block[];
}

function find(blocks: readonly Block[], subject: Subject): FoundTitle | null {
  const { marks } = subject;
  const [first] = blocks;
  if (first === undefined || first.kind === 'table') return null;
  const mark = marks.find((each) => getLine(first).startsWith(each));
  if (mark !== undefined) return findMarked(first, mark, blocks.slice(1));
  const line = getLine(first);
  if (first.title) return findHeaded(blocks, (block) => block.title, 'title-style');
  if (!isTitle(line)) return null;
  if (first.centred && blocks.length > 1)
    return findHeaded(
      blocks,
      (block, text) => block.centred && isTitle(text) && (block === first || readByline(blocks, blocks.indexOf(block), subject) === null),
      'title-centred',
    );
  if (first.heading !== null && findNumber(line) === null && blocks.length > 1)
    return findHeaded(blocks, (block) => block === first, 'title-style');
  const next = getLine(blocks[findText(blocks, subject)]);
  if (NOTICE.test(line) && blocks.length > 1) return findHeaded(blocks, (block) => block === first, 'title-line');
  if (findNumber(line) === null && next.length >= line.length * TIMES) return findHeaded(blocks, (block) => block === first, 'title-line');
  return null;
}

/** Titles of official documents. */
const NOTICE = /^关于.+的(?:通知|通报|报告|请示|批复|函|意见|决定|公告|通告|方案|建议|情况|汇报)$/;

/** Index of the text below a title, after office and date lines and a salutation (各乡镇党委：). */
function findText(blocks: readonly Block[], subject: Subject): number {
  let at = 1;
  while (
    at < 4 &&
    at < blocks.length - 1 &&
    (readByline(blocks, at, subject) !== null || /^[^，。；]{2,30}[：:]$/.test(getLine(blocks[at])))
  )
    at += 1;
  return at;
}

/** Joins the leading paragraphs that form a title. */
function findHeaded(blocks: readonly Block[], belongs: (block: Paragraph, line: string) => boolean, origin: Origin): FoundTitle {
  const own: Paragraph[] = [];
  for (const block of blocks) {
    if (block.kind === 'table' || !belongs(block, getLine(block))) break;
    own.push(block);
  }
  // If every paragraph looks like a title, only the first is.
  const count = own.length === blocks.length ? 1 : own.length;
  const lines = own.slice(0, count).flatMap((block) => getText(block.pieces).split('\n'));
  const subtitle = getLine(blocks[count]);
  const dashed = /^[—―─-]{2}/.test(subtitle) && subtitle.length <= LONGEST;
  const title = lines
    .map((line) => line.trim())
    .reduce((before, line) => (before === '' ? line : before + (GOES_ON.test(before) ? '' : ' ') + line), '');
  return { title: clean(dashed ? title + subtitle : title), origin, rest: blocks.slice(dashed ? count + 1 : count) };
}

/** `△标题。正文`: the title is the first sentence after the mark, or a whole paragraph without a full stop. */
function findMarked(block: Paragraph, mark: string, rest: readonly Block[]): FoundTitle | null {
  const text = getText(block.pieces);
  const start = text.length - text.trimStart().length + mark.length;
  const [bracketed, inner = ''] = /^\s*[【〖『《]([^】〗』》]{2,60})[】〗』》]\s*/.exec(text.slice(start)) ?? [];
  const isAlone = bracketed !== undefined && text.length <= start + bracketed.length;
  if (isAlone && rest.length > 0) return withSubtitle(clean(inner), rest);
  // 《…》 before further words is the name of a work.
  if (bracketed !== undefined && !isAlone && !/^\s*《/.test(bracketed))
    return { title: clean(inner), origin: 'title-run-in', rest: [removeStart(block, start + bracketed.length), ...rest] };
  const length = measureSentence(text.slice(start));
  if (length === null) return isTitle(text.slice(start).trim()) && rest.length > 0 ? withSubtitle(clean(text.slice(start)), rest) : null;
  const body = removeStart(block, start + length);
  const title = clean(text.slice(start, start + length));
  return title === '' ? null : { title, origin: 'title-run-in', rest: getLine(body) === '' ? rest : [body, ...rest] };
}

/** A title on its own line, with the subtitle `——…` below it. */
function withSubtitle(words: string, rest: readonly Block[]): FoundTitle {
  const subtitle = getLine(rest[0]);
  const isDashed = /^[—―─-]{2}/.test(subtitle) && subtitle.length <= LONGEST && rest.length > 1;
  return { title: isDashed ? words + subtitle : words, origin: 'title-line', rest: isDashed ? rest.slice(1) : rest };
}

/** Length of the first sentence with its full stop; stops inside quotes or brackets do not count. */
function measureSentence(text: string): number | null {
  let depth = 0;
  for (const [index, character] of [...text.slice(0, LONGEST * 3)].entries()) {
    if (/[“《（【「『(]/.test(character)) depth += 1;
    if (/[”》）】」』)]/.test(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && /[。！？\n]/.test(character)) return [...text].slice(0, index + 1).join('').length;
  }
  return null;
}

function isTitle(line: string): boolean {
  return line.length >= SHORTEST && line.length <= LONGEST && !/[。；：，、;:,]$/.test(line) && !/[。；]/.test(line);
}

function clean(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[。.]$/, '');
}

function isSameTitle(one: string, other: string): boolean {
  return clean(one).replace(/\s/g, '') === clean(other).replace(/\s/g, '');
}

/** The title, and the source before it or in brackets behind it: `宿州市委组织部：…`, `…（宿州市委组织部）`. */
function listClues({ title: given, origin }: Pick<FoundTitle, 'title' | 'origin'>, subject: Subject): readonly Clue[] {
  const [, behind = '', signed = ''] = /^(.{4,})[（(]([^（）()]{2,30})[）)]$/.exec(given) ?? [];
  const signer = signed === '' ? null : resolveSource(signed, subject.publication);
  const words = signer === null ? given : behind;
  if (signer !== null) {
    return [
      { field: 'title', value: words, origin, sure: true },
      ...toSourceClues({ offices: [{ written: signed, source: signer }], persons: [] }, 'title-lead', subject),
    ];
  }
  const [, lead = '', rest = ''] = /^([^：:]{2,30})[：:]\s*(.+)$/.exec(words) ?? [];
  const source = lead === '' ? null : resolveSource(lead, subject.publication);
  if (source === null) return [{ field: 'title', value: words, origin, sure: true }];
  return [
    { field: 'title', value: rest, origin, sure: true },
    ...toSourceClues({ offices: [{ written: lead, source }], persons: [] }, 'title-lead', subject),
  ];
}

/** The first sentence as a candidate when there is no title. */
function listGuesses(blocks: readonly Block[]): readonly Clue[] {
  const [sentence = ''] = /^[^。！？]+/.exec(getLine(blocks[0])) ?? [];
  return sentence.length >= SHORTEST && sentence.length <= LONGEST
    ? [{ field: 'title', value: sentence, origin: 'first-sentence', sure: false }]
    : [];
}
