import { type Part, type Side, textOf } from './side.ts';
import { profileOf, similarity } from './similarity.ts';

/** Items with other file names are one item when they have so much in common. */
const LIKENESS = 0.5;

/**
 * Which item of the new state is which of the old one: by its file's name, else by its text, the likest first. Gives the old name by the
 * new one.
 */
export function sameItems(before: Side, after: Side): ReadonlyMap<string, string> {
  const olds = itemsOf(before);
  const news = itemsOf(after);
  const same = new Map([...news.keys()].filter((id) => olds.has(id)).map((id) => [id, id]));
  const left = [...olds].filter(([id]) => !same.has(id)).map(([id, part]) => ({ id, profile: profileOf(contentOf(part)) }));
  const come = [...news].filter(([id]) => !same.has(id)).map(([id, part]) => ({ id, profile: profileOf(contentOf(part)) }));
  const candidates = come
    .flatMap((fresh) => left.map((old) => ({ old: old.id, fresh: fresh.id, likeness: similarity(old.profile, fresh.profile) })))
    .filter(({ likeness }) => likeness >= LIKENESS)
    .sort((a, b) => b.likeness - a.likeness);
  const taken = new Set<string>();
  for (const { old, fresh } of candidates) {
    if (taken.has(old) || same.has(fresh)) continue;
    taken.add(old);
    same.set(fresh, old);
  }
  return same;
}

function itemsOf({ parts }: Side): Map<string, Part> {
  return new Map(parts.flatMap((part) => (part.item === null ? [] : [[part.item, part] as const])));
}

function contentOf({ passages }: Part): string {
  return passages.map(textOf).join('');
}
