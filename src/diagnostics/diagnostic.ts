import type { Place } from '../model/place.ts';
import { type Arguments, type Code, codes } from './codes.ts';
import type { Language, Severity } from './terms.ts';

export type { Language, Severity };

/**
 * Something wrong with the input that its author can mend: what, how grave, where. The sentences belong to the code, so that a finding
 * reads the same whoever made it, in both languages.
 */
export interface Diagnostic<C extends Code = Code> {
  readonly code: C;
  readonly severity: Severity;
  readonly place: Place;
  readonly args: Arguments<C>;
}

/** Makes a diagnostic of a code, with the severity the code has unless the publication sets another. */
export function diagnostic<C extends Code>(code: C, place: Place, args: Arguments<C>): Diagnostic<C> {
  return { code, severity: codes[code].severity, place, args };
}

/** What was found, in one sentence. */
export function sentence(found: Diagnostic, language: Language): string {
  return textOf(found).sentence(found.args)[language];
}

/** What to do about it, in one sentence; null when the sentence says all. */
export function hint(found: Diagnostic, language: Language): string | null {
  return textOf(found).hint(found.args)?.[language] ?? null;
}

function textOf(found: Diagnostic) {
  // A code's texts take exactly its own arguments; the pair is sealed in `diagnostic`, which the compiler cannot see from here.
  return codes[found.code] as unknown as {
    sentence(args: unknown): Record<Language, string>;
    hint(args: unknown): Record<Language, string> | null;
  };
}
