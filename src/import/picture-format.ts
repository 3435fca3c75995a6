/** Leading bytes of picture formats as Latin-1, at an offset. */
const signatures: readonly (readonly [format: string, offset: number, bytes: string])[] = [
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['jpeg', 0, '\xff\xd8\xff'],
  ['gif', 0, 'GIF8'],
  ['bmp', 0, 'BM'],
  ['tiff', 0, 'II*\0'],
  ['tiff', 0, 'MM\0*'],
  ['webp', 8, 'WEBP'],
  ['wmf', 0, '\xd7\xcd\xc6\x9a'],
  ['emf', 40, ' EMF'],
];

/** Formats that a bulletin can print. */
const printed: ReadonlySet<string> = new Set(['png', 'jpeg', 'svg']);

/** Detects the format of a picture from its content: the usual extension, or `bin`. */
export function detectPictureFormat(data: Uint8Array): string {
  const head = Buffer.from(data.subarray(0, 512)).toString('latin1');
  const found = signatures.find(([, offset, bytes]) => head.startsWith(bytes, offset))?.[0];
  return found ?? (/^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|svg)/.test(head) && head.includes('<svg') ? 'svg' : 'bin');
}

/** Whether pictures of this format can be printed. */
export function isPrintedFormat(format: string): boolean {
  return printed.has(format);
}
