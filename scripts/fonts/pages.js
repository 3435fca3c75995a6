/** Code points of a page. */
const PAGE = 256;

/**
 * A set of code points as `src/fonts/coverage.ts` asks it, in base64: for each page of 256 that has any, its number (two bytes, low byte
 * first) and a bit for each of its code points, the lowest first. Hanzi of a standard are strewn over their block, so that this takes a
 * tenth of what runs take.
 *
 * @param {readonly number[]} codePoints sorted, each once
 * @returns {string}
 */
export function writePages(codePoints) {
  const pages = new Map();
  for (const codePoint of codePoints) {
    const number = Math.floor(codePoint / PAGE);
    if (!pages.has(number)) pages.set(number, Buffer.alloc(2 + PAGE / 8));
    const page = pages.get(number);
    page.writeUInt16LE(number);
    page[2 + ((codePoint % PAGE) >> 3)] |= 1 << (codePoint & 7);
  }
  return Buffer.concat([...pages.values()]).toString('base64');
}
