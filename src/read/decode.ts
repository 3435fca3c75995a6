/** A file's text and the encoding it was in. */
export interface Decoded {
  /** Without byte order mark; line ends are LF. */
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16' | 'GB18030';
}

/** Share of the characters beyond ASCII that must be Chinese for bytes to be taken for GB18030. */
const MOSTLY = 0.7;
/** Share of NUL characters above which a text is UTF-16 without its mark: every ASCII letter brings one. */
const TOO_MANY_NULS = 0.1;

const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—·]/gu;
/** What the two-byte forms of GBK become when they happen to be valid UTF-8 (通知 becomes ֪ͨ). */
const TWO_BYTE = /[\u0250-\u07ff]/;

/**
 * Bytes → text, by the encodings offices use: UTF-8 with or without mark, UTF-16 with its mark, else GB18030 (which holds GBK and GB2312)
 * when that gives plausible Chinese. Null when none fits: better a refusal than wrong characters in print.
 */
export function decode(bytes: Uint8Array): Decoded | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded('utf-16le', 'UTF-16', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded('utf-16be', 'UTF-16', bytes);
  const utf8 = decoded('utf-8', 'UTF-8', bytes);
  if (utf8 === null) return chinese(bytes);
  if (share(utf8.text, /\0/g) > TOO_MANY_NULS) return null;
  // Short GBK texts may be valid UTF-8 by chance; then they read as rare scripts without a single hanzi.
  if (TWO_BYTE.test(utf8.text) && !/\p{Script=Han}/u.test(utf8.text)) return chinese(bytes) ?? utf8;
  return utf8;
}

function decoded(label: string, encoding: Decoded['encoding'], bytes: Uint8Array): Decoded | null {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return { text: text.replace(/\r\n?/g, '\n'), encoding };
  } catch {
    return null;
  }
}

function chinese(bytes: Uint8Array): Decoded | null {
  const found = decoded('gb18030', 'GB18030', bytes);
  if (found === null || /[\0\p{Co}]/u.test(found.text)) return null;
  const beyondAscii = found.text.replace(/[\0-\x7f]/g, '');
  return share(beyondAscii, CHINESE) >= MOSTLY ? found : null;
}

/** Which part of a text's characters a pattern matches, 0 to 1. */
function share(text: string, pattern: RegExp): number {
  return text === '' ? 0 : (text.match(pattern)?.length ?? 0) / text.length;
}
