import type { Passage, Span } from '../model/passage.ts';
import { mailboxesIn } from './mailboxes.ts';
import { personalNumbersIn } from './personal-numbers.ts';

export type PersonalKind = 'identity' | 'bank-card' | 'mobile' | 'email';

/** A number or an address of one person. */
export interface Personal extends Span {
  readonly kind: PersonalKind;
  /**
   * As it may be printed: the middle as asterisks. Messages say no more, for they are read by more people than the bulletin: the logs of a
   * build may be public.
   */
  readonly masked: string;
}

/** Enough of a text that it is worth a closer look: eleven digits in a row, blanks and hyphens between them or not, or a mail address. */
const SUSPECT = /(?:[0-9０-９][ \u00a0\u3000‐‑–—－-]?){11}|[@＠]/;

/** Everything personal in a text, in order; no two share a character. */
export function personalIn(text: string): Personal[] {
  if (!SUSPECT.test(text)) return [];
  return [...personalNumbersIn(text), ...mailboxesIn(text)].sort((one, other) => one.start - other.start);
}

/** Everything personal of one kind in a passage. */
export function personalOf(kind: PersonalKind, { text }: Passage): Personal[] {
  return personalIn(text).filter((found) => found.kind === kind);
}
