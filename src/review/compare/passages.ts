import { diffArrays } from 'diff';
import type { Change, ComparedParagraph, Passage } from '../../model/comparison.ts';
import { toText } from './side.ts';
import { measureSimilarity, type Profile, toProfile } from './similarity.ts';
import { groupSteps } from './stretches.ts';
import { type Budget, type ComparedWord, compareWords, toParagraphEnd, toRuns, toWords } from './words.ts';

/** Passages less similar than this are not versions of each other. */
const MIN_SIMILARITY = 0.35;
/** Regions of passages at least this similar are one text that was split or joined elsewhere. */
const MIN_REGION_SIMILARITY = 0.8;
/** Most pairs of passages whose similarity is measured in a region. */
const MAX_PAIRS = 40_000;

type ComparedWithoutItem = Omit<ComparedParagraph, 'item'>;

/** Compares two states of a text: equal passages are kept, the others are compared word by word. */
export function comparePassages(before: readonly Passage[], after: readonly Passage[], budget: Budget): ComparedWithoutItem[] {
  return groupSteps(diffArrays(before.map(toKey), after.map(toKey)), before, after).flatMap(({ before: gone, after: come, kept }) =>
    kept ? come.map((passage) => toWhole(passage, 'kept')) : compareRegion(gone, come, budget),
  );
}

/** Returns a passage that was changed as a whole. */
export function toWhole({ role, cells }: Passage, change: Change): ComparedWithoutItem {
  return { role, cells: cells.map((runs) => toRuns(runs.map((run) => ({ ...run, change })))), end: change };
}

function toKey(passage: Passage): string {
  return `${passage.role === 'row' ? passage.cells.length : ''}${passage.key ?? ''}\u0000${toText(passage)}`;
}

/** Compares a region that has no passage in common. */
function compareRegion(before: readonly Passage[], after: readonly Passage[], budget: Budget): ComparedWithoutItem[] {
  if (before.length !== after.length && isRegrouped(before, after)) return compareFlow(before, after, budget);
  const compared: ComparedWithoutItem[] = [];
  let [old, fresh] = [0, 0];
  for (const [a, b] of [...findPairs(before, after), [before.length, after.length] as const]) {
    compared.push(...before.slice(old, a).map((passage) => toWhole(passage, 'deleted')));
    compared.push(...after.slice(fresh, b).map((passage) => toWhole(passage, 'inserted')));
    const [from, to] = [before[a], after[b]];
    if (from !== undefined && to !== undefined) compared.push(comparePair(from, to, budget));
    [old, fresh] = [a + 1, b + 1];
  }
  return compared;
}

/** Two states of one passage. */
function comparePair(before: Passage, after: Passage, budget: Budget): ComparedWithoutItem {
  const cells = after.cells.map((runs, index) =>
    toRuns(compareWords(toWords(before.cells[index] as Passage['cells'][number]), toWords(runs), budget)),
  );
  return { role: after.role, cells, end: 'kept' };
}

/** Finds the pairs of passages with the greatest total similarity that keep the order of both sides. */
function findPairs(before: readonly Passage[], after: readonly Passage[]): (readonly [number, number])[] {
  if (before.length * after.length > MAX_PAIRS) return [];
  const olds = before.map((passage) => toProfile(toText(passage)));
  const news = after.map((passage) => toProfile(toText(passage)));
  const alone = before.length === 1 && after.length === 1;
  const weights = olds.map((a, i) => news.map((b, j) => weighPair(before[i], after[j], a, b, alone)));
  // best[i][j] is the greatest total similarity of the passages from i and j on.
  const best = Array.from({ length: olds.length + 1 }, () => new Array<number>(news.length + 1).fill(0));
  const at = (i: number, j: number) => getCell(best, i, j);
  const paired = (i: number, j: number) => getCell(weights, i, j) + at(i + 1, j + 1);
  for (let i = olds.length - 1; i >= 0; i -= 1) {
    const row = best[i] as number[];
    for (let j = news.length - 1; j >= 0; j -= 1) row[j] = Math.max(at(i + 1, j), at(i, j + 1), paired(i, j));
  }
  const pairs: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < olds.length && j < news.length; ) {
    if (getCell(weights, i, j) > 0 && at(i, j) === paired(i, j)) pairs.push([i++, j++]);
    else if (at(i, j) === at(i + 1, j)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Returns a cell that exists. */
function getCell(table: readonly (readonly number[])[], row: number, column: number): number {
  return (table[row] as readonly number[])[column] as number;
}

/** Returns the weight of a pair; 0 if the passages do not match. Lines with a fixed place, such as the number, match by their role. */
function weighPair(before: Passage | undefined, after: Passage | undefined, a: Profile, b: Profile, alone: boolean): number {
  if (before === undefined || after === undefined || before.cells.length !== after.cells.length) return 0;
  if ((before.role === 'row') !== (after.role === 'row') || before.key !== after.key) return 0;
  const similarity = measureSimilarity(a, b);
  if (similarity >= MIN_SIMILARITY) return similarity;
  return before.role === after.role && (PLACED.has(before.role) || (alone && similarity > MIN_SIMILARITY / 2)) ? MIN_SIMILARITY : 0;
}

const PLACED: ReadonlySet<Passage['role']> = new Set(['notice', 'name', 'number', 'publisher', 'section-title', 'item-title']);

/** Whether the passages are one text that was split or joined at other places. */
function isRegrouped(before: readonly Passage[], after: readonly Passage[]): boolean {
  if (before.length === 0 || after.length === 0) return false;
  if ([...before, ...after].some(({ cells, key }) => cells.length !== 1 || key !== undefined)) return false;
  const joined = (passages: readonly Passage[]) => toProfile(passages.map(toText).join(''));
  return measureSimilarity(joined(before), joined(after)) >= MIN_REGION_SIMILARITY;
}

/** Compares passages as one stream in which each end of a paragraph is a word, so that splits and joins show as changes of these. */
function compareFlow(before: readonly Passage[], after: readonly Passage[], budget: Budget): ComparedWithoutItem[] {
  const stream = (passages: readonly Passage[]) =>
    passages.flatMap(({ role, cells }, index) => [
      ...toWords(cells.flat()),
      ...(index < passages.length - 1 ? [toParagraphEnd(role)] : []),
    ]);
  const paragraphs: ComparedWithoutItem[] = [];
  let words: ComparedWord[] = [];
  for (const word of compareWords(stream(before), stream(after), budget)) {
    if (word.ends === undefined) words.push(word);
    else {
      paragraphs.push({ role: word.ends, cells: [toRuns(words)], end: word.change });
      words = [];
    }
  }
  return [...paragraphs, { role: (after.at(-1) as Passage).role, cells: [toRuns(words)], end: 'kept' }];
}
