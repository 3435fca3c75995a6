/**
 * A set of code points, small enough for an index and quick to read: for each run of neighbours two numbers, how far it starts behind the
 * end of the one before and how many follow its first; as LEB128 (seven bits a byte, low ones first, the eighth says that more follow), in
 * base64. `src/fonts/coverage.ts` reads it.
 *
 * @param {readonly number[]} codePoints sorted, each once
 * @returns {string}
 */
export function writeRanges(codePoints) {
  const bytes = [];
  let end = 0;
  for (let index = 0; index < codePoints.length; ) {
    const first = codePoints[index];
    let length = 1;
    while (codePoints[index + length] === first + length) length++;
    bytes.push(...leb128(first - end), ...leb128(length - 1));
    end = first + length;
    index += length;
  }
  return Buffer.from(bytes).toString('base64');
}

/**
 * @param {number} value
 * @returns {number[]}
 */
function leb128(value) {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb128(value >>> 7)];
}
