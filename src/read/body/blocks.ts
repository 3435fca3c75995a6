import type { Nodes } from 'mdast';
import type { Markup } from '../../diagnostics/markup.ts';
import { htmlProblem } from './comments.ts';
import { type Context, refuse } from './context.ts';

/** Reports a block that cannot be printed; skips comments. */
export function refuseBlock(node: Nodes, context: Context): void {
  const markup = markupOf(node);
  if (markup !== null) refuse(node, markup, context);
}

function markupOf(node: Nodes): Markup | null {
  switch (node.type) {
    case 'html':
      return htmlProblem(node);
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
