import { diffArrays } from 'diff';
import type { Properties } from '../model/bulletin.ts';
import type { Change, ComparedParagraph, ComparedRun, Comparison } from '../model/comparison.ts';
import { sameItems } from './items.ts';
import { comparePassages, whole } from './passages.ts';
import { type Part, type Side, textOf } from './side.ts';
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
      if (at === 'same') return own(compared, item);
      if (item !== null) moved.push(item);
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
      (old?.passages ?? []).map((passage) => whole(passage, at === 'away' ? 'moved-away' : 'deleted')),
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
interface Step {
  readonly old: Part | null;
  readonly fresh: Part | null;
  readonly at: 'same' | 'here' | 'away' | 'gone' | 'come';
}

function stepsOf(before: Side, after: Side, same: ReadonlyMap<string, string>): Step[] {
  const olds = before.parts.map((part) => keyOf(part, part.item));
  const news = after.parts.map((part) => keyOf(part, same.get(part.item ?? '') ?? null));
  const byKey = new Map(before.parts.map((part, index) => [olds[index] ?? '', part]));
  const isMoved = (key: string) => key.startsWith(ITEM) && olds.includes(key) && news.includes(key);
  const steps: Step[] = [];
  let [old, fresh] = [0, 0];
  let [gone, come]: [number[], number[]] = [[], []];
  const settle = () => {
    const [from, to] = [before.parts[gone[0] ?? -1], after.parts[come[0] ?? -1]];
    // A section with another title is still the section, where nothing stands between the two.
    if (from !== undefined && to !== undefined && areAlike(from, to)) {
      steps.push({ old: from, fresh: to, at: 'same' });
      gone.shift();
      come.shift();
    }
    for (const index of gone)
      steps.push({ old: before.parts[index] ?? null, fresh: null, at: isMoved(olds[index] ?? '') ? 'away' : 'gone' });
    for (const index of come) {
      const key = news[index] ?? '';
      const moved = isMoved(key) ? (byKey.get(key) ?? null) : null;
      steps.push({ old: moved, fresh: after.parts[index] ?? null, at: moved === null ? 'come' : 'here' });
    }
    [gone, come] = [[], []];
  };
  for (const { added, removed, count } of diffArrays(olds, news)) {
    const indexes = Array.from({ length: count }, (_, index) => index);
    if (removed) gone.push(...indexes.map((index) => old + index));
    if (added) come.push(...indexes.map((index) => fresh + index));
    if (!added && !removed) {
      settle();
      for (const index of indexes) {
        steps.push({ old: before.parts[old + index] ?? null, fresh: after.parts[fresh + index] ?? null, at: 'same' });
      }
    }
    if (!added) old += count;
    if (!removed) fresh += count;
  }
  settle();
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
