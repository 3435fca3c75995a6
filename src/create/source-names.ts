import { findNearest } from '../diagnostics/nearest.ts';
import { findSource, type Source } from '../model/publication.ts';
import type { Likeness } from './pinyin.ts';

/** Sources as somebody means them who types a name, an alias, or pinyin. */
export interface SourceFinder {
  /** Those meant by the whole of what was typed: one by its name or alias, else all whose pinyin it is. */
  meant(typed: string): readonly Source[];
  /** Those it may begin or be a part of, likelier ones first; all of them while nothing is typed. */
  like(typed: string): readonly Source[];
  /** Official names to propose for what means none of them, at most five. */
  near(typed: string): readonly string[];
}

/** Most names that are proposed. */
const MOST = 5;

/** The dictionary of pinyin is loaded here and nowhere else. */
export async function sourceFinder(sources: readonly Source[]): Promise<SourceFinder> {
  const { spells } = await import('./pinyin.ts');
  const namesOf = ({ name, aliases }: Source) => [name, ...aliases];
  const likeness = (typed: string, source: Source): Likeness | null => {
    const found = namesOf(source).map((name) => inName(typed, name) ?? spells(typed, name));
    return order.find((each) => found.includes(each)) ?? null;
  };
  const like = (typed: string) => {
    if (typed.trim() === '') return sources;
    const found = sources.map((source) => ({ source, likeness: likeness(typed.trim(), source) }));
    return order.flatMap((each) => found.filter((one) => one.likeness === each).map(({ source }) => source));
  };
  return {
    like,
    meant(typed) {
      const text = typed.trim();
      const named = sources.find(({ name }) => name === text) ?? sources.find(({ aliases }) => aliases.includes(text));
      if (named !== undefined) return [named];
      return sources.filter((source) => namesOf(source).some((name) => spells(text, name) === 'whole'));
    },
    near(typed) {
      const similar = findNearest(typed.trim(), sources.flatMap(namesOf)).flatMap(
        (name) => findSource({ sources: [...sources] }, name)?.source ?? [],
      );
      return [...new Set([...like(typed), ...similar])].map(({ name }) => name).slice(0, MOST);
    },
  };
}

const order: readonly Likeness[] = ['whole', 'start', 'inside'];

function inName(typed: string, name: string): Likeness | null {
  const at = name.toLowerCase().indexOf(typed.toLowerCase());
  if (at === -1) return null;
  return at > 0 ? 'inside' : typed.length === name.length ? 'whole' : 'start';
}
