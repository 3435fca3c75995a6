/**
 * A set of code points as text, small enough for an index: for each run of neighbours, how far it starts behind the end of the one before
 * and how many follow its first, in base 36: `1s.5 3` is 64 to 69, and 73. `src/fonts/coverage.ts` reads it.
 *
 * @param {readonly number[]} codePoints sorted, each once
 * @returns {string}
 */
export function writeRanges(codePoints) {
  const runs = [];
  let end = 0;
  for (let index = 0; index < codePoints.length; ) {
    const first = codePoints[index];
    let length = 1;
    while (codePoints[index + length] === first + length) length++;
    runs.push((first - end).toString(36) + (length > 1 ? `.${(length - 1).toString(36)}` : ''));
    end = first + length;
    index += length;
  }
  return runs.join(' ');
}
