import { type Part, type Side, toText } from './side.ts';
import { measureSimilarity, toProfile } from './similarity.ts';

/** Items with different file names are matched from this similarity on. */
const MIN_SIMILARITY = 0.5;

/**
 * Matches the items of two states by file name, then by text, the most similar first. Returns old names by new names.
 */
export function matchItems(before: Side, after: Side): ReadonlyMap<string, string> {
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
