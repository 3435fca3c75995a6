import { type FileChild, Paragraph, type Table } from 'docx';
import type { Block, Inline } from '../../model/body.ts';
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
  paragraph: ({ children }, writer) => [paragraphOf(style.body, children, writer)],
  heading: ({ level, children }, writer) => [paragraphOf(style.headings[level], children, writer)],
  list: (list, writer) => listParagraphs(list, writer),
  table: (table, writer) => [tableOf(table, writer)],
  image: (image, writer) => picture(image, writer),
} satisfies Handlers;

function paragraphOf(id: string, children: readonly Inline[], writer: Writer): Paragraph {
  return new Paragraph({ style: id, children: runs(children, writer, writer.fittings(printedText(children))) });
}

/** The paragraphs and tables of a body, in its order. */
export function bodyOf(blocks: readonly Block[], writer: Writer): readonly FileChild[] {
  return blocks.flatMap((block): readonly FileChild[] => {
    // The handler of a node takes exactly that node; the pair is sealed in `Handlers`, which the compiler cannot see through the index.
    const handler = handlers[block.type] as (block: Block, writer: Writer) => readonly FileChild[];
    return handler(block, writer);
  });
}
