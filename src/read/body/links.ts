import type { Link } from 'mdast';
import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import { toExcerpt } from '../../diagnostics/excerpt.ts';
import { type Context, placeOf, refuse } from './context.ts';

/** What a link may lead to. Anything else runs something, opens a file of whoever reads, or leads nowhere from a printed page. */
const PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Word takes no longer address. */
const LONGEST = 2_048;

/** What an address may hold by RFC 3986, section 2. */
const FOREIGN = /[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/g;

/**
 * Where a link leads, as the URL Standard writes it, with nothing but ASCII in it; null when that is no place for a bulletin to lead to,
 * which it has reported.
 */
export function readAddress(node: Link, context: Context): string | null {
  if (node.title !== null && node.title !== undefined) refuse(node, 'link-title', context);
  const address = addressOf(node.url);
  if (address === null) context.report(createDiagnostic('link-address', placeOf(node, context), { address: toExcerpt(node.url) }));
  return address;
}

/** An address as the URL Standard writes it, in ASCII; null when a bulletin cannot lead there. */
export function addressOf(written: string): string | null {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (url === null || !PROTOCOLS.has(url.protocol)) return null;
  // `https://www.gov.cn@example.com` shows one place and leads to another.
  if (url.username !== '' || url.password !== '') return null;
  if (url.protocol === 'mailto:' && !/^[^@]+@[^@]+$/.test(url.pathname)) return null;
  const address = url.href.replace(FOREIGN, encodeURIComponent);
  return address.length > LONGEST ? null : address;
}
