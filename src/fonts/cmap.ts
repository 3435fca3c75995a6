import { type Coverage, toRuns } from './coverage.ts';

/**
 * Reads the code points of a `cmap` table (OpenType 1.9) from its subtable of format 12, or else format 4, the two used by fonts with
 * hanzi. Hand-written because fontkit takes 150 ms to load, as long as a whole build. Throws a RangeError when the table is damaged.
 */
export function readCmap(cmap: DataView): Coverage {
  const { full, basic } = findSubtables(cmap);
  if (full !== undefined) return readGroups(cmap, full.offset);
  return basic === undefined ? [] : toRuns(readSegments(cmap, basic.offset));
}

/** The glyph of a code point; 0 when there is none. Throws a RangeError when the table is damaged. */
export function findGlyph(cmap: DataView, codePoint: number): number {
  const { full, basic } = findSubtables(cmap);
  if (full !== undefined) return findInGroups(cmap, full.offset, codePoint);
  return basic === undefined ? 0 : findInSegments(cmap, basic.offset, codePoint);
}

function findSubtables(cmap: DataView) {
  const subtables = Array.from({ length: cmap.getUint16(2) }, (_, index) => 4 + 8 * index)
    .filter((record) => isUnicode(cmap.getUint16(record), cmap.getUint16(record + 2)))
    .map((record) => cmap.getUint32(record + 4))
    .map((offset) => ({ offset, format: cmap.getUint16(offset) }));
  return { full: subtables.find(({ format }) => format === 12), basic: subtables.find(({ format }) => format === 4) };
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
  const segments = readLayout(cmap, offset);
  let next = 0;
  for (let segment = 0; segment < segments.count; segment++) {
    const { start, end } = readBounds(cmap, segments, segment);
    // Segments should ascend; in a damaged font, no character is visited twice.
    for (let codePoint = Math.max(start, next); codePoint <= end; codePoint++) {
      if (readGlyph(cmap, segments, segment, codePoint) !== 0) yield codePoint;
    }
    next = Math.max(next, end + 1);
  }
}

/** Where the parallel arrays of a subtable of format 4 begin. */
interface Segments {
  readonly count: number;
  readonly ends: number;
  readonly starts: number;
  readonly deltas: number;
  readonly rangeOffsets: number;
}

function readLayout(cmap: DataView, offset: number): Segments {
  const count = cmap.getUint16(offset + 6) / 2;
  const ends = offset + 14;
  const starts = ends + 2 * count + 2;
  return { count, ends, starts, deltas: starts + 2 * count, rangeOffsets: starts + 4 * count };
}

/** The last segment is a sentinel at U+FFFF, which is no character. */
function readBounds(cmap: DataView, { starts, ends }: Segments, segment: number) {
  return { start: cmap.getUint16(starts + 2 * segment), end: Math.min(cmap.getUint16(ends + 2 * segment), 0xfffe) };
}

function readGlyph(cmap: DataView, { starts, deltas, rangeOffsets }: Segments, segment: number, codePoint: number): number {
  const delta = cmap.getUint16(deltas + 2 * segment);
  const rangeOffset = cmap.getUint16(rangeOffsets + 2 * segment);
  if (rangeOffset === 0) return (codePoint + delta) & 0xffff;
  const start = cmap.getUint16(starts + 2 * segment);
  const glyph = cmap.getUint16(rangeOffsets + 2 * segment + rangeOffset + 2 * (codePoint - start));
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}

function findInGroups(cmap: DataView, offset: number, codePoint: number): number {
  const count = cmap.getUint32(offset + 12);
  for (let group = offset + 16; group < offset + 16 + 12 * count; group += 12) {
    const first = cmap.getUint32(group);
    if (codePoint >= first && codePoint <= cmap.getUint32(group + 4)) return cmap.getUint32(group + 8) + codePoint - first;
  }
  return 0;
}

function findInSegments(cmap: DataView, offset: number, codePoint: number): number {
  const segments = readLayout(cmap, offset);
  for (let segment = 0; segment < segments.count; segment++) {
    const { start, end } = readBounds(cmap, segments, segment);
    if (codePoint >= start && codePoint <= end) return readGlyph(cmap, segments, segment, codePoint);
  }
  return 0;
}
