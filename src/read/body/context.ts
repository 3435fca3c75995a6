import type { FootnoteReference, Nodes } from 'mdast';
import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import type { Markup } from '../../diagnostics/markup.ts';
import type { Image, NoteMark } from '../../model/body.ts';
import type { Passage, Span } from '../../model/passage.ts';
import type { Place } from '../../model/place.ts';
import type { Report, Source } from '../source.ts';

/** An image as the Markdown refers to it. */
export interface ImageReference {
  readonly path: string;
  readonly alt: string;
  readonly caption: string | null;
  readonly place: Place;
}

/** Loads an image of the folder; null when it cannot be used, which was reported. */
export type LoadImage = (reference: ImageReference, report: Report) => Promise<Image | null>;

/** The notes of a body, as its text sees them. */
export interface NoteMarks {
  /** Resolves a reference to its mark; null when it cannot stand there, which was reported. */
  mark(node: FootnoteReference, context: Context): NoteMark | null;
  /** Whether a line begins with this label and a full-width colon, so that it was meant as a note and is reported there. */
  meant(label: string): boolean;
}

/** Input of the conversion of a body. */
export interface BodySource {
  readonly source: Source;
  /** Offset of the body, after the front matter. */
  readonly start: number;
  readonly report: Report;
  readonly loadImage: LoadImage;
}

/** State of the conversion of a body. */
export interface Context extends BodySource {
  readonly notes: NoteMarks;
  /** Collects the passages of running text in file order. */
  readonly passages: Passage[];
  /** Width in characters to which the file's lines are hard-wrapped; null when they are not. */
  readonly wrap: number | null;
  /** Set where note marks are not allowed: the diagnostic to give. */
  readonly noNotes?: Markup;
}

/** Place of a node in its file. */
export function toPlace(node: Nodes, context: BodySource): Place {
  const { start, end } = toSpan(node);
  return context.source.place(start, end);
}

/** Place of a node's first line, enough to point at a block. */
export function toFirstLine(node: Nodes, context: BodySource): Place {
  const { start, end } = toSpan(node);
  return context.source.firstLine(start, end);
}

/** The Markdown source of a node. */
export function toSource(node: Nodes, context: BodySource): string {
  const { start, end } = toSpan(node);
  return context.source.text.slice(start, end);
}

/** Reports markup that cannot be printed, at its first line. */
export function reportMarkup(node: Nodes, markup: Markup, context: BodySource): void {
  context.report(createDiagnostic('markup-printable', toFirstLine(node, context), { markup }));
}

/** Offsets of a node in its file. */
export function toSpan({ position }: Nodes): Span {
  // Only nodes that we create have no position.
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}
