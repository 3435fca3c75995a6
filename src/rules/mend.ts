import type { Edit, Remedy } from '../diagnostics/diagnostic.ts';
import type { Passage } from '../model/passage.ts';

/** Makes the edit that replaces characters of a passage. */
export function makeEdit(passage: Passage, start: number, end: number, text: string): Edit {
  return { ...passage.source(start, end), text };
}

/**
 * Makes the remedy that replaces characters: a fix if the file has them verbatim, otherwise a suggestion, since markup between them would
 * be lost. One character may be replaced however it is written, but not deleted, which could leave `****` behind.
 */
export function makeRemedy(passage: Passage, start: number, end: number, text: string): Remedy {
  const certain = passage.literal(start, end) || (end - start === 1 && text !== '');
  return certain ? { fix: [makeEdit(passage, start, end, text)] } : { suggestions: [text] };
}
