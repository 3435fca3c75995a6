import type { Link } from 'mdast';
import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import { toExcerpt } from '../../diagnostics/excerpt.ts';
import { type Context, reportMarkup, toPlace } from './context.ts';

/** Allowed protocols. Others run code, open local files, or mean nothing on paper. */
const PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Maximum length of an address in Word. */
const LONGEST = 2_048;

/** Characters outside RFC 3986, section 2. */
const FOREIGN = /[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/g;

/** The address of a link, normalised by the URL Standard to ASCII; null when not allowed, which was reported. */
export function readAddress(node: Link, context: Context): string | null {
  if (node.title !== null && node.title !== undefined) reportMarkup(node, 'link-title', context);
  const address = normaliseAddress(node.url);
  if (address === null) context.report(createDiagnostic('link-address', toPlace(node, context), { address: toExcerpt(node.url) }));
  return address;
}

/** Normalises an address by the URL Standard, in ASCII; null when not allowed. */
export function normaliseAddress(written: string): string | null {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (url === null || !PROTOCOLS.has(url.protocol)) return null;
  // `https://www.gov.cn@example.com` looks like one site and leads to another.
  if (url.username !== '' || url.password !== '') return null;
  if (url.protocol === 'mailto:' && !/^[^@]+@[^@]+$/.test(url.pathname)) return null;
  const address = url.href.replace(FOREIGN, encodeURIComponent);
  return address.length > LONGEST ? null : address;
}
