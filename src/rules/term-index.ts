import { CERTAIN_SLIPS, FORMAL_SLIPS, LIKELY_SLIPS } from './starter-terms.ts';

/** A word to be found in a text. */
export interface WatchedTerm {
  readonly avoid: string;
  /** What to write instead, best first. */
  readonly use: readonly string[];
  readonly note?: string | undefined;
  /** Whether it is a plain misspelling that can be mended unseen. */
  readonly certain: boolean;
  /** Whether a quotation or a title may have it. */
  readonly quotable: boolean;
  /** Whether the characters are that word, where they stand from `at` on. */
  isMeant(text: string, at: number): boolean;
}

/** A term at its place. */
export interface FoundTerm {
  readonly term: WatchedTerm;
  readonly start: number;
  readonly end: number;
}

/** Finds words in texts: at every place the longest, each place once. */
export class TermIndex {
  readonly #byFirst = new Map<number, WatchedTerm[]>();
  /** For each UTF-16 code unit, whether a word begins with it: a text is mostly of those that none begins with. */
  readonly #begins = new Uint8Array(0x10000);

  /** @param terms of two with the same word the former is taken */
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
      // What begins a word has words.
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

/** The list that comes with the package, read when it is first asked for. */
export function starterTerms(): readonly WatchedTerm[] {
  starter ??= [
    ...linesOf(CERTAIN_SLIPS).map((line) => new StarterTerm(line, true, false)),
    ...linesOf(LIKELY_SLIPS).map((line) => new StarterTerm(line, false, false)),
    ...linesOf(FORMAL_SLIPS).map((line) => new StarterTerm(line, false, true)),
  ];
  return starter;
}

function linesOf(list: string): string[] {
  return list.trim().split('\n');
}

/** A line of the list. Of hundreds that are watched for few are found, so that all but the word is read when it is asked for. */
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
    return conditions.every((condition) => holds(condition, text, at, this.avoid.length));
  }
}

/** What follows a slip up to the end of its sentence is looked at so far. */
const SENTENCE = 80;

function holds(condition: string, text: string, at: number, length: number): boolean {
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
