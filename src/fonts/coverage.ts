/** Code points of an office font as sorted runs, alternating first and last. */
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

/**
 * Decodes a set of code points as written to `fonts/index.json` by `scripts/fonts/pages.js`: pages of 256 code points, each a number and a
 * bitmap, in base64.
 */
export function readPages(text: string): (codePoint: number) => boolean {
  const bytes = Buffer.from(text, 'base64');
  const starts = new Map<number, number>();
  for (let at = 0; at < bytes.length; at += RECORD) starts.set(bytes.readUInt16LE(at), at + 2);
  return (codePoint) => {
    const start = starts.get(codePoint >> 8);
    return start !== undefined && ((bytes[start + ((codePoint & 0xff) >> 3)] ?? 0) & (1 << (codePoint & 7))) !== 0;
  };
}

/** Bytes per page: two for its number, 256 bits. */
const RECORD = 34;

/** Builds runs from ascending code points. */
export function toRuns(codePoints: Iterable<number>): Coverage {
  const runs: number[] = [];
  for (const codePoint of codePoints) {
    if (runs.length > 0 && runs[runs.length - 1] === codePoint - 1) runs[runs.length - 1] = codePoint;
    else runs.push(codePoint, codePoint);
  }
  return runs;
}
