/**
 * Which code points a face has, as sorted runs: first and last of each in turn. Made from the index of the bundled faces or from the
 * `cmap` table of an office font, and asked once a character.
 */
export type Coverage = readonly number[];

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

/**
 * Reads the runs of `fonts/index.json` as `scripts/fonts/ranges.js` writes them: for each, how far it starts behind the end of the one
 * before and how many follow its first, as LEB128 in base64.
 */
export function parseRanges(text: string): Coverage {
  const runs: number[] = [];
  let value = 0;
  let shift = 0;
  let next = 0;
  for (const byte of Buffer.from(text, 'base64')) {
    value |= (byte & 0x7f) << shift;
    shift += 7;
    if (byte & 0x80) continue;
    const opens = runs.length % 2 === 0;
    next += value;
    runs.push(next);
    if (!opens) next++;
    value = 0;
    shift = 0;
  }
  return runs;
}

/** Runs of code points that come in rising order. */
export function runsOf(codePoints: Iterable<number>): Coverage {
  const runs: number[] = [];
  for (const codePoint of codePoints) {
    if (runs.length > 0 && runs[runs.length - 1] === codePoint - 1) runs[runs.length - 1] = codePoint;
    else runs.push(codePoint, codePoint);
  }
  return runs;
}
