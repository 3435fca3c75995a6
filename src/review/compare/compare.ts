import { diffArrays } from 'diff';
import type { Properties } from '../../model/bulletin.ts';
import type { Change, ComparedParagraph, ComparedRun, Comparison } from '../../model/comparison.ts';
import { sameItems } from './items.ts';
import { comparePassages, whole } from './passages.ts';
import { type Part, type Side, textOf } from './side.ts';
import { stretchesOf } from './stretches.ts';
import { newEffort } from './words.ts';

/**
 * Compares two states of a bulletin: items are found again by their file's name or their text, and shown as added, removed or moved where
 * they are; all else is compared paragraph by paragraph and word by word. Pure; the same states give the same comparison.
 *
 * @param properties of the new state
 */
export function compare(before: Side, after: Side, properties: Properties): Comparison {
  const same = sameItems(before, after);
  const newName = new Map([...same].map(([fresh, old]) => [old, fresh]));
  const own = (paragraphs: readonly Compared[], item: string | null = null) => paragraphs.map((paragraph) => ({ ...paragraph, item }));
  const effort = newEffort();
  const added: string[] = [];
  const removed: string[] = [];
  const moved: string[] = [];
  const changed: string[] = [];
  const parts = stepsOf(before, after, same).flatMap(({ old, fresh, at }): ComparedParagraph[] => {
    const item = fresh?.item ?? newName.get(old?.item ?? '') ?? old?.item ?? null;
    if (old !== null && fresh !== null) {
      const compared = comparePassages(old.passages, fresh.passages, effort);
      if (item !== null && compared.some(isChanged)) changed.push(item);
      // Items alone are known to have moved.
      if (at === 'same' || item === null) return own(compared, item);
      moved.push(item);
      return own(movedHere(compared), item);
    }
    if (fresh !== null) {
      if (item !== null) added.push(item);
      return own(
        fresh.passages.map((passage) => whole(passage, 'inserted')),
        item,
      );
    }
    if (at === 'gone' && item !== null) removed.push(item);
    return own(
      old.passages.map((passage) => whole(passage, at === 'away' ? 'moved-away' : 'deleted')),
      item,
    );
  });
  const paragraphs = [
    ...own(comparePassages(before.masthead, after.masthead, effort)),
    ...parts,
    ...own(comparePassages(before.imprint, after.imprint, effort)),
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

/** Whether two states differ in anything that is compared. */
export function isDifferent({ paragraphs }: Comparison): boolean {
  return paragraphs.some(isChanged);
}

function isChanged({ cells, end }: Pick<ComparedParagraph, 'cells' | 'end'>): boolean {
  return end !== 'kept' || cells.some((runs) => runs.some(({ change }) => change !== 'kept'));
}

/** One part of the comparison: in both states and where it was, or moved here or away; or in one of them alone. */
type Step =
  | { readonly old: Part; readonly fresh: Part; readonly at: 'same' | 'here' }
  | { readonly old: Part; readonly fresh: null; readonly at: 'away' | 'gone' }
  | { readonly old: null; readonly fresh: Part; readonly at: 'come' };

/** A part, and what it is found again by. */
interface Keyed {
  readonly part: Part;
  readonly key: string;
}

function stepsOf(before: Side, after: Side, same: ReadonlyMap<string, string>): Step[] {
  const olds = before.parts.map((part): Keyed => ({ part, key: keyOf(part, part.item) }));
  const news = after.parts.map((part): Keyed => ({ part, key: keyOf(part, same.get(part.item ?? '') ?? null) }));
  const items = new Map(olds.filter(({ key }) => key.startsWith(ITEM)).map(({ part, key }) => [key, part]));
  const isThere = new Set(news.map(({ key }) => key));
  const steps: Step[] = [];
  const settle = (gone: readonly Keyed[], come: readonly Keyed[]) => {
    const [from, to] = [gone[0], come[0]];
    // A section with another title is still the section, where nothing stands between the two.
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
  const keys = (list: readonly Keyed[]) => list.map(({ key }) => key);
  for (const { before: gone, after: come, kept } of stretchesOf(diffArrays(keys(olds), keys(news)), olds, news)) {
    if (!kept) settle(gone, come);
    else for (const [index, { part }] of come.entries()) steps.push({ old: (gone[index] as Keyed).part, fresh: part, at: 'same' });
  }
  return steps;
}

/** Begins the key of an item that is in both states, or was in the old one. */
const ITEM = '=';

/** What a part is found again by: the name that an item has or had in the old state, or the words of what is the bulletin's own. */
function keyOf({ item, passages }: Part, old: string | null): string {
  if (item === null) return `#${passages.map(textOf).join('\n')}`;
  return old === null ? `+${item}` : `${ITEM}${old}`;
}

function areAlike(before: Part, after: Part): boolean {
  return before.item === null && after.item === null && before.passages[0]?.role === after.passages[0]?.role;
}

type Compared = Omit<ComparedParagraph, 'item'>;

/**
 * What was compared of an item that has moved, at its new place. What was deleted of it stands, as all of it, at its old one; paragraphs that
 * were joined are one.
 */
function movedHere(paragraphs: readonly Compared[]): Compared[] {
  const here = (change: Change): Change => (change === 'kept' ? 'moved-here' : change);
  const moved: Compared[] = [];
  let joined: readonly ComparedRun[] = [];
  for (const { role, cells, end } of paragraphs) {
    const left = cells.map((runs) =>
      runs.filter(({ change }) => change !== 'deleted').map((run) => ({ ...run, change: here(run.change) })),
    );
    const [first = [], ...others] = left;
    if (end === 'deleted') joined = [...joined, ...left.flat()];
    else {
      moved.push({ role, cells: [[...joined, ...first], ...others], end: here(end) });
      joined = [];
    }
  }
  return moved;
}
