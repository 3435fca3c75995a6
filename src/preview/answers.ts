import type { HttpAnswer, HttpRequest } from '../host/host.ts';
import { type Format, factsOf, formatNames } from '../model/formats.ts';
import { hashSha256 } from '../write/recorder.ts';

/** The resources that a preview serves. */
export interface Resources {
  /** Files of the page by the last part of their URL; the HTML has the empty name. */
  readonly files: ReadonlyMap<string, { readonly type: string; readonly body: string }>;
  /** Returns a page's SVG by its hash. */
  page(hash: string): string | null;
  /** Writes a safe fix by its id; false if it no longer applies. Null unless fixing was allowed at the start. */
  readonly fix: ((id: string) => Promise<boolean>) | null;
  download(format: Format): Promise<{ readonly file: string; readonly data: Uint8Array } | null>;
  /** Sends server-sent events, the current state first. Returns an unsubscribe function. */
  events(send: (text: string) => void): () => void;
}

/**
 * Headers of every response. The page loads from and connects to its own server only, runs only its own script and cannot be framed; no other
 * site may embed a response, and nothing is cached.
 */
const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const;

/** Policy of a page's SVG: no scripts and no external resources, even when it is opened on its own. */
const PICTURE_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; sandbox";

/** The conditions under which requests are answered. */
export interface Access {
  /** Port of the server. */
  readonly port: number;
  /** First part of every path: at least 128 bits, as letters and digits. */
  readonly secret: string;
  /** Uses up a ticket, which gives access to the secret once; false for an unknown one. */
  readonly redeem: (ticket: string) => boolean;
}

/**
 * Returns a function that answers requests. Only the user's own browser gets a response: a request must name this server as its host, which
 * prevents DNS rebinding; must not come from another site; and must know the secret in the URL.
 */
export function createResponder(resources: Resources, { port, secret, redeem }: Access): (request: HttpRequest) => Promise<HttpAnswer> {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const digest = hashSha256(secret);
  return async ({ method, target, headers }) => {
    const { host, origin, 'sec-fetch-site': site = 'none' } = headers;
    if (typeof host !== 'string' || !hosts.includes(host.toLowerCase())) return toPlainText(403, 'Forbidden');
    if (origin !== undefined && origin !== `http://${host.toLowerCase()}`) return toPlainText(403, 'Forbidden');
    if (site !== 'same-origin' && site !== 'none') return toPlainText(403, 'Forbidden');
    const isFix = method === 'POST' && resources.fix !== null;
    if (method !== 'GET' && method !== 'HEAD' && !isFix) return toPlainText(405, 'Method Not Allowed', { allow: 'GET, HEAD' });
    const [, given = '', ...rest] = (target.split('?')[0] ?? '').split('/');
    if (rest.length === 0 && method === 'GET' && redeem(given)) return toPlainText(303, 'See Other', { location: `/${secret}/` });
    // Compares digests, so that the time taken reveals nothing about the secret.
    if (hashSha256(given) !== digest || rest.length === 0) return toPlainText(404, 'Not Found');
    // Browsers send Origin with every POST; without it the request does not come from the page.
    if (isFix && origin === undefined) return toPlainText(403, 'Forbidden');
    const answer = isFix ? await respondToFix(resources, rest.join('/')) : await respond(resources, rest.join('/'));
    return answer ?? toPlainText(404, 'Not Found');
  };
}

async function respondToFix({ fix }: Resources, name: string): Promise<HttpAnswer | null> {
  const [, id] = /^fix\/([0-9a-f]{64})$/.exec(name) ?? [];
  if (id === undefined || fix === null) return null;
  return (await fix(id)) ? toPlainText(200, 'Fixed') : toPlainText(409, 'Conflict');
}

/** Looks a name up in fixed lists; none is used as a path. */
async function respond(resources: Resources, name: string): Promise<HttpAnswer | null> {
  const file = resources.files.get(name);
  if (file !== undefined) return { status: 200, headers: { ...HEADERS, 'content-type': file.type }, body: file.body };
  if (name === 'events') {
    return {
      status: 200,
      headers: { ...HEADERS, 'content-type': 'text/event-stream; charset=utf-8' },
      body: (send) => resources.events(send),
    };
  }
  const [, hash] = /^pages\/([0-9a-f]{64})\.svg$/.exec(name) ?? [];
  if (hash !== undefined) {
    const svg = resources.page(hash);
    const headers = { ...HEADERS, 'content-security-policy': PICTURE_POLICY, 'content-type': 'image/svg+xml; charset=utf-8' };
    return svg === null ? null : { status: 200, headers, body: svg };
  }
  const format = formatNames.find((each) => name === `download/${each}`);
  return format === undefined ? null : download(resources, format);
}

async function download(resources: Resources, format: Format): Promise<HttpAnswer | null> {
  const made = await resources.download(format);
  if (made === null) return null;
  // RFC 6266: the name in UTF-8, and an ASCII fallback.
  const disposition = `attachment; filename="bulletin.${factsOf(format).extensions[0]}"; filename*=UTF-8''${percentEncode(made.file)}`;
  return {
    status: 200,
    headers: { ...HEADERS, 'content-type': factsOf(format).mediaType, 'content-disposition': disposition },
    body: made.data,
  };
}

/** Percent-encodes a value for RFC 8187, which allows fewer characters than `encodeURIComponent` leaves. */
function percentEncode(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function toPlainText(status: number, body: string, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return { status, headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8', ...headers }, body: `${body}\n` };
}
