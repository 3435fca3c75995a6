import type { FootnoteReference, Nodes } from 'mdast';
import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import type { Markup } from '../../diagnostics/markup.ts';
import type { Image, NoteMark } from '../../model/body.ts';
import type { Passage, Span } from '../../model/passage.ts';
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

/** What the text of a body asks of its notes. */
export interface NoteMarks {
  /** The mark for a reference in the text; null when none can stand there, which is reported. */
  mark(node: FootnoteReference, context: Context): NoteMark | null;
  /** Whether a line of the body begins with that label and a full-width colon: meant for a note, and reported where it stands. */
  meant(label: string): boolean;
}

/** What a file's reader gives the conversion of its body. */
export interface BodySource {
  readonly source: Source;
  /** Offset of the body, behind the front matter. */
  readonly start: number;
  readonly report: Report;
  readonly loadImage: LoadImage;
}

/** What the conversion of a body goes by. */
export interface Context extends BodySource {
  readonly notes: NoteMarks;
  /** Takes each passage of running text down as it is read. */
  readonly passages: Passage[];
  /** Set inside of what cannot bear the mark of a note: the words that refuse one. */
  readonly noNotes?: Markup;
}

/** Place of a node in its file. */
export function placeOf(node: Nodes, context: BodySource): Place {
  const { start, end } = spanOf(node);
  return context.source.place(start, end);
}

/** Place of what a node has on its first line: enough to point at a block. */
export function firstLineOf(node: Nodes, context: BodySource): Place {
  const { start, end } = spanOf(node);
  return context.source.firstLine(start, end);
}

/** The Markdown a node was made of. */
export function sourceOf(node: Nodes, context: BodySource): string {
  const { start, end } = spanOf(node);
  return context.source.text.slice(start, end);
}

/** Reports markup that cannot be printed, pointing at its first line. */
export function refuse(node: Nodes, markup: Markup, context: BodySource): void {
  context.report(createDiagnostic('markup-printable', firstLineOf(node, context), { markup }));
}

/** Offsets of a node in its file. */
export function spanOf({ position }: Nodes): Span {
  // Only nodes made by hand have no position.
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}
