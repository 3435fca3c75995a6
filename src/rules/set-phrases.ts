/// <reference path="./words/modules.d.ts" />
import { readsBetter, standsAsWord } from './segments.ts';
import coined from './words/coined.csv';
import confusables from './words/confusables.csv';
import homophones from './words/homophones.csv';
import idioms from './words/idioms.csv';
import pairs from './words/pairs.csv';
import phrases from './words/phrases.csv';
import { parseTable } from './words/table.ts';

/** Half of set phrases, where the other half may have a wrong character. */
export interface PhraseHalf {
  readonly word: string;
  isMeant(text: string, at: number): boolean;
  /** The phrase that is meant, and where it begins in the text; null if nothing is wrong. */
  findPhrase(text: string, at: number): { readonly phrase: string; readonly start: number } | null;
}

/** An idiom without its last character. */
export interface CutIdiom {
  readonly word: string;
  readonly idiom: string;
  isMeant(text: string, at: number): boolean;
}

/** Loads the halves of all set phrases, each once. */
export function loadPhraseHalves(): PhraseHalf[] {
  const halves = new Map<string, ListedHalf>();
  const add = (half: string, other: string, isFirst: boolean, isPlain = false) => {
    const key = `${isPlain ? '+' : ''}${isFirst ? `${half}-` : `-${half}`}`;
    const known = halves.get(key) ?? new ListedHalf(half, isFirst, isPlain);
    if (!halves.has(key)) halves.set(key, known);
    known.others.push(other);
  };
  for (const [phrase = ''] of [...parseTable(phrases, ['phrase']), ...parseTable(idioms, ['idiom'])]) {
    const middle = phrase.length >> 1;
    const [first, second] = [phrase.slice(0, middle), phrase.slice(middle)];
    add(first, second, true);
    add(second, first, false);
  }
  for (const [first = '', seconds = ''] of parseTable(pairs, ['first', 'seconds'])) {
    for (const second of seconds.split('|')) {
      add(first, second, true, true);
      add(second, first, false, true);
    }
  }
  return [...halves.values()];
}

/** Loads idioms as they are when the last character is lost: 以身作，. */
export function loadCutIdioms(): CutIdiom[] {
  return parseTable(idioms, ['idiom']).map(([idiom = '']) => {
    const word = idiom.slice(0, -1);
    return { word, idiom, isMeant: (text, at) => /^[，。；、！]/.test(text.charAt(at + word.length)) };
  });
}

/** Other halves that are compared one by one. */
const FEW = 6;
const NONE: readonly string[] = [];

class ListedHalf implements PhraseHalf {
  readonly word: string;
  /** The other halves. */
  readonly others: string[] = [];
  /** The same by the character beside this half, and by the next one; made when there are many. */
  #near: Map<string, string[]> | undefined;
  readonly #isFirst: boolean;
  /** Whether the phrases are plain words side by side, of which either may stand beside others. */
  readonly #isPlain: boolean;

  constructor(word: string, isFirst: boolean, isPlain: boolean) {
    this.word = word;
    this.#isPlain = isPlain;
    this.#isFirst = isFirst;
  }

  isMeant(text: string, at: number): boolean {
    return this.findPhrase(text, at) !== null;
  }

  /** The other halves that share a character with the text: the one beside this half, or the next. */
  #findNear(text: string, at: number): readonly string[] {
    if (this.others.length < FEW) return this.others;
    this.#near ??= this.#group();
    const step = this.#isFirst ? 1 : -1;
    const beside = this.#isFirst ? at + this.word.length : at - 1;
    const [one, two] = [this.#near.get(`0${text.charAt(beside)}`), this.#near.get(`1${text.charAt(beside + step)}`)];
    if (one === undefined || two === undefined) return one ?? two ?? NONE;
    return [...one, ...two];
  }

  #group(): Map<string, string[]> {
    const near = new Map<string, string[]>();
    for (const other of this.others) {
      for (const index of [0, 1]) {
        const key = `${index}${other.at(this.#isFirst ? index : -1 - index) ?? ''}`;
        const group = near.get(key);
        if (group === undefined) near.set(key, [other]);
        else group.push(other);
      }
    }
    return near;
  }

  findPhrase(text: string, at: number): { readonly phrase: string; readonly start: number } | null {
    const { word } = this;
    let found: { readonly phrase: string; readonly start: number } | null = null;
    for (const other of this.#findNear(text, at)) {
      const from = this.#isFirst ? at + word.length : at - other.length;
      const index = findDifference(text, from, other);
      // As it should be, as one of the phrases has it.
      if (index === SAME) return null;
      if (index === OTHER || found !== null) continue;
      const start = this.#isFirst ? at : from;
      const phrase = this.#isFirst ? word + other : other + word;
      const written = text.slice(from, from + other.length);
      if (isSlip(text, { start, phrase, written, other, index }, this.#isPlain)) found = { phrase, start };
    }
    return found;
  }
}

/** No character differs, or more than one does. */
const SAME = -1;
const OTHER = -2;

/** The only character of a word that differs in a text. */
function findDifference(text: string, from: number, word: string): number {
  if (from < 0 || from + word.length > text.length) return OTHER;
  let different = SAME;
  for (let index = 0; index < word.length; index += 1) {
    if (text.charCodeAt(from + index) === word.charCodeAt(index)) continue;
    if (different !== SAME) return OTHER;
    different = index;
  }
  return different;
}

interface Candidate {
  readonly start: number;
  readonly phrase: string;
  /** The half with the wrong character, as written and as it should be, and the place of the character in it. */
  readonly written: string;
  readonly other: string;
  readonly index: number;
}

/** Whether one character is taken for another. Of characters that merely sound alike, only what is then no word is a slip. */
function isSlip(text: string, { start, phrase, written, other, index }: Candidate, isPlain: boolean): boolean {
  const [right, wrong] = [other.charAt(index), written.charAt(index)];
  if (isListed(right, wrong)) return !isPlain || isNoWord(written);
  if (phrase.length < 4 || !soundsLike(right, wrong)) return false;
  if (isIdiom(phrase)) return true;
  return isNoWord(written) && readsBetter(text, start, start + phrase.length, phrase);
}

let idiomSet: ReadonlySet<string> | undefined;

/** Whether a phrase is an idiom, three characters of which hardly meet by chance. */
function isIdiom(phrase: string): boolean {
  idiomSet ??= new Set(parseTable(idioms, ['idiom']).map(([idiom = '']) => idiom));
  return idiomSet.has(phrase);
}

let newWords: ReadonlySet<string> | undefined;

/** Whether characters are a word neither of the dictionary nor of official writing. */
function isNoWord(characters: string): boolean {
  newWords ??= new Set(parseTable(coined, ['word']).map(([word = '']) => word));
  return !newWords.has(characters) && !standsAsWord(characters);
}

let listed: ReadonlySet<string> | undefined;

/** Whether one character is known to be taken for another. */
function isListed(right: string, wrong: string): boolean {
  listed ??= new Set(
    parseTable(confusables, ['characters']).flatMap(([characters = '']) =>
      [...characters].flatMap((one) => [...characters].filter((other) => other !== one).map((other) => one + other)),
    ),
  );
  return listed.has(right + wrong);
}

let readings: ReadonlyMap<string, string> | undefined;

function soundsLike(right: string, wrong: string): boolean {
  readings ??= new Map(
    parseTable(homophones, ['reading', 'characters']).flatMap(([reading = '', characters = '']) =>
      [...characters].map((one) => [one, reading] as const),
    ),
  );
  const reading = readings.get(right);
  return reading !== undefined && reading === readings.get(wrong);
}
