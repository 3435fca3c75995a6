import type { Place } from '../../../model/place.ts';
import type { Generated } from '../item/printed.ts';
import { CELL, OBJECT, PARAGRAPH } from '../separators.ts';

/** Why a change was not taken over. */
export type Reason =
  | Generated
  /** Not in an item: masthead, contents, section titles, imprint. */
  | 'outside'
  | 'item-removed'
  | 'item-added'
  | 'item-moved'
  /** Bold, or another emphasis, was added or removed. */
  | 'bold'
  | 'emphasis'
  /** A paragraph was split, joined, added or removed in a way that Markdown cannot express. */
  | 'lines'
  /** Once written, the words would be parsed as something else. */
  | 'unsafe'
  /** Both the file and the document changed the place. */
  | 'conflict'
  | 'text-box'
  /** A comment that is not on an item. */
  | 'comment'
  /** The encoding of the file lacks a character. */
  | 'encoding';

/** A change in a document that was not taken over and needs a person's decision. */
export interface LeftOutChange {
  readonly reason: Reason;
  /** The place in a file where it belongs; null when there is none. */
  readonly place: Place | null;
  /** The old and new words, with some context. */
  readonly before: string;
  readonly after: string;
}

/** Characters of context on either side of a change. */
const CONTEXT = 8;

/** Cuts a range out of a text, with context and ellipses. */
export function cutExcerpt(text: string, start: number, end: number): string {
  const from = Math.max(0, start - CONTEXT);
  const to = Math.min(text.length, end + CONTEXT);
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}

/** Replaces separators and object characters for display. */
export function toReadable(text: string): string {
  return text.replaceAll(CELL, ' | ').replaceAll(PARAGRAPH, '\n').replaceAll(OBJECT, '（图）');
}
