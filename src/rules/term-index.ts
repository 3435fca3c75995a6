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
  readonly #byFirst = new Map<string, WatchedTerm[]>();

  /** @param terms of two with the same word the former is taken */
  constructor(terms: readonly WatchedTerm[]) {
    for (const term of terms) {
      const [first = ''] = term.avoid;
      const others = this.#byFirst.get(first);
      if (others === undefined) this.#byFirst.set(first, [term]);
      else if (!others.some(({ avoid }) => avoid === term.avoid)) others.push(term);
    }
    for (const others of this.#byFirst.values()) others.sort((one, other) => other.avoid.length - one.avoid.length);
  }

  find(text: string): FoundTerm[] {
    const found: FoundTerm[] = [];
    for (let at = 0; at < text.length; ) {
      const term = this.#byFirst.get(text[at] ?? '')?.find((one) => text.startsWith(one.avoid, at) && one.isMeant(text, at));
      if (term !== undefined) found.push({ term, start: at, end: at + term.avoid.length });
      at += term?.avoid.length ?? 1;
    }
    return found;
  }
}

let starter: readonly WatchedTerm[] | undefined;

/** The list that comes with the package, read when it is first asked for. */
export function starterTerms(): readonly WatchedTerm[] {
  starter ??= [
    ...parsed(CERTAIN_SLIPS, { certain: true, quotable: false }),
    ...parsed(LIKELY_SLIPS, { certain: false, quotable: false }),
    ...parsed(FORMAL_SLIPS, { certain: false, quotable: true }),
  ];
  return starter;
}

function parsed(list: string, kind: Pick<WatchedTerm, 'certain' | 'quotable'>): WatchedTerm[] {
  return list
    .trim()
    .split('\n')
    .map((line) => {
      const [avoid = '', use = '', ...conditions] = line.split(' ');
      return {
        avoid,
        use: [use],
        ...kind,
        isMeant: (text, at) => conditions.every((condition) => holds(condition, text, at, avoid.length)),
      };
    });
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
