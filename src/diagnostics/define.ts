import type { Language, Severity } from './terms.ts';

/** A text in every language of the messages. */
export type Texts = Readonly<Record<Language, string>>;

/** What a code stands for: how grave it is and its sentences. */
export interface Definition<A> {
  readonly severity: Severity;
  /** What was found, as one sentence. */
  readonly sentence: (args: A) => Texts;
  /** What to do, as one sentence, or null when the sentence says it. */
  readonly hint: (args: A) => Texts | null;
}

/** Defines a code; a list of codes is a plain object of these. */
export function defineCode<A = Record<never, never>>(definition: {
  readonly severity?: Severity;
  readonly sentence: (args: A) => Texts;
  readonly hint?: (args: A) => Texts | null;
}): Definition<A> {
  return { severity: 'error', hint: () => null, ...definition };
}

/** Joins names for a sentence: 、 in Chinese, commas in English. */
export function quoteNames(names: readonly string[]): Texts {
  return { zh: names.map((name) => `“${name}”`).join('、'), en: names.map((name) => `“${name}”`).join(', ') };
}
