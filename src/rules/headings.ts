import type { Block, Heading } from '../model/body.ts';
import type { Passage } from '../model/passage.ts';

/** A heading block with its passage. */
export interface HeadingPassage {
  readonly heading: Heading;
  readonly passage: Passage;
  /** Index among the blocks of the body. */
  readonly index: number;
}

/** Collects headings with their passages. The reader gives both in file order, one for one. */
export function collectHeadings(body: readonly Block[], passages: readonly Passage[]): HeadingPassage[] {
  const words = passages.filter(({ kind, level }) => kind === 'heading' && level !== null);
  const headings = body.flatMap((block, index) => (block.type === 'heading' ? [{ heading: block, index }] : []));
  return headings.map(({ heading, index }, at) => {
    const passage = words[at] as Passage;
    return { heading, passage, index };
  });
}
