import type { Image as MarkdownImage, Nodes, PhrasingContent } from 'mdast';
import type { Markup } from '../../diagnostics/markup.ts';
import type { Inline } from '../../model/body.ts';
import { withoutUnprintable } from '../characters.ts';
import { htmlProblem } from './comments.ts';
import { type Context, placeOf, refuse } from './context.ts';
import { joined, type Run } from './runs.ts';
import { reportCharacters, reportUnpairedBold } from './text.ts';

/** What stands inside a paragraph, a heading or a cell: text of two weights and line breaks; the rest is reported. */
export function readInlines(children: readonly PhrasingContent[], context: Context): Inline[] {
  return joined(children.flatMap((child) => runsOf(child, false, context)));
}

/** The image of a paragraph that holds one image and nothing else but comments and white space, or null. */
export function soleImage(children: readonly PhrasingContent[]): MarkdownImage | null {
  const rest = children.filter((child) => !(child.type === 'html' && htmlProblem(child) === null) && !isBlank(child));
  const [only] = rest;
  return rest.length === 1 && only?.type === 'image' ? only : null;
}

function isBlank(node: PhrasingContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

function runsOf(node: PhrasingContent, strong: boolean, context: Context): Run[] {
  switch (node.type) {
    case 'text': {
      reportCharacters(node, node.value, context);
      reportUnpairedBold(node, context);
      const value = withoutUnprintable(node.value).replaceAll('\t', ' ');
      if (/\[\^[^\]\s]+\]/.test(value)) refuse(node, 'footnote', context);
      return [{ value, strong, place: placeOf(node, context) }];
    }
    case 'break':
      return [{ value: null, strong, place: placeOf(node, context) }];
    case 'strong':
      return node.children.flatMap((child) => runsOf(child, true, context));
    case 'html': {
      const problem = htmlProblem(node);
      if (problem !== null) refuse(node, problem, context);
      return [];
    }
    default:
      refuse(node, refused(node), context);
      // What stands inside may be wrong in its own way, and the author wants to hear of it now.
      return 'children' in node ? node.children.flatMap((child) => runsOf(child, strong, context)) : [];
  }
}

function refused(node: Nodes): Markup {
  switch (node.type) {
    case 'emphasis':
      return 'emphasis';
    case 'delete':
      return 'strikethrough';
    case 'link':
      return 'link';
    case 'linkReference':
      return node.label?.startsWith('^') ? 'footnote' : 'reference';
    case 'image':
      return 'image-in-text';
    case 'imageReference':
      return 'image-reference';
    case 'inlineCode':
      return 'inline-code';
    case 'footnoteReference':
      return 'footnote';
    default:
      return 'other';
  }
}
