import { type FileChild, Paragraph, type Table } from 'docx';
import type { Block, Paragraph as BodyParagraph, Heading } from '../../model/body.ts';
import { keptBy } from './ending.ts';
import { listParagraphs } from './lists.ts';
import { picture } from './pictures.ts';
import { style } from './style-ids.ts';
import { tableOf } from './tables.ts';
import { printedText, runs } from './text.ts';
import type { Writer } from './writer.ts';

type Handlers = {
  readonly [T in Block['type']]: (block: Extract<Block, { type: T }>, writer: Writer) => readonly (Paragraph | Table)[];
};

/** How each node of a body is written. A node without a handler does not compile. */
const handlers = {
  paragraph: (paragraph, writer) => [paragraphOf(style.body, paragraph, writer)],
  heading: (heading, writer) => [paragraphOf(style.headings[heading.level], heading, writer)],
  list: (list, writer) => listParagraphs(list, writer),
  table: (table, writer) => [tableOf(table, writer)],
  image: (image, writer) => picture(image, writer),
} satisfies Handlers;

function paragraphOf(id: string, block: BodyParagraph | Heading, writer: Writer): Paragraph {
  const fitting = writer.fittings(printedText(block.children));
  return new Paragraph({ style: id, ...keptBy(writer, block), children: runs(block.children, writer, fitting) });
}

/** The paragraphs and tables of a body, in its order. */
export function bodyOf(blocks: readonly Block[], writer: Writer): readonly FileChild[] {
  return blocks.flatMap((block): readonly FileChild[] => {
    // The handler of a node takes exactly that node; the pair is sealed in `Handlers`, which the compiler cannot see through the index.
    const handler = handlers[block.type] as (block: Block, writer: Writer) => readonly FileChild[];
    return handler(block, writer);
  });
}
