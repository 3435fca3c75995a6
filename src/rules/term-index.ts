/// <reference path="./words/modules.d.ts" />
import misspellings from './words/misspellings.csv';
import official from './words/official.csv';
import { parseTable } from './words/table.ts';

/** A word to find in texts. */
export interface WatchedTerm {
  readonly avoid: string;
  /** Replacements, best first. */
  readonly use: readonly string[];
  readonly note?: string | undefined;
  /** Whether it is a misspelling in any context, so that `--fix` may correct it. */
  readonly certain: boolean;
  /** `own`: the publication's; `misspelt`: a wrong character; `official`: not used in official writing, which quotations may keep. */
  readonly sort: 'own' | 'misspelt' | 'official';
  /** Whether the characters at an offset are that word. */
  isMeant(text: string, at: number): boolean;
}

/** An occurrence of a word. */
export interface TermMatch<T> {
  readonly term: T;
  readonly start: number;
  readonly end: number;
}

interface Node<T> {
  readonly next: Map<number, Node<T>>;
  term: T | undefined;
}

/** Finds words in texts with a trie, in one scan whatever their number: the longest at each place, without overlaps. */
export class WordIndex<T extends Pick<WatchedTerm, 'avoid' | 'isMeant'>> {
  readonly #root: Node<T> = { next: new Map(), term: undefined };
  /** Flags UTF-16 units that begin a word; most text begins none. */
  readonly #begins = new Uint8Array(0x10000);

  /** @param terms the first of duplicates wins */
  constructor(terms: Iterable<T>) {
    for (const term of terms) {
      let node = this.#root;
      for (let at = 0; at < term.avoid.length; at += 1) {
        const unit = term.avoid.charCodeAt(at);
        const next = node.next.get(unit) ?? { next: new Map(), term: undefined };
        node.next.set(unit, next);
        node = next;
      }
      node.term ??= term;
      this.#begins[term.avoid.charCodeAt(0)] = 1;
    }
  }

  find(text: string): TermMatch<T>[] {
    const found: TermMatch<T>[] = [];
    for (let at = 0; at < text.length; at += 1) {
      if (this.#begins[text.charCodeAt(at)] !== 1) continue;
      const term = this.#longestAt(text, at);
      if (term === undefined) continue;
      found.push({ term, start: at, end: at + term.avoid.length });
      at += term.avoid.length - 1;
    }
    return found;
  }

  #longestAt(text: string, start: number): T | undefined {
    let longest: T | undefined;
    let node = this.#root.next.get(text.charCodeAt(start));
    for (let at = start + 1; node !== undefined; at += 1) {
      if (node.term?.isMeant(text, start) === true) longest = node.term;
      node = node.next.get(text.charCodeAt(at));
    }
    return longest;
  }
}

let starter: readonly WatchedTerm[] | undefined;

/** Loads the lists that come with the package, on first use. */
export function loadStarterTerms(): readonly WatchedTerm[] {
  starter ??= [
    ...parseTable(misspellings, ['wrong', 'right', 'context', 'certainty']).map(
      ({ wrong, right, context, certainty }) => new StarterTerm(wrong, right, context, 'misspelt', certainty === 'certain'),
    ),
    ...parseTable(official, ['wrong', 'right', 'context']).map(
      ({ wrong, right, context }) => new StarterTerm(wrong, right, context, 'official', false),
    ),
  ];
  return starter;
}

/** A row of a list; its context is parsed when the word is found. */
class StarterTerm implements WatchedTerm {
  readonly avoid: string;
  readonly use: readonly string[];
  readonly certain: boolean;
  readonly sort: WatchedTerm['sort'];
  readonly #context: string;

  constructor(avoid: string, use: string, context: string, sort: WatchedTerm['sort'], certain: boolean) {
    this.avoid = avoid;
    this.use = [use];
    this.#context = context;
    this.sort = sort;
    this.certain = certain;
  }

  isMeant(text: string, at: number): boolean {
    return this.#context === '' || this.#context.split(' ').every((condition) => meetsCondition(condition, text, at, this.avoid.length));
  }
}

/** How far the rest of a sentence is searched, in characters. */
const SENTENCE = 80;

/**
 * Whether a condition of a list holds: `前非甲乙` not after these characters, `后非甲乙` not before them, `后是甲乙` only before them, `句首` only
 * at the start of a clause, `句无甲乙` not if the rest of the sentence has one of them.
 */
function meetsCondition(condition: string, text: string, at: number, length: number): boolean {
  const [kind, characters] = [condition.slice(0, 2), condition.slice(2)];
  const [before = '', after = ''] = [text[at - 1], text[at + length]];
  switch (kind) {
    case '前非':
      return before === '' || !characters.includes(before);
    case '后非':
      return after === '' || !characters.includes(after);
    case '后是':
      return after !== '' && characters.includes(after);
    case '句首':
      return before === '' || /[\s，。；：、！？（“]/.test(before);
    default: {
      const [sentence = ''] = text.slice(at + length, at + length + SENTENCE).split(/[。！？；]/, 1);
      return ![...characters].some((character) => sentence.includes(character));
    }
  }
}
