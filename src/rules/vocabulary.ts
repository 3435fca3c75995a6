import type { Manuscript } from '../model/manuscript.ts';
import type { Passage, Span } from '../model/passage.ts';
import type { Leader, Publication, Term } from '../model/publication.ts';
import { Automaton } from './automaton.ts';
import { type Entry, loadWordLists, type WatchedTerm, type WordLists } from './word-lists.ts';

/** A leader's name. */
export interface LeaderName extends Entry {
  readonly leader: Leader;
  /** Position in the list, from 0. */
  readonly rank: number;
}

/** All lists of words that rules look for. */
interface Lists extends WordLists {
  readonly leaders: readonly LeaderName[];
}

/** An occurrence of a listed word. */
export interface FoundWord<T> extends Span {
  readonly entry: T;
}

/** What was found of each list, by start; of a common start the longest first, of duplicates the first of the list. */
export type FoundWords = { readonly [K in keyof Lists]: readonly FoundWord<Lists[K][number]>[] };

/**
 * Finds all words that rules look for in a passage: those of the package, of the publication and its leaders, in one scan for all rules.
 */
export function findWords({ publication: { values } }: Manuscript, passage: Passage): FoundWords {
  const vocabulary = loadVocabulary(values);
  const known = vocabulary.found.get(passage);
  if (known !== undefined) return known;
  const found = vocabulary.find(passage.text);
  vocabulary.found.set(passage, found);
  return found;
}

/** Chooses words that do not overlap: from the left, the longest. */
export function selectLongest<T extends Span>(found: readonly T[]): T[] {
  const chosen: T[] = [];
  let end = 0;
  for (const one of found) {
    if (one.start < end) continue;
    chosen.push(one);
    end = one.end;
  }
  return chosen;
}

class Vocabulary {
  readonly found = new WeakMap<Passage, FoundWords>();
  readonly #entries: readonly Entry[];
  /** List of each entry. */
  readonly #lists: readonly (keyof Lists)[];
  readonly #automaton: Automaton;

  constructor(lists: Lists) {
    this.#entries = Object.values(lists).flat();
    this.#lists = Object.entries(lists).flatMap(([list, entries]) => entries.map(() => list));
    this.#automaton = new Automaton(this.#entries.map(({ word }) => word));
  }

  find(text: string): FoundWords {
    const found: Record<keyof Lists, (FoundWord<Entry> & { number: number })[]> = {
      terms: [],
      phrases: [],
      cuts: [],
      bodies: [],
      members: [],
      verbs: [],
      leaders: [],
    };
    this.#automaton.find(text, (number, start, end) => {
      const entry = this.#entries[number] as Entry;
      if (entry.isMeant?.(text, start) ?? true) found[this.#lists[number] as keyof Lists].push({ entry, number, start, end });
    });
    for (const words of Object.values(found)) words.sort((a, b) => a.start - b.start || b.end - a.end || a.number - b.number);
    return found as unknown as FoundWords;
  }
}

let last: { readonly key: string; readonly vocabulary: Vocabulary } | undefined;

/** Loads the words of a publication. The issues of one publication share them. */
function loadVocabulary(values: Partial<Publication>): Vocabulary {
  const known = vocabularies.get(values);
  if (known !== undefined) return known;
  const { terms = [], starter_terms: starter = true, leaders = [] } = values;
  const key = JSON.stringify([terms, starter, leaders]);
  if (last?.key !== key) {
    const lists = loadWordLists();
    last = {
      key,
      vocabulary: new Vocabulary({
        ...lists,
        terms: [...terms.map(toWatchedTerm), ...(starter ? lists.terms : [])],
        phrases: starter ? lists.phrases : [],
        cuts: starter ? lists.cuts : [],
        leaders: leaders.map((leader, rank) => ({ word: leader.name, leader, rank })),
      }),
    };
  }
  vocabularies.set(values, last.vocabulary);
  return last.vocabulary;
}

const vocabularies = new WeakMap<object, Vocabulary>();

function toWatchedTerm({ avoid, use, note, except, since }: Term): WatchedTerm {
  // Not part of an exception, nor of a replacement that contains the word: 群众, 人民群众.
  const right = [...use, ...except].flatMap((word) => findOffsets(word, avoid).map((offset) => ({ word, offset })));
  return {
    word: avoid,
    use,
    note,
    since,
    certain: false,
    sort: 'own',
    isMeant: (text, at) => !right.some(({ word, offset }) => text.startsWith(word, at - offset)),
  };
}

function findOffsets(word: string, part: string): number[] {
  const places: number[] = [];
  for (let at = word.indexOf(part); at !== -1; at = word.indexOf(part, at + 1)) places.push(at);
  return places;
}
