import { diffArrays } from 'diff';
import type { Change, ComparedParagraph, Passage } from '../../model/comparison.ts';
import { textOf } from './side.ts';
import { type Profile, profileOf, similarity } from './similarity.ts';
import { stretchesOf } from './stretches.ts';
import { type ComparedWord, compareWords, type Effort, endOf, runsOf, wordsOf } from './words.ts';

/** Passages that have less in common than this are not one that was changed, but one that went and another that came. */
const LIKENESS = 0.35;
/** What passages that were parted or joined have in common as a whole. */
const SAME_TEXT = 0.8;
/** More pairs than this are not weighed against one another. */
const MOST_PAIRS = 40_000;

type Compared = Omit<ComparedParagraph, 'item'>;

/** Compares the passages of two states of one text: those that are the same stand as they are, the others are compared word by word. */
export function comparePassages(before: readonly Passage[], after: readonly Passage[], effort: Effort): Compared[] {
  return stretchesOf(diffArrays(before.map(keyOf), after.map(keyOf)), before, after).flatMap(({ before: gone, after: come, kept }) =>
    kept ? come.map((passage) => whole(passage, 'kept')) : compareRegion(gone, come, effort),
  );
}

/** A passage to which one thing happened as a whole. */
export function whole({ role, cells }: Passage, change: Change): Compared {
  return { role, cells: cells.map((runs) => runsOf(runs.map((run) => ({ ...run, change })))), end: change };
}

function keyOf(passage: Passage): string {
  return `${passage.role === 'row' ? passage.cells.length : ''}${passage.key ?? ''}\u0000${textOf(passage)}`;
}

/** Passages of which none is the same on both sides. */
function compareRegion(before: readonly Passage[], after: readonly Passage[], effort: Effort): Compared[] {
  if (before.length !== after.length && isOneText(before, after)) return compareFlow(before, after, effort);
  const compared: Compared[] = [];
  let [old, fresh] = [0, 0];
  for (const [a, b] of [...pairsOf(before, after), [before.length, after.length] as const]) {
    compared.push(...before.slice(old, a).map((passage) => whole(passage, 'deleted')));
    compared.push(...after.slice(fresh, b).map((passage) => whole(passage, 'inserted')));
    const [from, to] = [before[a], after[b]];
    if (from !== undefined && to !== undefined) compared.push(comparePair(from, to, effort));
    [old, fresh] = [a + 1, b + 1];
  }
  return compared;
}

/** Two states of one passage. */
function comparePair(before: Passage, after: Passage, effort: Effort): Compared {
  const cells = after.cells.map((runs, index) =>
    runsOf(compareWords(wordsOf(before.cells[index] as Passage['cells'][number]), wordsOf(runs), effort)),
  );
  return { role: after.role, cells, end: 'kept' };
}

/** Which passages belong together: the pairs, in both orders, that have most in common in all. */
function pairsOf(before: readonly Passage[], after: readonly Passage[]): (readonly [number, number])[] {
  if (before.length * after.length > MOST_PAIRS) return [];
  const olds = before.map((passage) => profileOf(textOf(passage)));
  const news = after.map((passage) => profileOf(textOf(passage)));
  const alone = before.length === 1 && after.length === 1;
  const weights = olds.map((a, i) => news.map((b, j) => weightOf(before[i], after[j], a, b, alone)));
  // best[i][j] is the most that the passages from i and j on can have in common.
  const best = Array.from({ length: olds.length + 1 }, () => new Array<number>(news.length + 1).fill(0));
  const at = (i: number, j: number) => cell(best, i, j);
  const paired = (i: number, j: number) => cell(weights, i, j) + at(i + 1, j + 1);
  for (let i = olds.length - 1; i >= 0; i -= 1) {
    const row = best[i] as number[];
    for (let j = news.length - 1; j >= 0; j -= 1) row[j] = Math.max(at(i + 1, j), at(i, j + 1), paired(i, j));
  }
  const pairs: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < olds.length && j < news.length; ) {
    if (cell(weights, i, j) > 0 && at(i, j) === paired(i, j)) pairs.push([i++, j++]);
    else if (at(i, j) === at(i + 1, j)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** A number of a table that has one there. */
function cell(table: readonly (readonly number[])[], row: number, column: number): number {
  return (table[row] as readonly number[])[column] as number;
}

/** How much two passages are one that was changed; 0 when they are not. Lines that have their place, such as the number, are so by it. */
function weightOf(before: Passage | undefined, after: Passage | undefined, a: Profile, b: Profile, alone: boolean): number {
  if (before === undefined || after === undefined || before.cells.length !== after.cells.length) return 0;
  if ((before.role === 'row') !== (after.role === 'row') || before.key !== after.key) return 0;
  const likeness = similarity(a, b);
  if (likeness >= LIKENESS) return likeness;
  return before.role === after.role && (PLACED.has(before.role) || (alone && likeness > LIKENESS / 2)) ? LIKENESS : 0;
}

const PLACED: ReadonlySet<Passage['role']> = new Set(['notice', 'name', 'number', 'publisher', 'section-title', 'item-title']);

/** Whether passages hold one text that was parted or joined elsewhere. */
function isOneText(before: readonly Passage[], after: readonly Passage[]): boolean {
  if (before.length === 0 || after.length === 0) return false;
  if ([...before, ...after].some(({ cells, key }) => cells.length !== 1 || key !== undefined)) return false;
  const joined = (passages: readonly Passage[]) => profileOf(passages.map(textOf).join(''));
  return similarity(joined(before), joined(after)) >= SAME_TEXT;
}

/** Compares passages as one stream, in which the end of each is a word: so one may be parted in two, or two joined. */
function compareFlow(before: readonly Passage[], after: readonly Passage[], effort: Effort): Compared[] {
  const stream = (passages: readonly Passage[]) =>
    passages.flatMap(({ role, cells }, index) => [...wordsOf(cells.flat()), ...(index < passages.length - 1 ? [endOf(role)] : [])]);
  const paragraphs: Compared[] = [];
  let words: ComparedWord[] = [];
  for (const word of compareWords(stream(before), stream(after), effort)) {
    if (word.ends === undefined) words.push(word);
    else {
      paragraphs.push({ role: word.ends, cells: [runsOf(words)], end: word.change });
      words = [];
    }
  }
  return [...paragraphs, { role: (after.at(-1) as Passage).role, cells: [runsOf(words)], end: 'kept' }];
}
