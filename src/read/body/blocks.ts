import type { Nodes } from 'mdast';
import type { Markup } from '../../diagnostics/markup.ts';
import { findHtmlProblem } from './comments.ts';
import { type Context, reportMarkup } from './context.ts';

/** Reports a block that cannot be printed; skips comments. */
export function reportBlock(node: Nodes, context: Context): void {
  const markup = findMarkup(node);
  if (markup !== null) reportMarkup(node, markup, context);
}

function findMarkup(node: Nodes): Markup | null {
  switch (node.type) {
    case 'html':
      return findHtmlProblem(node);
    case 'blockquote':
      return 'quote';
    case 'code':
      return 'code';
    case 'definition':
      return node.label?.startsWith('^') ? 'note-label' : 'definition';
    case 'thematicBreak':
      return 'rule';
    case 'footnoteDefinition':
      return 'note-inside';
    default:
      return 'other';
  }
}
