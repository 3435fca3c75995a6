import type { Nodes } from 'mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { cjkFriendlyToMarkdown } from 'mdast-util-to-markdown-cjk-friendly';

/** Counterpart of the dialect that `read/body/parser.ts` parses: what it takes for markup is escaped here. */
const dialect: Options = {
  bullet: '-',
  listItemIndent: 'one',
  resourceLink: true,
  rule: '-',
  extensions: [
    gfmTableToMarkdown({ tablePipeAlign: false }),
    gfmFootnoteToMarkdown(),
    gfmStrikethroughToMarkdown(),
    cjkFriendlyToMarkdown(),
    // Always escaped: beside bold the next character may become a reference, and `\\&#x34;` would be an escaped ampersand.
    { unsafe: [{ character: '\\', inConstruct: 'phrasing' }] },
    // `read` takes bars for a table that went wrong, and %%…%% for a comment.
    {
      unsafe: [
        { character: '|', inConstruct: 'phrasing' },
        { character: '%', after: '%', inConstruct: 'phrasing' },
      ],
    },
  ],
};

/** Formats a tree as Markdown, without a line end at its end. */
export function stringify(tree: Nodes): string {
  return toMarkdown(tree, dialect).replace(/\n$/, '');
}
