import type { Html } from 'mdast';
import type { Markup } from '../../diagnostics/markup.ts';

/** A run of whole comments and white space, by the HTML standard: the text of a comment has no `-->` in it. */
const COMMENTS = /^(?:\s*<!--(?:(?!-->)[\s\S])*-->)+\s*$/;

/**
 * What is wrong with a piece of HTML, or null when it is nothing but comments: those are the author's own remarks, allowed anywhere and
 * never printed. A comment takes what follows on its last line with it, and without an end the rest of the file; text would vanish.
 */
export function htmlProblem(node: Html): Markup | null {
  if (COMMENTS.test(node.value)) return null;
  if (!node.value.trimStart().startsWith('<!--')) return 'html';
  return node.value.includes('-->') ? 'comment-text' : 'comment-open';
}
