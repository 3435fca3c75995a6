/** What pictures begin with, as Latin-1, at an offset. */
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

/** Formats that a bulletin prints. */
const printed: ReadonlySet<string> = new Set(['png', 'jpeg', 'svg']);

/** The format of a picture by its content: its usual extension, `bin` for what is unknown. */
export function pictureFormat(data: Uint8Array): string {
  const head = Buffer.from(data.subarray(0, 512)).toString('latin1');
  const found = signatures.find(([, offset, bytes]) => head.startsWith(bytes, offset))?.[0];
  return found ?? (/^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|svg)/.test(head) && head.includes('<svg') ? 'svg' : 'bin');
}

/** Whether pictures of a format can be printed as they are. */
export function isPrintedFormat(format: string): boolean {
  return printed.has(format);
}
