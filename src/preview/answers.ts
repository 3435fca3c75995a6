import type { HttpAnswer, HttpRequest } from '../host/host.ts';
import type { Format } from '../render/index.ts';
import { sha256 } from '../write/recorder.ts';

/** What a preview has to give, besides its page. */
export interface Offer {
  /** HTML of the page, its program, its look and its icon, by the last part of their addresses; the page itself is the empty one. */
  readonly files: ReadonlyMap<string, { readonly type: string; readonly body: string }>;
  /** A page's SVG by its hash. */
  page(hash: string): string | null;
  download(format: Format): Promise<{ readonly file: string; readonly data: Uint8Array } | null>;
  /** Sends events, the state as it is first, until what it returns is called. */
  events(send: (text: string) => void): () => void;
}

/**
 * What every answer bears. The page may load from its own server alone, run no script but its own, be framed by nobody and send nothing
 * anywhere; no other site may take what is here, and no cache keeps it.
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

/** A picture of a page shows what it holds itself and does nothing, also when somebody opens it on its own. */
const PICTURE_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; sandbox";

const types: Readonly<Record<Format, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

/** What lets a request in. */
export interface Doors {
  /** Of the server. */
  readonly port: number;
  /** Part of every path, at least 128 bits, in letters and digits. */
  readonly secret: string;
  /** Whether a word is one that leads to the secret once; it is none any more then. */
  readonly redeem: (word: string) => boolean;
}

/**
 * Who answers requests. Only the user's own browser gets anything: a request must name this server as its host, which a page of another
 * site that has its name point here (DNS rebinding) cannot do; must not come from another site; and must know the secret in the address.
 */
export function answering(offer: Offer, { port, secret, redeem }: Doors): (request: HttpRequest) => Promise<HttpAnswer> {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const digest = sha256(secret);
  return async ({ method, target, headers }) => {
    const { host, origin, 'sec-fetch-site': site = 'none' } = headers;
    if (typeof host !== 'string' || !hosts.includes(host.toLowerCase())) return plain(403, 'Forbidden');
    if (origin !== undefined && origin !== `http://${host.toLowerCase()}`) return plain(403, 'Forbidden');
    if (site !== 'same-origin' && site !== 'none') return plain(403, 'Forbidden');
    if (method !== 'GET' && method !== 'HEAD') return plain(405, 'Method Not Allowed', { allow: 'GET, HEAD' });
    const [, given = '', ...rest] = (target.split('?')[0] ?? '').split('/');
    if (rest.length === 0 && method === 'GET' && redeem(given)) return plain(303, 'See Other', { location: `/${secret}/` });
    // Compared by their digests: how long that takes says nothing about the secret.
    if (sha256(given) !== digest || rest.length === 0) return plain(404, 'Not Found');
    return (await answer(offer, rest.join('/'))) ?? plain(404, 'Not Found');
  };
}

/** Names are looked up in lists: none of them leads to a file. */
async function answer(offer: Offer, name: string): Promise<HttpAnswer | null> {
  const file = offer.files.get(name);
  if (file !== undefined) return { status: 200, headers: { ...HEADERS, 'content-type': file.type }, body: file.body };
  if (name === 'events') {
    return { status: 200, headers: { ...HEADERS, 'content-type': 'text/event-stream; charset=utf-8' }, body: (send) => offer.events(send) };
  }
  const [, hash] = /^pages\/([0-9a-f]{64})\.svg$/.exec(name) ?? [];
  if (hash !== undefined) {
    const svg = offer.page(hash);
    const headers = { ...HEADERS, 'content-security-policy': PICTURE_POLICY, 'content-type': 'image/svg+xml; charset=utf-8' };
    return svg === null ? null : { status: 200, headers, body: svg };
  }
  const format = (['docx', 'pdf'] as const).find((each) => name === `download/${each}`);
  return format === undefined ? null : download(offer, format);
}

async function download(offer: Offer, format: Format): Promise<HttpAnswer | null> {
  const made = await offer.download(format);
  if (made === null) return null;
  // RFC 6266: the name as it is for all browsers of this century, and one in ASCII beside it.
  const disposition = `attachment; filename="bulletin.${format}"; filename*=UTF-8''${percentEncoded(made.file)}`;
  return { status: 200, headers: { ...HEADERS, 'content-type': types[format], 'content-disposition': disposition }, body: made.data };
}

/** RFC 8187 allows fewer characters than `encodeURIComponent` leaves. */
function percentEncoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function plain(status: number, body: string, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return { status, headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8', ...headers }, body: `${body}\n` };
}
