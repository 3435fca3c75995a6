/// <reference path="./words/modules.d.ts" />
import { type CutIdiom, loadCutIdioms, loadPhraseHalves, type PhraseHalf } from './set-phrases.ts';
import bodies from './words/bodies.csv';
import collocations from './words/collocations.csv';
import misspellings from './words/misspellings.csv';
import official from './words/official.csv';
import sets from './words/sets.csv';
import { parseTable } from './words/table.ts';

/** A word to look for. */
export interface Entry {
  readonly word: string;
  /** Whether the characters at an offset are that word, or of interest at all; always if left out. */
  isMeant?(text: string, at: number): boolean;
}

/** A word that should not stand in a text. */
export interface WatchedTerm extends Entry {
  /** Replacements, best first. */
  readonly use: readonly string[];
  readonly note?: string | undefined;
  /** Day since which the word is out of use: `2018-03-01`. */
  readonly since?: string | undefined;
  /** Whether it is a misspelling in any context, so that `--fix` may correct it. */
  readonly certain: boolean;
  /** `own`: the publication's; `misspelt`: a wrong character; `official`: not used in official writing, which quotations may keep. */
  readonly sort: 'own' | 'misspelt' | 'official';
}

/** A former name of a body. */
export interface FormerBody extends Entry {
  readonly current: string;
  /** Month of the change: `2018-03`. */
  readonly since: string;
}

/** A member of an enumeration that is given in full. */
export interface SetMember extends Entry {
  readonly members: readonly string[];
}

/** A verb before an object that it does not take. */
export interface WrongVerb extends Entry {
  readonly object: string;
  /** The verb that the object takes. */
  readonly right: string;
}

/** The lists that come with the package. */
export interface WordLists {
  readonly terms: readonly WatchedTerm[];
  readonly phrases: readonly PhraseHalf[];
  readonly cuts: readonly CutIdiom[];
  readonly bodies: readonly FormerBody[];
  readonly members: readonly SetMember[];
  readonly verbs: readonly WrongVerb[];
}

let lists: WordLists | undefined;

/** Loads the lists on first use. */
export function loadWordLists(): WordLists {
  lists ??= {
    terms: [
      ...parseTable(misspellings, ['wrong', 'right', 'context', 'certainty']).map(
        ([wrong = '', right = '', context = '', certainty]) => new ListedTerm(wrong, right, context, 'misspelt', certainty === 'certain'),
      ),
      ...parseTable(official, ['wrong', 'right', 'context']).map(
        ([wrong = '', right = '', context = '']) => new ListedTerm(wrong, right, context, 'official', false),
      ),
    ],
    phrases: loadPhraseHalves(),
    cuts: loadCutIdioms(),
    bodies: parseTable(bodies, ['old', 'new', 'since']).map(([old = '', current = '', since = '']) => new ListedBody(old, current, since)),
    members: parseTable(sets, ['members']).flatMap(([row = '']) => {
      const members = row.split('|');
      return members.map((word) => ({ word, members }));
    }),
    verbs: parseTable(collocations, ['verb', 'object', 'right']).map(
      ([verb = '', object = '', right = '']) => new ListedVerb(verb, object, right),
    ),
  };
  return lists;
}

/** A row of a list; its context is parsed when the word is found. */
class ListedTerm implements WatchedTerm {
  readonly word: string;
  readonly use: readonly string[];
  readonly certain: boolean;
  readonly sort: WatchedTerm['sort'];
  readonly #context: string;

  constructor(word: string, use: string, context: string, sort: WatchedTerm['sort'], certain: boolean) {
    this.word = word;
    this.use = [use];
    this.#context = context;
    this.sort = sort;
    this.certain = certain;
  }

  isMeant(text: string, at: number): boolean {
    return this.#context === '' || this.#context.split(' ').every((condition) => meetsCondition(condition, text, at, this.word.length));
  }
}

/** Longest distance of an object from its verb, in characters. */
const OBJECT = 12;
/** A second verb between, which the object belongs to: 加快提高服务水平. */
const VERB =
  /提[高升]|加[大强快]|增[强加]|扩大|改[善变进]|推[进动]|达到|建[设成]|发展|缩[小短]|促进|形成|打造|树立|实[现施]|保[障持]|制定|不断|进行/;

class ListedVerb implements WrongVerb {
  readonly word: string;
  readonly object: string;
  readonly right: string;

  constructor(word: string, object: string, right: string) {
    this.word = word;
    this.object = object;
    this.right = right;
  }

  /** Whether the object ends the clause of the verb. */
  isMeant(text: string, at: number): boolean {
    const rest = /^[\u4e00-\u9fff]*(?=[，。；、！？]|$)/.exec(text.slice(at + this.word.length, at + this.word.length + OBJECT))?.[0] ?? '';
    const between = rest.slice(0, -this.object.length);
    return rest.endsWith(this.object) && rest.length < OBJECT && !/[高和与及]$/.test(between) && !VERB.test(between);
  }
}

class ListedBody implements FormerBody {
  readonly word: string;
  readonly current: string;
  readonly since: string;

  constructor(word: string, current: string, since: string) {
    this.word = word;
    this.current = current;
    this.since = since;
  }

  /** Not part of another name or word: 文化和旅游局, 城乡建设局, 环保部门, 组建委员会, 农业局面, 工商局旧址. */
  isMeant(text: string, at: number): boolean {
    const isOther =
      /[和化乡原前老旧组筹共新兴]/.test(text.charAt(at - 1)) || /[门分署队位限面部势员长下属旧原]/.test(text.charAt(at + this.word.length));
    return !isOther;
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
