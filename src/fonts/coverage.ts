/**
 * Which code points a face has, as sorted runs: first and last of each in turn. Made from the index of the bundled faces or from the
 * `cmap` table of an office font, and asked once a character.
 */
export type Coverage = ArrayLike<number>;

/** Whether a code point lies in one of the runs. */
export function covers(coverage: Coverage, codePoint: number): boolean {
  let low = 0;
  let high = coverage.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < (coverage[2 * middle] ?? 0)) high = middle - 1;
    else if (codePoint > (coverage[2 * middle + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}

/** The runs of `fonts/index.json` as `scripts/fonts/ranges.js` writes them: 32-bit numbers, low byte first, in base64. */
export function readRuns(text: string): Coverage {
  const bytes = Buffer.from(text, 'base64');
  // A copy, as the bytes of a small buffer may begin anywhere. All processors that Node runs on keep the low byte first but one.
  if (LOW_BYTE_FIRST) return new Uint32Array(Uint8Array.from(bytes).buffer);
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readUInt32LE(index * 4));
}

const LOW_BYTE_FIRST = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** Runs of code points that come in rising order. */
export function runsOf(codePoints: Iterable<number>): Coverage {
  const runs: number[] = [];
  for (const codePoint of codePoints) {
    if (runs.length > 0 && runs[runs.length - 1] === codePoint - 1) runs[runs.length - 1] = codePoint;
    else runs.push(codePoint, codePoint);
  }
  return runs;
}
