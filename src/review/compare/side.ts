import type { Passage } from '../../model/comparison.ts';

/** One state of a bulletin as text, in printed order. The contents are left out: they repeat the titles. */
export interface Side {
  readonly masthead: readonly Passage[];
  readonly parts: readonly Part[];
  readonly imprint: readonly Passage[];
}

/** A section's title, the issue's own note, or an item. */
export interface Part {
  /** File name of an item; null for what is the bulletin's own. */
  readonly item: string | null;
  readonly passages: readonly Passage[];
}

/**
 * Passages and the attribution behind them, which is part of the last paragraph even where that had no room for it, and a line of its own where
 * there is none it could join.
 */
export function withAttribution(passages: readonly Passage[], attribution: Passage): Passage[] {
  const last = passages.at(-1);
  if (last === undefined || !(last.role === 'body' || last.role === 'item-start')) return [...passages, attribution];
  return [...passages.slice(0, -1), { ...last, cells: [[...last.cells.flat(), ...attribution.cells.flat()]] }];
}

/** The characters of a passage; cells are parted by a tab. */
export function textOf({ cells }: Pick<Passage, 'cells'>): string {
  return cells.map((runs) => runs.map(({ text }) => text).join('')).join('\t');
}
