import type { BlockContent, DefinitionContent, List as MarkdownList } from 'mdast';
import type { List, Paragraph } from '../../model/body.ts';
import { reportBlock } from './blocks.ts';
import { type Context, reportMarkup, toPlace } from './context.ts';
import { readInlines } from './inline.ts';

/** Reads a list: entries with paragraphs and nested lists. Reports headings, tables and images in it. */
export function readList(node: MarkdownList, context: Context): List {
  return {
    type: 'list',
    ordered: node.ordered === true,
    start: node.ordered ? (node.start ?? 1) : 1,
    entries: node.children.map((entry) => ({
      blocks: entry.children.flatMap((child) => readEntryBlock(child, context)),
      place: toPlace(entry, context),
    })),
    place: toPlace(node, context),
  };
}

function readEntryBlock(node: BlockContent | DefinitionContent, context: Context): (Paragraph | List)[] {
  switch (node.type) {
    case 'paragraph': {
      const children = readInlines(node.children, context, 'entry');
      return children.length === 0 ? [] : [{ type: 'paragraph', children, place: toPlace(node, context) }];
    }
    case 'list':
      return [readList(node, context)];
    case 'heading':
      reportMarkup(node, 'heading-in-list', context);
      return [];
    case 'table':
      reportMarkup(node, 'table-in-list', context);
      return [];
    default:
      reportBlock(node, context);
      return [];
  }
}
