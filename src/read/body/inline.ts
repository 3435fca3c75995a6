import type { Link, Image as MarkdownImage, Nodes, PhrasingContent } from 'mdast';
import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import type { Markup } from '../../diagnostics/markup.ts';
import { type HeadingLevel, type Inline, type Text, toPlainText } from '../../model/body.ts';
import type { PassageKind } from '../../model/passage.ts';
import { replaceUnprintable } from '../characters.ts';
import { findHtmlProblem } from './comments.ts';
import { type Context, reportMarkup, toPlace } from './context.ts';
import { readAddress } from './links.ts';
import { reportPlainMarkup, takeLostMarkup } from './near-markup.ts';
import { createPassage } from './passages.ts';
import { joinRuns } from './runs.ts';
import { reportCharacters, reportUnknownNotes, reportUnpairedBold } from './text.ts';

/** Style of a run, from the markup around it. */
type Style = Pick<Text, 'strong' | 'href'>;

/** Reads inline content: plain and bold text, links, note marks and line breaks; reports the rest. Adds the text to the passages. */
export function readInlines(
  children: readonly PhrasingContent[],
  context: Context,
  kind: PassageKind,
  level: HeadingLevel | null = null,
): Inline[] {
  const kept = takeLostMarkup(children, context);
  const inlines = joinRuns(kept.flatMap((child) => readRuns(child, { strong: false }, context)));
  if (inlines.length > 0) context.passages.push(createPassage(kind, kept, inlines, context, level));
  for (const [index, inline] of inlines.entries()) {
    // A note mark belongs to the word before it.
    if (inline.type === 'note' && (inlines[index - 1]?.type ?? 'break') === 'break') {
      context.report(createDiagnostic('markup-printable', inline.place, { markup: 'note-first' }));
    }
  }
  return inlines;
}

/** The image of a paragraph that holds an image and otherwise only comments and white space, or null. */
export function findSoleImage(children: readonly PhrasingContent[]): MarkdownImage | null {
  const rest = children.filter((child) => !(child.type === 'html' && findHtmlProblem(child) === null) && !isBlank(child));
  const [only] = rest;
  return rest.length === 1 && only?.type === 'image' ? only : null;
}

function isBlank(node: PhrasingContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

function readRuns(node: PhrasingContent, style: Style, context: Context): Inline[] {
  switch (node.type) {
    case 'text': {
      reportCharacters(node, node.value, context);
      reportUnpairedBold(node, context);
      reportUnknownNotes(node, context);
      reportPlainMarkup(node, context);
      return [{ type: 'text', value: replaceUnprintable(node.value).replaceAll('\t', ' '), ...style, place: toPlace(node, context) }];
    }
    case 'break':
      return [{ type: 'break', place: toPlace(node, context) }];
    case 'strong':
      return node.children.flatMap((child) => readRuns(child, { ...style, strong: true }, context));
    case 'link':
      return readLink(node, style, context);
    case 'footnoteReference': {
      const mark = context.notes.mark(node, context);
      return mark === null ? [] : [mark];
    }
    case 'html': {
      const problem = findHtmlProblem(node);
      if (problem !== null) reportMarkup(node, problem, context);
      return [];
    }
    default:
      reportMarkup(node, readMarkup(node), context);
      // Read on, to report what is wrong inside as well.
      return 'children' in node ? node.children.flatMap((child) => readRuns(child, style, context)) : [];
  }
}

function readLink(node: Link, style: Style, context: Context): Inline[] {
  const href = readAddress(node, context);
  const words = node.children.flatMap((child) => readRuns(child, href === null ? style : { ...style, href }, context));
  if (toPlainText(words).trim() === '') context.report(createDiagnostic('link-words', toPlace(node, context), {}));
  return words;
}

function readMarkup(node: Nodes): Markup {
  switch (node.type) {
    case 'emphasis':
      return 'emphasis';
    case 'delete':
      return 'strikethrough';
    case 'linkReference':
      return node.label?.startsWith('^') ? 'note-label' : 'reference';
    case 'image':
      return 'image-in-text';
    case 'imageReference':
      return 'image-reference';
    case 'inlineCode':
      return 'inline-code';
    default:
      return 'other';
  }
}
