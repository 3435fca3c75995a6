import type { Block, Piece } from '../document.ts';

/** What was read inside a paragraph: pieces of it, and blocks that stood in a text box at it. */
export interface Read {
  readonly pieces: readonly Piece[];
  readonly boxes: readonly Block[];
}
