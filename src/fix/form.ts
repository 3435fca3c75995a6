/** Encodings the reader detects. */
export type Encoding = 'UTF-8' | 'UTF-16' | 'GB18030';

/** How an encoding maps characters to bytes. */
export interface Form {
  /** Length of the byte order mark in bytes; 0 without one. */
  readonly mark: number;
  /** WHATWG encoding label. */
  readonly label: string;
  /** Byte length of the character at an offset. */
  lengthAt(bytes: Uint8Array, at: number): number;
  /** Encodes a text; null if the encoding lacks a character. */
  encode(text: string): Uint8Array | null;
}

/** Describes the encoding of a file. */
export async function detectForm(bytes: Uint8Array, encoding: Encoding): Promise<Form> {
  if (encoding === 'GB18030') return createGb18030(bytes);
  if (encoding === 'UTF-16') return createUtf16(bytes[0] === 0xfe);
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return {
    mark,
    label: 'utf-8',
    lengthAt: (all, at) => {
      const lead = all[at] as number;
      return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    },
    encode: (text) => (isWellFormed(text) ? new TextEncoder().encode(text) : null),
  };
}

/** UTF-16 is recognised only by its byte order mark. */
function createUtf16(bigEndian: boolean): Form {
  return {
    mark: 2,
    label: bigEndian ? 'utf-16be' : 'utf-16le',
    lengthAt: (bytes, at) => (((bytes[bigEndian ? at : at + 1] as number) & 0xfc) === 0xd8 ? 4 : 2),
    encode: (text) => {
      if (!isWellFormed(text)) return null;
      const encoded = Buffer.from(text, 'utf16le');
      return bigEndian ? encoded.swap16() : encoded;
    },
  };
}

/** GB18030. A file without four-byte characters may be GBK to other programs, so none are added to it. */
async function createGb18030(bytes: Uint8Array): Promise<Form> {
  const { default: iconv } = await import('iconv-lite');
  const decoder = new TextDecoder('gb18030');
  const isWide = hasFourBytes(bytes);
  return {
    mark: 0,
    label: 'gb18030',
    lengthAt: measureGb18030,
    encode: (text) => {
      const encoded = iconv.encode(text, 'gb18030');
      // The library and the decoder may follow different editions of the standard; about twenty characters differ.
      const isSame = isWellFormed(text) && decoder.decode(encoded) === text;
      return isSame && (isWide || !hasFourBytes(encoded)) ? encoded : null;
    },
  };
}

/** One byte for ASCII, four if the second byte is a digit, otherwise two. */
function measureGb18030(bytes: Uint8Array, at: number): number {
  if ((bytes[at] as number) <= 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  return second >= 0x30 && second <= 0x39 ? 4 : 2;
}

function hasFourBytes(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    const length = measureGb18030(bytes, at);
    if (length === 4) return true;
    at += length;
  }
  return false;
}

function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}
