import type { Place } from '../model/place.ts';
import { type Arguments, type Code, codes } from './codes.ts';
import type { Definition, Texts } from './define.ts';
import type { Language, Severity } from './terms.ts';

export type { Language, Severity };

/** A fault in the input that its author can fix. Plain data in both languages, so that it can be sent to another thread or serialised. */
export interface Diagnostic {
  /** Names the state that should hold: `source-known`. */
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  /** The values that the sentences interpolate. */
  readonly args: object;
  readonly message: Texts;
  readonly hint: Texts | null;
  /** Replacements to choose from, nearest first. */
  readonly suggestions?: readonly string[];
  /** A safe automatic fix: edits of one file, in order, not overlapping. */
  readonly fix?: readonly Edit[];
  /** The characters at the place are personal data; reports mask them. */
  readonly secret?: true;
  /** Further diagnostics of this code on the line or in the file that are not listed. */
  readonly more?: number;
  /** Where those are, if they are of personal data. */
  readonly masked?: readonly Place[];
}

/** A replacement of characters in a source file. Offsets count UTF-16 code units of the decoded text (line ends as LF); the end is exclusive. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How a diagnostic can be fixed. */
export type Remedy = Pick<Diagnostic, 'suggestions' | 'fix'>;

/** Creates a diagnostic of a known code, with the code's default severity. */
export function createDiagnostic<C extends Code>(code: C, place: Place, args: Arguments<C>, remedy: Remedy = {}): Diagnostic {
  // The signature pairs the code with its own arguments, which the compiler cannot follow through the lookup.
  return stampDiagnostic(code, codes[code] as unknown as Definition<Arguments<C>>, place, args, remedy);
}

/** Creates a diagnostic from a definition. */
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

/** What to do, in one sentence; null when the message implies it. */
export function getHint(found: Diagnostic, language: Language): string | null {
  return found.hint?.[language] ?? null;
}
