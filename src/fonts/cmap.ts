import { type Coverage, toRuns } from './coverage.ts';

/**
 * Reads the code points of a `cmap` table (OpenType 1.9) from its subtable of format 12, or else format 4, the two used by fonts with
 * hanzi. Hand-written because fontkit takes 150 ms to load, as long as a whole build. Throws a RangeError when the table is damaged.
 */
export function readCmap(cmap: DataView): Coverage {
  const subtables = Array.from({ length: cmap.getUint16(2) }, (_, index) => 4 + 8 * index)
    .filter((record) => isUnicode(cmap.getUint16(record), cmap.getUint16(record + 2)))
    .map((record) => cmap.getUint32(record + 4))
    .map((offset) => ({ offset, format: cmap.getUint16(offset) }));
  const full = subtables.find(({ format }) => format === 12);
  if (full !== undefined) return readGroups(cmap, full.offset);
  const basic = subtables.find(({ format }) => format === 4);
  return basic === undefined ? [] : toRuns(readSegments(cmap, basic.offset));
}

/** Platform 0 is Unicode; on platform 3 (Windows), encodings 1 and 10 are. */
function isUnicode(platform: number, encoding: number): boolean {
  return platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
}

/** Format 12: groups of consecutive code points, in ascending order. */
function readGroups(cmap: DataView, offset: number): Coverage {
  const runs: number[] = [];
  const count = cmap.getUint32(offset + 12);
  for (let index = 0; index < count; index++) {
    const group = offset + 16 + 12 * index;
    runs.push(cmap.getUint32(group), cmap.getUint32(group + 4));
  }
  return runs;
}

/** Format 4: segments of the Basic Multilingual Plane, in ascending order; a character in one may still lack a glyph. */
function* readSegments(cmap: DataView, offset: number): Generator<number> {
  const count = cmap.getUint16(offset + 6) / 2;
  const ends = offset + 14;
  const starts = ends + 2 * count + 2;
  const deltas = starts + 2 * count;
  const rangeOffsets = deltas + 2 * count;
  let next = 0;
  for (let segment = 0; segment < count; segment++) {
    const start = cmap.getUint16(starts + 2 * segment);
    // The last segment is a sentinel at U+FFFF, which is no character.
    const end = Math.min(cmap.getUint16(ends + 2 * segment), 0xfffe);
    const delta = cmap.getUint16(deltas + 2 * segment);
    const rangeOffset = cmap.getUint16(rangeOffsets + 2 * segment);
    // Segments should ascend; in a damaged font, no character is visited twice.
    for (let codePoint = Math.max(start, next); codePoint <= end; codePoint++) {
      const at = rangeOffsets + 2 * segment + rangeOffset + 2 * (codePoint - start);
      const glyph = rangeOffset === 0 ? codePoint + delta : cmap.getUint16(at);
      if ((glyph & 0xffff) !== 0) yield codePoint;
    }
    next = Math.max(next, end + 1);
  }
}
