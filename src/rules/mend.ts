import type { Edit, Remedy } from '../diagnostics/diagnostic.ts';
import type { Passage } from '../model/passage.ts';

/** The edit that puts a text in the place of some characters of a passage. */
export function edit(passage: Passage, start: number, end: number, text: string): Edit {
  return { ...passage.source(start, end), text };
}

/**
 * What puts a text in the place of some characters: a fix where they stand in their file just so, else a suggestion, as markup among them
 * would be lost. A single character may be replaced however it is written, but not deleted, which could leave `****` behind.
 */
export function mending(passage: Passage, start: number, end: number, text: string): Remedy {
  const certain = passage.literal(start, end) || (end - start === 1 && text !== '');
  return certain ? { fix: [edit(passage, start, end, text)] } : { suggestions: [text] };
}
