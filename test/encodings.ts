/** Encodes texts in the encodings and with the line ends of office programs. Node encodes only UTF-8 and UTF-16 LE. */

type Encode = (text: string) => Uint8Array;

export const encodings: Readonly<Record<string, Encode>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with its mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16 LE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16 BE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  GB18030: gb18030,
};

export const lineEnds: Readonly<Record<string, (text: string) => string>> = {
  LF: (text) => text,
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  CR: (text) => text.replaceAll('\n', '\r'),
  'CRLF and LF in turn': (text) => alternating(text, '\r\n', '\n'),
  'CRLF and CR in turn': (text) => alternating(text, '\r\n', '\r'),
};

/** Bytes in no recognisable encoding: rejected, as a guess would print wrong text. */
export function unreadable(text: string): readonly (readonly [what: string, bytes: Uint8Array])[] {
  return [
    ['bytes of no text', Uint8Array.from({ length: 200 }, (_, index) => (index * 89) % 256)],
    ['UTF-16 without its mark', Buffer.from(text, 'utf16le')],
    ['UTF-16 without its mark, big-endian', Buffer.from(text, 'utf16le').swap16()],
    ['UTF-16 of hanzi with a single letter', Buffer.from('通知：各县（市、区）委组织部a，各部门。', 'utf16le')],
    ['UTF-16 cut off amid a character', Buffer.from(`\ufeff${text}`, 'utf16le').subarray(0, -1)],
    ['Latin-1', Uint8Array.from([0x2d, 0x63, 0x61, 0x66, 0xe9, 0x20, 0xff, 0x0a])],
  ];
}

function alternating(text: string, ...ends: readonly string[]): string {
  return text.split('\n').reduce((before, after, index) => `${before}${ends[index % ends.length]}${after}`);
}

/** Encodes GB18030, which includes GBK, by inverting Node's decoder: one, two or four bytes per character. */
export function gb18030(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap(bytesOf));
}

function bytesOf(character: string): readonly number[] {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return [code];
  if (code >= 0x10000) return fourBytes(code - 0x10000 + 189_000);
  const bytes = twoByteForms().get(character) ?? fourByteForms().get(character);
  if (bytes === undefined) throw new Error(`no GB18030 for ${character}`);
  return bytes;
}

/** The four bytes of a number in the standard's linear count. */
function fourBytes(index: number): readonly number[] {
  const [fourth, third] = [index % 10, Math.floor(index / 10) % 126];
  const [second, first] = [Math.floor(index / 1260) % 10, Math.floor(index / 12_600)];
  return [0x81 + first, 0x30 + second, 0x81 + third, 0x30 + fourth];
}

let twoBytes: ReadonlyMap<string, readonly number[]> | undefined;
let fourBytesOfPlane: ReadonlyMap<string, readonly number[]> | undefined;

function twoByteForms() {
  twoBytes ??= inverted(function* () {
    for (let lead = 0x81; lead <= 0xfe; lead += 1)
      for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) yield [lead, trail];
  });
  return twoBytes;
}

function fourByteForms() {
  fourBytesOfPlane ??= inverted(function* () {
    for (let index = 0; index < 39_420; index += 1) yield fourBytes(index);
  });
  return fourBytesOfPlane;
}

function inverted(all: () => Iterable<readonly number[]>): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030');
  return new Map(Array.from(all(), (bytes) => [decoder.decode(Uint8Array.from(bytes)), bytes]));
}
