import { CERTAIN_SLIPS, FORMAL_SLIPS, LIKELY_SLIPS } from './starter-terms.ts';

/** A word to find in texts. */
export interface WatchedTerm {
  readonly avoid: string;
  /** Replacements, best first. */
  readonly use: readonly string[];
  readonly note?: string | undefined;
  /** Whether it is a plain misspelling. */
  readonly certain: boolean;
  /** Whether quotations and titles may keep it. */
  readonly quotable: boolean;
  /** Whether the characters at an offset are that word. */
  isMeant(text: string, at: number): boolean;
}

/** An occurrence of a term. */
export interface FoundTerm {
  readonly term: WatchedTerm;
  readonly start: number;
  readonly end: number;
}

/** Finds words in texts: the longest at each place, without overlaps. */
export class TermIndex {
  readonly #byFirst = new Map<number, WatchedTerm[]>();
  /** Flags UTF-16 units that begin a word; most text begins none. */
  readonly #begins = new Uint8Array(0x10000);

  /** @param terms the first of duplicates wins */
  constructor(terms: readonly WatchedTerm[]) {
    for (const term of terms) {
      const first = term.avoid.charCodeAt(0);
      const others = this.#byFirst.get(first);
      if (others === undefined) this.#byFirst.set(first, [term]);
      else if (!others.some(({ avoid }) => avoid === term.avoid)) others.push(term);
      this.#begins[first] = 1;
    }
  }

  find(text: string): FoundTerm[] {
    const found: FoundTerm[] = [];
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.#begins[code] !== 1) continue;
      // Not undefined: the unit is flagged.
      const begun = this.#byFirst.get(code) as WatchedTerm[];
      const fitting = begun.filter((one) => text.startsWith(one.avoid, at) && one.isMeant(text, at));
      const [term] = fitting.sort((one, other) => other.avoid.length - one.avoid.length);
      if (term === undefined) continue;
      found.push({ term, start: at, end: at + term.avoid.length });
      at += term.avoid.length - 1;
    }
    return found;
  }
}

let starter: readonly WatchedTerm[] | undefined;

/** Loads the list that comes with the package, on first use. */
export function loadStarterTerms(): readonly WatchedTerm[] {
  starter ??= [
    ...splitLines(CERTAIN_SLIPS).map((line) => new StarterTerm(line, true, false)),
    ...splitLines(LIKELY_SLIPS).map((line) => new StarterTerm(line, false, false)),
    ...splitLines(FORMAL_SLIPS).map((line) => new StarterTerm(line, false, true)),
  ];
  return starter;
}

function splitLines(list: string): string[] {
  return list.trim().split('\n');
}

/** A line of the list, parsed on demand: of hundreds of terms few are found. */
class StarterTerm implements WatchedTerm {
  readonly avoid: string;
  readonly certain: boolean;
  readonly quotable: boolean;
  readonly #line: string;

  constructor(line: string, certain: boolean, quotable: boolean) {
    this.avoid = line.slice(0, line.indexOf(' '));
    this.certain = certain;
    this.quotable = quotable;
    this.#line = line;
  }

  get use(): readonly string[] {
    return this.#line.split(' ').slice(1, 2);
  }

  isMeant(text: string, at: number): boolean {
    const conditions = this.#line.split(' ').slice(2);
    return conditions.every((condition) => isMet(condition, text, at, this.avoid.length));
  }
}

/** How far the rest of a sentence is searched, in characters. */
const SENTENCE = 80;

function isMet(condition: string, text: string, at: number, length: number): boolean {
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
