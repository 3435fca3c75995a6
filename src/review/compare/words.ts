import { diffArrays } from 'diff';
import type { Change, ComparedRun, Look, PassageRole, PassageRun } from '../../model/comparison.ts';
import { type Stretch, stretchesOf } from './stretches.ts';

/** A word, or the end of a paragraph, which is a word of its own when paragraphs were parted or joined. */
export interface Word {
  readonly text: string;
  readonly look: Look;
  /** Of the paragraph that ends here; left out of a word. */
  readonly ends?: PassageRole;
}

export interface ComparedWord extends Word {
  readonly change: Extract<Change, 'kept' | 'inserted' | 'deleted'>;
}

/** What stands for a paragraph's end among words; no word of a text can be it. */
const END = '\u0000';

/** In a paragraph of which more words differ nobody follows the pen: it is struck and written anew. */
const MOST_EDITS = 600;

/**
 * How many words may still be found to differ in a comparison. Issues have some hundreds; beyond the limit paragraphs are replaced as a whole, so
 * that two texts made to differ everywhere end in seconds, too.
 */
export interface Effort {
  left: number;
}

/** What a comparison begins with. */
export function newEffort(): Effort {
  return { left: 20_000 };
}

/** A word or two between two changes says nothing: it would only break them up. */
const ISLAND = 2;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Cuts runs into words. */
export function wordsOf(runs: readonly PassageRun[]): Word[] {
  return runs.flatMap(({ text, look }) => [...segmenter.segment(text)].map(({ segment }) => ({ text: segment, look })));
}

/** The end of a paragraph. */
export function endOf(role: PassageRole): Word {
  return { text: END, look: 'plain', ends: role };
}

/**
 * Compares two texts word by word; what was replaced comes before what replaced it. How words look does not count, and is that of the new
 * text where they were kept.
 */
export function compareWords(before: readonly Word[], after: readonly Word[], effort: Effort): ComparedWord[] {
  const texts = (words: readonly Word[]) => words.map(({ text }) => text);
  const changes = diffArrays(texts(before), texts(after), { maxEditLength: Math.min(MOST_EDITS, Math.max(0, effort.left)) });
  if (changes === undefined) {
    effort.left -= MOST_EDITS;
    return [...as(before, 'deleted'), ...as(after, 'inserted')];
  }
  effort.left -= changes.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0);
  return withoutIslands(stretchesOf(changes, before, after)).flatMap(({ before, after, kept }) =>
    kept ? as(after, 'kept') : [...as(before, 'deleted'), ...as(after, 'inserted')],
  );
}

/** Joins changes between which next to nothing was kept, as a person with a pen would strike and write it once. */
function withoutIslands(stretches: readonly Stretch<Word>[]): Stretch<Word>[] {
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
  return lengthOf(after) <= ISLAND && after.every(({ ends }) => ends === undefined);
}

/** A change in which more was replaced than an island holds. */
function isLarge({ before, after }: Stretch<Word>): boolean {
  return lengthOf(before) > ISLAND && lengthOf(after) > ISLAND;
}

function lengthOf(words: readonly Word[]): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}

function as(words: readonly Word[], change: ComparedWord['change']): ComparedWord[] {
  return words.map((word) => ({ ...word, change }));
}

/** Words put together again, as far as they look alike and the same became of them. */
export function runsOf(words: readonly (PassageRun & { readonly change: Change })[]): ComparedRun[] {
  const runs: { text: string; look: Look; change: Change }[] = [];
  for (const { text, look, change } of words) {
    const last = runs.at(-1);
    if (last !== undefined && last.look === look && last.change === change) last.text += text;
    else runs.push({ text, look, change });
  }
  return runs;
}
