import type { Language, Severity } from './terms.ts';

/** A text in every language of messages. */
export type Texts = Readonly<Record<Language, string>>;

/** A code's severity and sentences. */
export interface Definition<A> {
  readonly severity: Severity;
  /** What was found, in one sentence. */
  readonly sentence: (args: A) => Texts;
  /** What to do, in one sentence; null when the first sentence implies it. */
  readonly hint: (args: A) => Texts | null;
}

/** Defines a code: an error without a hint unless stated. */
export function defineCode<A = Record<never, never>>(definition: {
  readonly severity?: Severity;
  readonly sentence: (args: A) => Texts;
  readonly hint?: (args: A) => Texts | null;
}): Definition<A> {
  return { severity: 'error', hint: () => null, ...definition };
}

/** Quotes names and joins them with 、 in Chinese, commas in English. */
export function quoteNames(names: readonly string[]): Texts {
  return { zh: names.map((name) => `“${name}”`).join('、'), en: names.map((name) => `“${name}”`).join(', ') };
}
