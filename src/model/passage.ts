import type { HeadingLevel } from './body.ts';
import type { Place } from './place.ts';

/** Kinds of words in the fields of a file: an item's title, an editor's note, a person. */
export const fieldKinds = ['title', 'editors-note', 'person'] as const;

/** Kind of a passage: words of a field, or a kind of text in a body. */
export type PassageKind = (typeof fieldKinds)[number] | 'heading' | 'paragraph' | 'entry' | 'cell' | 'note' | 'caption';

/** Whether a passage is a field, not text of the body. */
export function isField({ kind }: Pick<Passage, 'kind'>): boolean {
  return (fieldKinds as readonly PassageKind[]).includes(kind);
}

/** A half-open range of UTF-16 code units of the passage's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A stretch of running text: the printed characters without markup, each with its place in the file. Rules about language, wording and
 * privacy read passages only.
 */
export class Passage {
  readonly kind: PassageKind;
  /** Level of a heading; null for other kinds. */
  readonly level: HeadingLevel | null;
  /** As printed; a hard line break is `\n`, and a note mark takes no character. */
  readonly text: string;
  /** Bold ranges, in order. */
  readonly strong: readonly Span[];
  readonly #origin: Origin;

  constructor(kind: PassageKind, text: string, origin: Origin, { level = null, strong = [] }: PassageDetails = {}) {
    this.kind = kind;
    this.text = text;
    this.level = level;
    this.strong = strong;
    this.#origin = origin;
  }

  /** Place of the characters from `start` to before `end`; the whole passage by default. */
  place(start = 0, end = this.text.length): Place {
    const { start: from, end: to } = this.source(start, end);
    return this.#origin.place(from, to);
  }

  /** Offsets of these characters in the file's text, for edits. Includes markup between them; `literal` tells whether there is any. */
  source(start: number, end: number): Span {
    const { starts, ends } = this.#origin;
    const last = ends[Math.max(start, end - 1)] ?? ends.at(-1) ?? 0;
    const from = starts[start] ?? last;
    return { start: from, end: end > start ? last : from };
  }

  /** Whether these characters are in the file unchanged, without markup, escapes or line ends between them. */
  literal(start: number, end: number): boolean {
    const { start: from, end: to } = this.source(start, end);
    return this.#origin.text.slice(from, to) === this.text.slice(start, end);
  }

  /** Whether a character is bold. */
  isStrong(at: number): boolean {
    return this.strong.some(({ start, end }) => at >= start && at < end);
  }
}

/** Origin of a passage's characters. */
export interface Origin {
  /** The file's decoded text. */
  readonly text: string;
  /** Offsets where each UTF-16 code unit of the passage begins and ends in it. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  place(start: number, end: number): Place;
}

interface PassageDetails {
  readonly level?: HeadingLevel | null;
  readonly strong?: readonly Span[];
}
