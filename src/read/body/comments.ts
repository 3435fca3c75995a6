import type { Html } from 'mdast';
import type { Markup } from '../../diagnostics/markup.ts';

/** Comments and white space only. By the HTML standard a comment cannot contain `-->`. */
const COMMENTS = /^(?:\s*<!--(?:(?!-->)[\s\S])*-->)+\s*$/;

/**
 * Finds what is wrong with HTML; null for comments, which are never printed. In Markdown a comment swallows the rest of its last line and,
 * if unclosed, the rest of the file.
 */
export function findHtmlProblem(node: Html): Markup | null {
  if (COMMENTS.test(node.value)) return null;
  if (!node.value.trimStart().startsWith('<!--')) return 'html';
  return node.value.includes('-->') ? 'comment-text' : 'comment-open';
}
