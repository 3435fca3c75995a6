import type { Personal } from './personal.ts';
import { toHalfWidth } from './widths.ts';

/** Maximum lengths of local part and domain (RFC 5321, 4.5.3.1). */
const LOCAL = 64;
const DOMAIN = 255;

/** Finds mail addresses, except office addresses under gov.cn. */
export function findMailboxes(text: string): Personal[] {
  const ascii = toHalfWidth(text);
  const found: Personal[] = [];
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
