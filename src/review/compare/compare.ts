import { diffArrays } from 'diff';
import type { Properties } from '../../model/bulletin.ts';
import type { Change, ComparedParagraph, ComparedRun, Comparison } from '../../model/comparison.ts';
import { comparePassages, toWhole } from './passages.ts';
import { type Part, type Side, toText } from './side.ts';
import { measureSimilarity, toProfile } from './similarity.ts';
import { groupSteps } from './stretches.ts';
import { createBudget } from './words.ts';

/**
 * Compares two states of a bulletin. Items are matched by file name or text and can be added, removed or moved; all else is compared paragraph by
 * paragraph and word by word. Pure.
 *
 * @param properties of the new state
 */
export function compare(before: Side, after: Side, properties: Properties): Comparison {
  const same = matchItems(before, after);
  const newName = new Map([...same].map(([fresh, old]) => [old, fresh]));
  const ofItem = (paragraphs: readonly ComparedWithoutItem[], item: string | null = null) =>
    paragraphs.map((paragraph) => ({ ...paragraph, item }));
  const budget = createBudget();
  const added: string[] = [];
  const removed: string[] = [];
  const moved: string[] = [];
  const changed: string[] = [];
  const parts = listSteps(before, after, same).flatMap(({ old, fresh, at }): ComparedParagraph[] => {
    const item = fresh?.item ?? newName.get(old?.item ?? '') ?? old?.item ?? null;
    if (old !== null && fresh !== null) {
      const compared = comparePassages(old.passages, fresh.passages, budget);
      if (item !== null && compared.some(isChanged)) changed.push(item);
      // Only items can be recognized as moved.
      if (at === 'same' || item === null) return ofItem(compared, item);
      moved.push(item);
      return ofItem(toMovedHere(compared), item);
    }
    if (fresh !== null) {
      if (item !== null) added.push(item);
      return ofItem(
        fresh.passages.map((passage) => toWhole(passage, 'inserted')),
        item,
      );
    }
    if (at === 'gone' && item !== null) removed.push(item);
    return ofItem(
      old.passages.map((passage) => toWhole(passage, at === 'away' ? 'moved-away' : 'deleted')),
      item,
    );
  });
  const paragraphs = [
    ...ofItem(comparePassages(before.masthead, after.masthead, budget)),
    ...parts,
    ...ofItem(comparePassages(before.imprint, after.imprint, budget)),
  ];
  const characters = (change: Change) =>
    paragraphs
      .flatMap(({ cells }) => cells.flat())
      .filter((run) => run.change === change)
      .reduce((sum, { text }) => sum + [...text].length, 0);
  return {
    paragraphs,
    properties,
    counts: { inserted: characters('inserted'), deleted: characters('deleted'), added, removed, moved, changed },
  };
}

/** Whether a comparison found any difference. */
export function isDifferent({ paragraphs }: Comparison): boolean {
  return paragraphs.some(isChanged);
}

function isChanged({ cells, end }: Pick<ComparedParagraph, 'cells' | 'end'>): boolean {
  return end !== 'kept' || cells.some((runs) => runs.some(({ change }) => change !== 'kept'));
}

/**
 * A part of the comparison: in both states at the same place or moved `here`; the old place of one that moved `away`; removed (`gone`) or added
 * (`come`).
 */
type MatchedPart =
  | { readonly old: Part; readonly fresh: Part; readonly at: 'same' | 'here' }
  | { readonly old: Part; readonly fresh: null; readonly at: 'away' | 'gone' }
  | { readonly old: null; readonly fresh: Part; readonly at: 'come' };

/** A part and the key that it is matched by. */
interface KeyedPart {
  readonly part: Part;
  readonly key: string;
}

function listSteps(before: Side, after: Side, same: ReadonlyMap<string, string>): MatchedPart[] {
  const olds = before.parts.map((part): KeyedPart => ({ part, key: toKey(part, part.item) }));
  const news = after.parts.map((part): KeyedPart => ({ part, key: toKey(part, same.get(part.item ?? '') ?? null) }));
  const items = new Map(olds.filter(({ key }) => key.startsWith(ITEM)).map(({ part, key }) => [key, part]));
  const isThere = new Set(news.map(({ key }) => key));
  const steps: MatchedPart[] = [];
  const settle = (gone: readonly KeyedPart[], come: readonly KeyedPart[]) => {
    const [from, to] = [gone[0], come[0]];
    // A section title that changed in place is the same section.
    const same = from !== undefined && to !== undefined && areAlike(from.part, to.part);
    if (same) steps.push({ old: from.part, fresh: to.part, at: 'same' });
    const first = same ? 1 : 0;
    for (const { part, key } of gone.slice(first)) {
      steps.push({ old: part, fresh: null, at: items.has(key) && isThere.has(key) ? 'away' : 'gone' });
    }
    for (const { part, key } of come.slice(first)) {
      const moved = items.get(key);
      steps.push(moved === undefined ? { old: null, fresh: part, at: 'come' } : { old: moved, fresh: part, at: 'here' });
    }
  };
  const keys = (list: readonly KeyedPart[]) => list.map(({ key }) => key);
  for (const { before: gone, after: come, kept } of groupSteps(diffArrays(keys(olds), keys(news)), olds, news)) {
    if (!kept) settle(gone, come);
    else for (const [index, { part }] of come.entries()) steps.push({ old: (gone[index] as KeyedPart).part, fresh: part, at: 'same' });
  }
  return steps;
}

/** Prefix of the key of an item that exists in the old state. */
const ITEM = '=';

/** Returns the key of a part: the old name of an item, or the text of a part outside of the items. */
function toKey({ item, passages }: Part, old: string | null): string {
  if (item === null) return `#${passages.map(toText).join('\n')}`;
  return old === null ? `+${item}` : `${ITEM}${old}`;
}

function areAlike(before: Part, after: Part): boolean {
  return before.item === null && after.item === null && before.passages[0]?.role === after.passages[0]?.role;
}

type ComparedWithoutItem = Omit<ComparedParagraph, 'item'>;

/**
 * Returns a moved item as it is shown at its new place: without deleted words, which are shown at the old place with the rest of the item, and
 * with joined paragraphs as one.
 */
function toMovedHere(paragraphs: readonly ComparedWithoutItem[]): ComparedWithoutItem[] {
  const here = (change: Change): Change => (change === 'kept' ? 'moved-here' : change);
  const moved: ComparedWithoutItem[] = [];
  let pending: readonly ComparedRun[] = [];
  for (const { role, cells, end } of paragraphs) {
    const left = cells.map((runs) =>
      runs.filter(({ change }) => change !== 'deleted').map((run) => ({ ...run, change: here(run.change) })),
    );
    const [first = [], ...others] = left;
    if (end === 'deleted') pending = [...pending, ...left.flat()];
    else {
      moved.push({ role, cells: [[...pending, ...first], ...others], end: here(end) });
      pending = [];
    }
  }
  return moved;
}

/** Items with different file names are matched from this similarity on. */
const MIN_SIMILARITY = 0.5;

/**
 * Matches the items of two states by file name, then by text, the most similar first. Returns old names by new names.
 */
function matchItems(before: Side, after: Side): ReadonlyMap<string, string> {
  const olds = listItems(before);
  const news = listItems(after);
  const same = new Map([...news.keys()].filter((id) => olds.has(id)).map((id) => [id, id]));
  const left = [...olds].filter(([id]) => !same.has(id)).map(([id, part]) => ({ id, profile: toProfile(toContent(part)) }));
  const come = [...news].filter(([id]) => !same.has(id)).map(([id, part]) => ({ id, profile: toProfile(toContent(part)) }));
  const candidates = come
    .flatMap((fresh) => left.map((old) => ({ old: old.id, fresh: fresh.id, similarity: measureSimilarity(old.profile, fresh.profile) })))
    .filter(({ similarity }) => similarity >= MIN_SIMILARITY)
    .sort((a, b) => b.similarity - a.similarity);
  const taken = new Set<string>();
  for (const { old, fresh } of candidates) {
    if (taken.has(old) || same.has(fresh)) continue;
    taken.add(old);
    same.set(fresh, old);
  }
  return same;
}

function listItems({ parts }: Side): Map<string, Part> {
  return new Map(parts.flatMap((part) => (part.item === null ? [] : [[part.item, part] as const])));
}

function toContent({ passages }: Part): string {
  return passages.map(toText).join('');
}
