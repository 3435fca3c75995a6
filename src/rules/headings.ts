import type { Block, Heading } from '../model/body.ts';
import type { Passage } from '../model/passage.ts';

/** A heading of an item's body and its words. */
export interface HeadingPassage {
  readonly heading: Heading;
  readonly passage: Passage;
  /** Among the blocks of the body. */
  readonly index: number;
}

/** The headings of a body, each with its passage. The reader gives both in the order of the file, one for one. */
export function headingsOf(body: readonly Block[], passages: readonly Passage[]): HeadingPassage[] {
  const words = passages.filter(({ kind, level }) => kind === 'heading' && level !== null);
  const headings = body.flatMap((block, index) => (block.type === 'heading' ? [{ heading: block, index }] : []));
  return headings.map(({ heading, index }, at) => {
    const passage = words[at] as Passage;
    return { heading, passage, index };
  });
}
