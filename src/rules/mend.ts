import type { Edit, Remedy } from '../diagnostics/diagnostic.ts';
import type { Passage, Span } from '../model/passage.ts';
import { findPlainMarkup } from '../model/plain-markup.ts';
import { mayBeQuoted } from './quoted.ts';

/** A replacement of characters of a passage. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Makes the remedy of replacements that are right in any context. It is a fix, which `--fix` applies, if the file has the characters
 * verbatim (markup between them would be lost) and none belongs to a quotation, a title or marks meant as markup, which are printed
 * verbatim; otherwise a suggestion. One character may be replaced however it is written, but not deleted, which could leave `****` behind.
 *
 * @param suggestion text for the place of the finding; the first replacement by default
 */
export function makeRemedy(passage: Passage, replacements: readonly Replacement[], suggestion = replacements[0]?.text ?? ''): Remedy {
  const isCertain = replacements.every(
    ({ start, end, text }) =>
      (passage.literal(start, end) || (end - start === 1 && text !== '')) &&
      !mayBeQuoted(passage, start, Math.max(end, start + 1)) &&
      !isMarkup(passage, start, end),
  );
  return isCertain
    ? { fix: replacements.map(({ start, end, text }): Edit => ({ ...passage.source(start, end), text })) }
    : { suggestions: [suggestion] };
}

const known = new WeakMap<Passage, readonly Span[]>();

/** Whether characters belong to a mark that prints as it is, though it was meant as markup. */
function isMarkup(passage: Passage, start: number, end: number): boolean {
  const found = known.get(passage) ?? findPlainMarkup(passage.text, passage.kind === 'title' || passage.kind === 'editors-note');
  known.set(passage, found);
  return found.some((each) => each.start < Math.max(end, start + 1) && start < each.end);
}
