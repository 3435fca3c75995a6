import type { Place } from '../../../model/place.ts';
import type { Made } from '../item/printed.ts';
import { CELL, OBJECT, PARAGRAPH } from '../marks.ts';

/** Why a change was not taken over. */
export type Reason =
  | Made
  /** Outside of the items: masthead, contents, section titles, imprint. */
  | 'outside'
  | 'item-removed'
  | 'item-added'
  | 'item-moved'
  /** Bold, or words set off in another way. */
  | 'bold'
  | 'emphasis'
  /** A paragraph was parted, joined, added or taken away where Markdown has no way to say so. */
  | 'lines'
  /** Written in, the words would be read as something else. */
  | 'unsafe'
  /** Both the file and the document were changed there. */
  | 'conflict'
  | 'text-box'
  /** A comment on no item. */
  | 'comment'
  /** The words have characters that the file's encoding lacks. */
  | 'encoding';

/** A change in a document that was not taken over, for a person to see to. */
export interface LeftOut {
  readonly reason: Reason;
  /** Where it would go in a file; null when it belongs to none. */
  readonly place: Place | null;
  /** The words as they were and as they are, with a few of those around them. */
  readonly before: string;
  readonly after: string;
}

/** Characters shown at both sides of a change. */
const AROUND = 8;

/** Some characters of a text and a few around them. */
export function around(text: string, start: number, end: number): string {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}

/** A text for people: what parts lines and cells, and what is no text, as they would write it. */
export function readable(text: string): string {
  return text.replaceAll(CELL, ' | ').replaceAll(PARAGRAPH, '\n').replaceAll(OBJECT, '（图）');
}
