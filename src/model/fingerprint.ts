/**
 * A fingerprint of an item's text for finding near-duplicates: small whatever the length of the text, and comparable in microseconds.
 * Letters, hanzi and digits count; punctuation, spaces and markup do not.
 */
export interface Fingerprint {
  /** Number of letters, hanzi and digits. */
  readonly length: number;
  /** Hash of all of them, in order. */
  readonly whole: number;
  /** The sample holds one in 2^step of the text's trigrams. */
  readonly step: number;
  /**
   * Hashes of trigrams, sorted and unique. Of a long text only the lowest, which are the same ones in every text (FracMinHash), so that a
   * few hundred estimate how much two texts share. Reordered sentences change little.
   */
  readonly runs: Uint32Array;
  /** Hashes of the numbers with what they count (27条, 3.5%), sorted and unique. */
  readonly numbers: Uint32Array;
}

/** Maximum sample size; with half as many the shared part is known to some 5 per cent. */
const SAMPLE = 256;

/** Number of lowest trigrams compared first: duplicates share at least a fifth of them. */
const FEW = 64;
const STRANGERS = 4;

/** Shorter texts (略, 见附件) repeat too often to mean anything. */
const SHORTEST = 12;
/** Below this length one name or number may be all that distinguishes two reports; only identical texts match. */
const SHORT = 80;
/** Below this length set phrases make up much of a text. */
const BRIEF = 200;
/** Minimum share of common trigrams of one text; an edit of two characters costs four. */
const SAME = 0.5;
const SAME_BRIEF = 0.7;
/** The same for texts with equal titles. */
const SAME_TITLED = 0.4;

/** A number with the first character of what it counts. The lookbehind keeps a long number from being tried at each digit. */
const NUMBER = /(?<![\d.,])\d+(?:[.,]\d+)*[%\u3400-\u9fff]/g;

/** Computes the fingerprint of the body of an item's file, without front matter and comments. Parses no Markdown. */
export function createFingerprint(file: string): Fingerprint {
  const body = withoutComments(sliceBody(file));
  const units = toUnits(body);
  const step = Math.max(0, Math.ceil(Math.log2(units.length / SAMPLE)));
  const limit = 2 ** (32 - step);
  const runs: number[] = [];
  let whole = units.length;
  let before = 0;
  let last = 0;
  // Plain loops: hundreds of texts are read for one issue.
  for (let index = 0; index < units.length; index += 1) {
    const unit = units[index] as number;
    // FNV-1a; with the length it identifies equal texts.
    whole = Math.imul(whole ^ unit, 0x01000193) >>> 0;
    const hash = mixHashes(before, last, unit);
    if (index > 1 && hash < limit) runs.push(hash);
    before = last;
    last = unit;
  }
  const numbers = [...body.matchAll(NUMBER)].map(([number]) => toUnits(number).reduce((hash, unit) => mixHashes(hash, unit, 1), 0));
  return { length: units.length, whole, step, runs: toSortedSet(runs), numbers: toSortedSet(numbers) };
}

/**
 * Measures how much two texts share, 0 to 1, if one is a copy of the other, edited or not; null if they are different texts, such as
 * reports of two counties on one campaign, or one table for two months.
 *
 * @param titled whether they have the same title, so that a smaller share is enough
 */
export function compareFingerprints(one: Fingerprint, other: Fingerprint, titled = false): number | null {
  const shorter = Math.min(one.length, other.length);
  if (shorter < SHORTEST) return null;
  if (one.length === other.length && one.whole === other.whole) return 1;
  if (shorter < SHORT || countsOtherThings(one.numbers, other.numbers)) return null;
  const agrees = estimateAgreement(one, other);
  const enough = titled ? SAME_TITLED : shorter < BRIEF ? SAME_BRIEF : SAME;
  return agrees < enough ? null : agrees;
}

/** Formats a share in whole per cent; 100 only for identical texts. */
export function toPercent(agrees: number): number {
  return agrees === 1 ? 100 : Math.min(99, Math.round(agrees * 100));
}

/** Estimates the share of common trigrams (Dice coefficient) from both samples at the coarser step. */
function estimateAgreement(one: Fingerprint, other: Fingerprint): number {
  // Most texts are unrelated, which few of their lowest trigrams show.
  if (countCommon(one.runs.subarray(0, FEW), other.runs.subarray(0, FEW)) < STRANGERS) return 0;
  const limit = 2 ** (32 - Math.max(one.step, other.step));
  const [a, b] = [countBelow(one.runs, limit), countBelow(other.runs, limit)];
  return a + b === 0 ? 0 : (2 * countCommon(one.runs.subarray(0, a), other.runs.subarray(0, b))) / (a + b);
}

/** The same words with other numbers are the report of another month; an edit keeps most numbers. */
function countsOtherThings(one: Uint32Array, other: Uint32Array): boolean {
  const fewer = Math.min(one.length, other.length);
  return fewer >= 3 && countCommon(one, other) < fewer / 2;
}

/** Counts the values that two sorted sets share. */
function countCommon(one: Uint32Array, other: Uint32Array): number {
  let [common, a, b] = [0, 0, 0];
  while (a < one.length && b < other.length) {
    const [left = 0, right = 0] = [one[a], other[b]];
    if (left === right) common += 1;
    if (left <= right) a += 1;
    if (right <= left) b += 1;
  }
  return common;
}

/** Counts the values in a sorted set below a limit. */
function countBelow(sorted: Uint32Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function toSortedSet(values: readonly number[]): Uint32Array {
  return Uint32Array.from(values)
    .sort()
    .filter((value, index, all) => index === 0 || value !== all[index - 1]);
}

/** The text after front matter, or the whole text without it. */
function sliceBody(file: string): string {
  if (!/^\s*---/.test(file)) return file;
  const fence = file.indexOf('\n---', file.indexOf('---'));
  return fence === -1 ? '' : file.slice(fence + 4);
}

function withoutComments(text: string): string {
  let kept = '';
  let at = 0;
  for (let open = text.indexOf('<!--'); open !== -1; open = text.indexOf('<!--', at)) {
    const close = text.indexOf('-->', open);
    if (close === -1) break;
    kept += text.slice(at, open);
    at = close + 3;
  }
  return kept + text.slice(at);
}

/** The UTF-16 code units that count, in lower case and half width. */
function toUnits(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const narrow = unit > 0xff00 && unit < 0xff5f ? unit - 0xfee0 : unit;
    const isHan = (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0xd840 && unit <= 0xdfff);
    const isCapital = narrow >= 0x41 && narrow <= 0x5a;
    if (!isHan && !isCapital && !(narrow >= 0x30 && narrow <= 0x39) && !(narrow >= 0x61 && narrow <= 0x7a)) continue;
    units[length] = isCapital ? narrow + 0x20 : narrow;
    length += 1;
  }
  return units.subarray(0, length);
}

/** Mixes three numbers into one of 32 bits, evenly distributed (finaliser of MurmurHash3). */
function mixHashes(a: number, b: number, c: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b) ^ Math.imul(c + 0x165667b1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
