import type { Nodes } from 'mdast';
import { diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Markup } from '../../diagnostics/markup.ts';
import type { Image } from '../../model/body.ts';
import type { Place } from '../../model/place.ts';
import type { Report, Source } from '../source.ts';

/** An image as the Markdown names it. */
export interface ImageReference {
  readonly path: string;
  readonly alt: string;
  readonly caption: string | null;
  readonly place: Place;
}

/** Fetches an image of the folder; null when it cannot be used, which it has reported. */
export type LoadImage = (reference: ImageReference, report: Report) => Promise<Image | null>;

/** What the conversion of a body goes by. */
export interface Context {
  readonly source: Source;
  /** Offset of the Markdown inside the file: what the parser's offsets are added to. */
  readonly base: number;
  readonly report: Report;
  readonly loadImage: LoadImage;
}

/** Place of a node in its file. */
export function placeOf(node: Nodes, context: Context): Place {
  const { start, end } = offsetsOf(node);
  return context.source.place(context.base + start, context.base + end);
}

/** The Markdown a node was made of. */
export function sourceOf(node: Nodes, context: Context): string {
  const { start, end } = offsetsOf(node);
  return context.source.text.slice(context.base + start, context.base + end);
}

/** Reports markup that cannot be printed, pointing at its first line. */
export function refuse(node: Nodes, markup: Markup, context: Context): void {
  const { start, end } = offsetsOf(node);
  context.report(diagnostic('markup-printable', context.source.firstLine(context.base + start, context.base + end), { markup }));
}

function offsetsOf(node: Nodes): { start: number; end: number } {
  // The parser gives every node a position; only nodes made by hand have none.
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
