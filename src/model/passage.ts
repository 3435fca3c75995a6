import type { HeadingLevel } from './body.ts';
import type { Place } from './place.ts';

/** What a passage is: an item's title, an editor's note, and the kinds of text in a body. */
export type PassageKind = 'title' | 'editors-note' | 'heading' | 'paragraph' | 'entry' | 'cell' | 'note' | 'caption';

/** From which character to before which, counted in UTF-16 code units of the passage's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A stretch of running text as a proofreader reads it: the characters as they are printed, without markup, each of which knows where it
 * stands in its file. The rules about language, wording and privacy read passages and nothing else.
 */
export class Passage {
  readonly kind: PassageKind;
  /** Level of a heading; null for every other kind. */
  readonly level: HeadingLevel | null;
  /** As printed; a line break the author asked for is `\n`, and the mark of a note takes no character. */
  readonly text: string;
  /** What is bold, in order. */
  readonly strong: readonly Span[];
  readonly #origin: Origin;

  constructor(kind: PassageKind, text: string, origin: Origin, { level = null, strong = [] }: PassageDetails = {}) {
    this.kind = kind;
    this.text = text;
    this.level = level;
    this.strong = strong;
    this.#origin = origin;
  }

  /** Place of the characters from `start` to before `end` in their file; the whole passage when left out. */
  place(start = 0, end = this.text.length): Place {
    const { start: from, end: to } = this.source(start, end);
    return this.#origin.place(from, to);
  }

  /**
   * Offsets of those characters in their file's decoded text, which is what an edit goes by. Markup that stands between them lies within;
   * `literal` tells whether there is none.
   */
  source(start: number, end: number): Span {
    const { starts, ends } = this.#origin;
    const last = ends[Math.max(start, end - 1)] ?? ends.at(-1) ?? 0;
    const from = starts[start] ?? last;
    return { start: from, end: end > start ? last : from };
  }

  /** Whether those characters stand in their file just so, with no markup, escape or line end among them. */
  literal(start: number, end: number): boolean {
    const { start: from, end: to } = this.source(start, end);
    return this.#origin.text.slice(from, to) === this.text.slice(start, end);
  }

  /** Whether a character is bold. */
  isStrong(at: number): boolean {
    return this.strong.some(({ start, end }) => at >= start && at < end);
  }
}

/** Where the characters of a passage come from. */
export interface Origin {
  /** The file's whole decoded text. */
  readonly text: string;
  /** Where each character begins and ends in it: one number a UTF-16 code unit of the passage. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  place(start: number, end: number): Place;
}

interface PassageDetails {
  readonly level?: HeadingLevel | null;
  readonly strong?: readonly Span[];
}
