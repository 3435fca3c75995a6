import { isUtf8 } from 'node:buffer';

/** A file's text and the encoding it was in. */
export interface Decoded {
  /** Without byte order mark, line ends as LF. May hold lone surrogates. */
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16' | 'GB18030';
}

/** Minimum share of Chinese among the non-ASCII characters of text taken for GB18030. */
const MOSTLY = 0.7;
/** Share of NUL characters above which bytes are UTF-16 without a mark: every ASCII letter brings one. */
const TOO_MANY_NULS = 0.1;

const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—·]/gu;
/** What two-byte GBK becomes when it happens to be valid UTF-8 (通知 becomes ֪ͨ). */
const TWO_BYTE = /[\u0250-\u07ff]/;

/** Maximum share of private-use characters (an office's own, reported one by one) in Chinese text. */
const FEW_PRIVATE = 0.02;

/**
 * Decodes bytes by the encodings offices use: UTF-8 with or without a byte order mark, UTF-16 with one, otherwise GB18030 (a superset of
 * GBK and GB2312) if that yields plausible Chinese. Null if none fits, including UTF-16 without a mark: a refusal is better than wrong
 * characters in print.
 */
export function decode(bytes: Uint8Array): Decoded | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, false);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, true);
  const utf8 = decodeUtf8(bytes);
  if (utf8 === null) return decodeChinese(bytes);
  if (measureShare(utf8.text, /\0/g) > TOO_MANY_NULS) return null;
  // Short GBK text may be valid UTF-8 by chance; it then reads as rare scripts without a single hanzi.
  if (TWO_BYTE.test(utf8.text) && !/\p{Script=Han}/u.test(utf8.text)) return decodeChinese(bytes) ?? utf8;
  return utf8;
}

/** Faster than a `TextDecoder`, which is slow to create. */
function decodeUtf8(bytes: Uint8Array): Decoded | null {
  return isUtf8(bytes)
    ? normalise(
        Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
          .toString('utf8')
          .replace(/^\ufeff/, ''),
        'UTF-8',
      )
    : null;
}

function decodeAs(label: string, encoding: Decoded['encoding'], bytes: Uint8Array): Decoded | null {
  try {
    return normalise(new TextDecoder(label, { fatal: true }).decode(bytes), encoding);
  } catch {
    return null;
  }
}

/** Keeps lone surrogates, which are reported in place; rejects half a code unit at the end. */
function decodeUtf16(bytes: Uint8Array, bigEndian: boolean): Decoded | null {
  if (bytes.length % 2 !== 0) return null;
  const units = Buffer.from(bytes.subarray(2));
  return normalise((bigEndian ? units.swap16() : units).toString('utf16le'), 'UTF-16');
}

function normalise(text: string, encoding: Decoded['encoding']): Decoded {
  return { text: text.replace(/\r\n?/g, '\n'), encoding };
}

function decodeChinese(bytes: Uint8Array): Decoded | null {
  const found = decodeAs('gb18030', 'GB18030', bytes);
  if (found === null || found.text.includes('\0')) return null;
  const beyondAscii = found.text.replace(/[\0-\x7f]/g, '');
  return measureShare(beyondAscii, CHINESE) >= MOSTLY && measureShare(beyondAscii, /\p{Co}/gu) <= FEW_PRIVATE ? found : null;
}

/** Share of a text's code points that a pattern matches, 0 to 1. */
function measureShare(text: string, pattern: RegExp): number {
  const count = text.match(pattern)?.length ?? 0;
  return count === 0 ? 0 : count / [...text].length;
}
