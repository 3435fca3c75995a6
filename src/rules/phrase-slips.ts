/// <reference path="./words/modules.d.ts" />
import confusables from './words/confusables.csv';
import phrases from './words/phrases.csv';
import { parseTable } from './words/table.ts';

/** A set phrase with one wrong character. */
export interface PhraseSlip {
  readonly start: number;
  readonly end: number;
  readonly phrase: string;
}

interface Phrases {
  readonly byFirst: ReadonlyMap<string, readonly string[]>;
  readonly bySecond: ReadonlyMap<string, readonly string[]>;
  /** Pairs of characters that are often confused. */
  readonly confused: ReadonlySet<string>;
}

let loaded: Phrases | undefined;

/** Loads the phrases of official writing and the characters that look or sound alike, on first use. */
function loadPhrases(): Phrases {
  if (loaded !== undefined) return loaded;
  const all = parseTable(phrases, ['phrase']).map(({ phrase }) => phrase);
  const pairs = parseTable(confusables, ['characters']).flatMap(({ characters }) =>
    [...characters].flatMap((one) => [...characters].filter((other) => other !== one).map((other) => one + other)),
  );
  loaded = { byFirst: groupBy(all, 0), bySecond: groupBy(all, 1), confused: new Set(pairs) };
  return loaded;
}

function groupBy(all: readonly string[], at: number): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const phrase of all) groups.set(phrase.charAt(at), [...(groups.get(phrase.charAt(at)) ?? []), phrase]);
  return groups;
}

/** Finds set phrases that have one character confused with another. Linear. */
export function findPhraseSlips(text: string): PhraseSlip[] {
  const { byFirst, bySecond, confused } = loadPhrases();
  const found: PhraseSlip[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const candidates = [...(byFirst.get(text.charAt(at)) ?? []), ...(bySecond.get(text.charAt(at + 1)) ?? [])];
    const phrase = candidates.find((one) => hasOneSlip(text, at, one, confused));
    if (phrase === undefined) continue;
    found.push({ start: at, end: at + phrase.length, phrase });
    at += phrase.length - 1;
  }
  return found;
}

function hasOneSlip(text: string, start: number, phrase: string, confused: ReadonlySet<string>): boolean {
  let slips = 0;
  for (let index = 0; index < phrase.length; index += 1) {
    const [written, right] = [text.charAt(start + index), phrase.charAt(index)];
    if (written === right) continue;
    slips += 1;
    if (slips > 1 || !confused.has(right + written)) return false;
  }
  return slips === 1;
}
