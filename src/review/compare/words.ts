import { diffArrays } from 'diff';
import type { Change, ComparedRun, PassageRole, PassageRun, WordStyle } from '../../model/comparison.ts';
import { groupSteps, type Stretch } from './stretches.ts';

/** A word, or the end of a paragraph when passages are compared as one stream. */
export interface Word {
  readonly text: string;
  readonly look: WordStyle;
  /** Role of the paragraph that ends here; undefined for a word. */
  readonly ends?: PassageRole;
}

export interface ComparedWord extends Word {
  readonly change: Extract<Change, 'kept' | 'inserted' | 'deleted'>;
}

/** Stands for the end of a paragraph; text cannot contain it. */
const END = '\u0000';

/** A paragraph with more changed words than this is shown as replaced: the single changes would be unreadable. */
const MAX_EDITS = 600;

/**
 * Bounds the time of a comparison: the number of changed words that may still be found. Issues have some hundreds; beyond the limit paragraphs
 * are replaced as a whole.
 */
export interface Budget {
  left: number;
}

export function createBudget(): Budget {
  return { left: 20_000 };
}

/** Most kept characters between two changes that are dropped, to merge the changes. */
const MAX_ISLAND = 2;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Splits runs into words. */
export function toWords(runs: readonly PassageRun[]): Word[] {
  return runs.flatMap(({ text, look }) => [...segmenter.segment(text)].map(({ segment }) => ({ text: segment, look })));
}

export function toParagraphEnd(role: PassageRole): Word {
  return { text: END, look: 'plain', ends: role };
}

/**
 * Compares two texts word by word. Deleted words come before inserted ones. The look of words is ignored; kept words have the look of the new
 * text.
 */
export function compareWords(before: readonly Word[], after: readonly Word[], budget: Budget): ComparedWord[] {
  const texts = (words: readonly Word[]) => words.map(({ text }) => text);
  const changes = diffArrays(texts(before), texts(after), { maxEditLength: Math.min(MAX_EDITS, Math.max(0, budget.left)) });
  if (changes === undefined) {
    budget.left -= MAX_EDITS;
    return [...markWords(before, 'deleted'), ...markWords(after, 'inserted')];
  }
  budget.left -= changes.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0);
  return mergeAcrossIslands(groupSteps(changes, before, after)).flatMap(({ before, after, kept }) =>
    kept ? markWords(after, 'kept') : [...markWords(before, 'deleted'), ...markWords(after, 'inserted')],
  );
}

/** Merges changes with only a word or two kept between them, as a person correcting on paper would. */
function mergeAcrossIslands(stretches: readonly Stretch<Word>[]): Stretch<Word>[] {
  const joined: Stretch<Word>[] = [];
  for (const [index, stretch] of stretches.entries()) {
    const last = joined.at(-1);
    const next = stretches[index + 1];
    const isIsland = stretch.kept && last?.kept === false && next !== undefined && isSmall(stretch) && isLarge(last) && isLarge(next);
    if (last !== undefined && !last.kept && (isIsland || !stretch.kept)) {
      last.before.push(...stretch.before);
      last.after.push(...stretch.after);
    } else joined.push({ before: [...stretch.before], after: [...stretch.after], kept: stretch.kept });
  }
  return joined;
}

function isSmall({ after }: Stretch<Word>): boolean {
  return countCharacters(after) <= MAX_ISLAND && after.every(({ ends }) => ends === undefined);
}

/** Whether a change replaces more than an island on both sides. */
function isLarge({ before, after }: Stretch<Word>): boolean {
  return countCharacters(before) > MAX_ISLAND && countCharacters(after) > MAX_ISLAND;
}

function countCharacters(words: readonly Word[]): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}

function markWords(words: readonly Word[], change: ComparedWord['change']): ComparedWord[] {
  return words.map((word) => ({ ...word, change }));
}

/** Joins consecutive words with the same look and change. */
export function toRuns(words: readonly (PassageRun & { readonly change: Change })[]): ComparedRun[] {
  const runs: { text: string; look: WordStyle; change: Change }[] = [];
  for (const { text, look, change } of words) {
    const last = runs.at(-1);
    if (last !== undefined && last.look === look && last.change === change) last.text += text;
    else runs.push({ text, look, change });
  }
  return runs;
}
