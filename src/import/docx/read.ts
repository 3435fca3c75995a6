import type { Block, Piece } from '../document.ts';

/** Content of a paragraph, and the blocks of text boxes anchored in it. */
export interface ParagraphContent {
  readonly pieces: readonly Piece[];
  readonly boxes: readonly Block[];
}
