import type { Passage } from '../model/passage.ts';
import { findPersonalNumbers, type PersonalKind, type PersonalNumber } from './personal-numbers.ts';
import { toHalfWidth } from './widths.ts';

/** Quick test: eleven digits with optional blanks and hyphens, or an at sign. */
const SUSPECT = /(?:[0-9０-９][ \u00a0\u3000‐‑–—－-]?){11}|[@＠]/;

/** Finds everything personal in a text, in order, without overlaps. */
export function findPersonal(text: string): PersonalNumber[] {
  if (!SUSPECT.test(text)) return [];
  return [...findPersonalNumbers(text), ...findMailboxes(text)].sort((one, other) => one.start - other.start);
}

/** Finds personal data of one kind in a passage. */
export function findPersonalOfKind(kind: PersonalKind, { text }: Passage): PersonalNumber[] {
  return findPersonal(text).filter((found) => found.kind === kind);
}

/** Maximum lengths of local part and domain (RFC 5321, 4.5.3.1). */
const LOCAL = 64;
const DOMAIN = 255;

/** Finds mail addresses, except office addresses under gov.cn. */
function findMailboxes(text: string): PersonalNumber[] {
  const ascii = toHalfWidth(text);
  const found: PersonalNumber[] = [];
  for (let at = ascii.indexOf('@'); at !== -1; at = ascii.indexOf('@', at + 1)) {
    const [local = ''] = /[A-Za-z0-9](?:[A-Za-z0-9._%+-]*)$/.exec(ascii.slice(Math.max(0, at - LOCAL), at)) ?? [];
    const [domain = ''] = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/.exec(ascii.slice(at + 1, at + 1 + DOMAIN)) ?? [];
    const start = at - local.length;
    if (local === '' || domain === '' || ascii[start - 1] === '*' || isOfficial(domain)) continue;
    const shown = local.length > 2 ? local.slice(0, 2) : '';
    found.push({ kind: 'email', start, end: at + 1 + domain.length, masked: `${shown}***@${domain}` });
  }
  return found;
}

function isOfficial(domain: string): boolean {
  return /(?:^|\.)gov\.cn$/i.test(domain);
}
