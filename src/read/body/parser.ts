import type { Root } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';

/**
 * Markdown as CommonMark has it, with the bold of Chinese text (`**制定计划。**设置` is bold without a blank, which CommonMark alone denies)
 * tables and notes. Strikethrough is known so that it can be refused by its name rather than printed as tildes.
 */
const processor = unified().use(remarkParse).use(remarkCjkFriendly).use(extensions).freeze();

/** The three extensions alone: remark-gfm as a whole takes 57 ms to load. */
function extensions(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push(gfmTable(), gfmFootnote(), gfmStrikethrough({ singleTilde: false }));
  data.fromMarkdownExtensions ??= [];
  data.fromMarkdownExtensions.push(gfmTableFromMarkdown(), gfmFootnoteFromMarkdown(), gfmStrikethroughFromMarkdown());
}

/** Parses Markdown whose nesting and length are bounded (`markdownBounded`); anything else may take it minutes or its stack. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}
