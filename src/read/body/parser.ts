import type { Root } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkCjkFriendly from 'remark-cjk-friendly/parseOnly';
import remarkParse from 'remark-parse';
import { type Data, type Processor, unified } from 'unified';

/** Tables of GFM. */
function remarkTable(this: Processor): void {
  extend(this, gfmTable(), gfmTableFromMarkdown());
}

/** Footnotes of GFM: `[^1]` and `[^1]: …`. */
function remarkFootnote(this: Processor): void {
  extend(this, gfmFootnote(), gfmFootnoteFromMarkdown());
}

/** Strikethrough of GFM with two tildes, parsed so that it can be refused by name instead of printed as tildes. */
function remarkStrikethrough(this: Processor): void {
  extend(this, gfmStrikethrough({ singleTilde: false }), gfmStrikethroughFromMarkdown());
}

/**
 * The dialect: CommonMark; emphasis that closes beside Chinese punctuation (`**制定计划。**设置`); tables, footnotes and strikethrough of GFM. Its
 * other parts stay out: an address without brackets is text, and so is `[ ]`.
 */
const markdown = unified().use(remarkParse).use(remarkCjkFriendly).use(remarkTable).use(remarkFootnote).use(remarkStrikethrough).freeze();

/** Parses Markdown within the limits of `markdownBounded`; outside them it may take minutes or overflow the stack. */
export function parseMarkdown(text: string): Root {
  return markdown.parse(text);
}

type Syntax = NonNullable<Data['micromarkExtensions']>[number];
type FromMarkdown = NonNullable<Data['fromMarkdownExtensions']>[number];

function extend(processor: Processor, syntax: Syntax, fromMarkdown: FromMarkdown): void {
  const data = processor.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), syntax];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), fromMarkdown];
}
