/**
 * A set of code points as `src/fonts/coverage.ts` asks it: first and last of each run of neighbours in turn, as 32-bit numbers, low byte
 * first, in base64. Not the shortest form, but one that is read without a loop: a check of an issue is over in a few hundred milliseconds,
 * and unpacking a denser one took 15 of them.
 *
 * @param {readonly number[]} codePoints sorted, each once
 * @returns {string}
 */
export function writeRanges(codePoints) {
  const runs = [];
  for (const codePoint of codePoints) {
    if (runs.length > 0 && runs[runs.length - 1] === codePoint - 1) runs[runs.length - 1] = codePoint;
    else runs.push(codePoint, codePoint);
  }
  const bytes = Buffer.alloc(runs.length * 4);
  for (const [index, codePoint] of runs.entries()) bytes.writeUInt32LE(codePoint, index * 4);
  return bytes.toString('base64');
}
