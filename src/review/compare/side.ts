import type { Passage } from '../../model/comparison.ts';

/** A state of a bulletin as text, in printed order, without the contents, which repeat the titles. */
export interface Side {
  readonly masthead: readonly Passage[];
  readonly parts: readonly Part[];
  readonly imprint: readonly Passage[];
}

/** A section title, the editor's note of the issue, or an item. */
export interface Part {
  /** File name of an item; null for other parts. */
  readonly item: string | null;
  readonly passages: readonly Passage[];
}

/**
 * Adds an attribution to the passages of an item: to the last paragraph, even if the layout put it on its own line, or as a passage of its own if
 * the item does not end with a paragraph.
 */
export function withAttribution(passages: readonly Passage[], attribution: Passage): Passage[] {
  const last = passages.at(-1);
  if (last === undefined || !(last.role === 'body' || last.role === 'item-start')) return [...passages, attribution];
  return [...passages.slice(0, -1), { ...last, cells: [[...last.cells.flat(), ...attribution.cells.flat()]] }];
}

/** Returns the text of a passage, its cells separated by tabs. */
export function toText({ cells }: Pick<Passage, 'cells'>): string {
  return cells.map((runs) => runs.map(({ text }) => text).join('')).join('\t');
}
