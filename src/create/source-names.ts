import { findNearest } from '../diagnostics/nearest.ts';
import { findSource, type Source } from '../model/publication.ts';
import type { MatchKind } from './pinyin.ts';

/** Finds sources by name, alias or pinyin. */
export interface SourceFinder {
  /** Sources that the whole input names: one by name or alias, else all with that pinyin. */
  meant(typed: string): readonly Source[];
  /** Sources that the input may be the start or a part of, best match first; all of them for empty input. */
  like(typed: string): readonly Source[];
  /** At most five official names to suggest when nothing matches. */
  near(typed: string): readonly string[];
}

const MOST = 5;

/** Loads the pinyin dictionary, which nothing else does. */
export async function createSourceFinder(sources: readonly Source[]): Promise<SourceFinder> {
  const { matchSpelling } = await import('./pinyin.ts');
  const namesOf = ({ name, aliases }: Source) => [name, ...aliases];
  const match = (typed: string, source: Source): MatchKind | null => {
    const found = namesOf(source).map((name) => matchInName(typed, name) ?? matchSpelling(typed, name));
    return order.find((each) => found.includes(each)) ?? null;
  };
  const like = (typed: string) => {
    if (typed.trim() === '') return sources;
    const found = sources.map((source) => ({ source, match: match(typed.trim(), source) }));
    return order.flatMap((each) => found.filter((one) => one.match === each).map(({ source }) => source));
  };
  return {
    like,
    meant(typed) {
      const text = typed.trim();
      const named = sources.find(({ name }) => name === text) ?? sources.find(({ aliases }) => aliases.includes(text));
      if (named !== undefined) return [named];
      return sources.filter((source) => namesOf(source).some((name) => matchSpelling(text, name) === 'whole'));
    },
    near(typed) {
      const similar = findNearest(typed.trim(), sources.flatMap(namesOf)).flatMap(
        (name) => findSource({ sources: [...sources] }, name)?.source ?? [],
      );
      return [...new Set([...like(typed), ...similar])].map(({ name }) => name).slice(0, MOST);
    },
  };
}

const order: readonly MatchKind[] = ['whole', 'start', 'inside'];

function matchInName(typed: string, name: string): MatchKind | null {
  const at = name.toLowerCase().indexOf(typed.toLowerCase());
  if (at === -1) return null;
  return at > 0 ? 'inside' : typed.length === name.length ? 'whole' : 'start';
}
