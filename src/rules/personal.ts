import type { Passage, Span } from '../model/passage.ts';
import { findMailboxes } from './mailboxes.ts';
import { findPersonalNumbers } from './personal-numbers.ts';

export type PersonalKind = 'identity' | 'bank-card' | 'mobile' | 'email';

/** A personal number or address. */
export interface Personal extends Span {
  readonly kind: PersonalKind;
  /** Printable form with the middle masked. Messages show nothing else: build logs may be public. */
  readonly masked: string;
}

/** Quick test: eleven digits with optional blanks and hyphens, or an at sign. */
const SUSPECT = /(?:[0-9０-９][ \u00a0\u3000‐‑–—－-]?){11}|[@＠]/;

/** Finds everything personal in a text, in order, without overlaps. */
export function findPersonal(text: string): Personal[] {
  if (!SUSPECT.test(text)) return [];
  return [...findPersonalNumbers(text), ...findMailboxes(text)].sort((one, other) => one.start - other.start);
}

/** Finds personal data of one kind in a passage. */
export function findPersonalOfKind(kind: PersonalKind, { text }: Passage): Personal[] {
  return findPersonal(text).filter((found) => found.kind === kind);
}
