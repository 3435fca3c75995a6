import type { Edit, Remedy } from '../diagnostics/diagnostic.ts';
import type { Passage } from '../model/passage.ts';
import { mayBeQuoted } from './quoted.ts';

/** A replacement of characters of a passage. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Makes the remedy of replacements that are right in any context. It is a fix, which `--fix` applies, if the file has the characters
 * verbatim (markup between them would be lost) and none belongs to a quotation or a title, which are printed verbatim; otherwise a
 * suggestion. One character may be replaced however it is written, but not deleted, which could leave `****` behind.
 *
 * @param suggestion text for the place of the finding; the first replacement by default
 */
export function makeRemedy(passage: Passage, replacements: readonly Replacement[], suggestion = replacements[0]?.text ?? ''): Remedy {
  const isCertain = replacements.every(
    ({ start, end, text }) =>
      (passage.literal(start, end) || (end - start === 1 && text !== '')) && !mayBeQuoted(passage, start, Math.max(end, start + 1)),
  );
  return isCertain
    ? { fix: replacements.map(({ start, end, text }): Edit => ({ ...passage.source(start, end), text })) }
    : { suggestions: [suggestion] };
}
