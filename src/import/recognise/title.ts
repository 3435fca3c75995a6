import { type Block, charactersOf, lineOf, type Paragraph, withoutStart } from '../document.ts';
import { numberAt } from '../numbers.ts';
import { sourceOf } from './offices.ts';
import type { Clue, Origin, Recogniser, Subject } from './recogniser.ts';
import { sourceClues } from './source-clues.ts';

const LONGEST = 60;
const SHORTEST = 4;
/** A text is longer than its title by this at least. */
const TIMES = 1.2;
/** Titles of two lines that are one phrase break after these. */
const GOES_ON = /[的和与及在对为把将以、，—]$/;

/** The title above the text, which it is no part of. */
export const title: Recogniser = (subject) => {
  const { blocks } = subject;
  const known = subject.clues.find(({ field, sure }) => field === 'title' && sure)?.value;
  const found = find(blocks, subject);
  if (known !== undefined) {
    // It stands above the text as well.
    const repeated = found !== null && same(found.title, known);
    return repeated ? { blocks: found.rest } : {};
  }
  if (found === null) return { clues: guesses(blocks) };
  return { clues: cluesOf(found, subject), blocks: found.rest };
};

interface Found {
  readonly title: string;
  readonly origin: Origin;
  readonly rest: readonly Block[];
}

function find(blocks: readonly Block[], { marks }: Subject): Found | null {
  const [first] = blocks;
  if (first === undefined || first.kind === 'table') return null;
  const mark = marks.find((each) => lineOf(first).startsWith(each));
  if (mark !== undefined) return marked(first, mark, blocks.slice(1));
  const line = lineOf(first);
  if (first.title) return headed(blocks, (block) => block.title, 'title-style');
  if (!isTitle(line)) return null;
  if (first.centred && blocks.length > 1) return headed(blocks, (block, text) => block.centred && isTitle(text), 'title-centred');
  if (first.heading !== null && numberAt(line) === null && blocks.length > 1)
    return headed(blocks, (block) => block === first, 'title-style');
  const next = lineOf(blocks[1]);
  if (numberAt(line) === null && next.length >= line.length * TIMES) return headed(blocks, (block) => block === first, 'title-line');
  return null;
}

/** The first paragraphs that make a title, on one line. */
function headed(blocks: readonly Block[], belongs: (block: Paragraph, line: string) => boolean, origin: Origin): Found {
  const own: Paragraph[] = [];
  for (const block of blocks) {
    if (block.kind === 'table' || !belongs(block, lineOf(block))) break;
    own.push(block);
  }
  // Where all of it looks like a title, what is below the first is the text.
  const count = own.length === blocks.length ? 1 : own.length;
  const lines = own.slice(0, count).flatMap((block) => charactersOf(block.pieces).split('\n'));
  const subtitle = lineOf(blocks[count]);
  const dashed = /^[—―─-]{2}/.test(subtitle) && subtitle.length <= LONGEST;
  const title = lines
    .map((line) => line.trim())
    .reduce((before, line) => (before === '' ? line : before + (GOES_ON.test(before) ? '' : ' ') + line), '');
  return { title: clean(dashed ? title + subtitle : title), origin, rest: blocks.slice(dashed ? count + 1 : count) };
}

/** `△标题。正文`: the title is the first sentence behind the mark, or all of a paragraph that is none. */
function marked(block: Paragraph, mark: string, rest: readonly Block[]): Found | null {
  const text = charactersOf(block.pieces);
  const start = text.length - text.trimStart().length + mark.length;
  const length = sentenceLength(text.slice(start));
  if (length === null)
    return isTitle(text.slice(start).trim()) && rest.length > 0 ? { title: clean(text.slice(start)), origin: 'title-line', rest } : null;
  const body = withoutStart(block, start + length);
  const title = clean(text.slice(start, start + length));
  return title === '' ? null : { title, origin: 'title-run-in', rest: lineOf(body) === '' ? rest : [body, ...rest] };
}

/** Characters of the first sentence, its full stop with them: one inside quotes or brackets ends nothing. */
function sentenceLength(text: string): number | null {
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

function same(one: string, other: string): boolean {
  return clean(one).replace(/\s/g, '') === clean(other).replace(/\s/g, '');
}

/** The title, and a source that stands before it: `宿州市委组织部：…`. */
function cluesOf({ title: words, origin }: Pick<Found, 'title' | 'origin'>, subject: Subject): readonly Clue[] {
  const [, lead = '', rest = ''] = /^([^：:]{2,30})[：:]\s*(.+)$/.exec(words) ?? [];
  const source = lead === '' ? null : sourceOf(lead, subject.publication);
  if (source === null) return [{ field: 'title', value: words, origin, sure: true }];
  return [
    { field: 'title', value: rest, origin, sure: true },
    ...sourceClues({ offices: [{ written: lead, source }], persons: [] }, 'title-lead', subject),
  ];
}

/** What may be the title of a text that has none above it. */
function guesses(blocks: readonly Block[]): readonly Clue[] {
  const [sentence = ''] = /^[^。！？]+/.exec(lineOf(blocks[0])) ?? [];
  return sentence.length >= SHORTEST && sentence.length <= LONGEST
    ? [{ field: 'title', value: sentence, origin: 'first-sentence', sure: false }]
    : [];
}
