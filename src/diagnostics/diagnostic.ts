import type { Place } from '../model/place.ts';
import { type Arguments, type Code, codes } from './codes.ts';
import type { Definition, Texts } from './define.ts';
import type { Language, Severity } from './terms.ts';

export type { Language, Severity };

/**
 * Something wrong with the input that its author can mend: what, how grave, where. Plain data, in both languages, so that it can be handed
 * to another thread or written down as it is.
 */
export interface Diagnostic {
  /** Names the healthy state: `source-known`. */
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  /** The facts the sentences are made of. */
  readonly args: object;
  readonly message: Texts;
  readonly hint: Texts | null;
  /** What could stand at the place instead, nearest first; for an editor to choose from. */
  readonly suggestions?: readonly string[];
  /** What mends it for certain, without a person having to look: the edits of one file, in order, none overlapping. */
  readonly fix?: readonly Edit[];
  /** The characters at the place are personal: a report, which may lie open on a server, does not repeat them. */
  readonly secret?: true;
}

/** A replacement of characters in a source file. Offsets count UTF-16 code units of the decoded text (line ends as LF); the end is exclusive. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a finding may carry besides its place and its facts. */
export type Remedy = Pick<Diagnostic, 'suggestions' | 'fix'>;

/** Makes a diagnostic of one of the readers' codes, with the severity the code has unless the publication sets another. */
export function createDiagnostic<C extends Code>(code: C, place: Place, args: Arguments<C>, remedy: Remedy = {}): Diagnostic {
  // A code's texts take exactly its own arguments; the pair is sealed in the signature, which the compiler cannot see from here.
  return stampDiagnostic(code, codes[code] as unknown as Definition<Arguments<C>>, place, args, remedy);
}

/** Makes a diagnostic of a definition: its code, severity and sentences are stamped on what was found. */
export function stampDiagnostic<A>(
  code: string,
  { severity, sentence, hint }: Definition<A>,
  place: Place,
  args: A,
  remedy: Remedy,
): Diagnostic {
  return { code, severity, place, args: args as object, message: sentence(args), hint: hint(args), ...remedy };
}

/** What was found, in one sentence. */
export function getMessage(found: Diagnostic, language: Language): string {
  return found.message[language];
}

/** What to do about it, in one sentence; null when the sentence says all. */
export function getHint(found: Diagnostic, language: Language): string | null {
  return found.hint?.[language] ?? null;
}
