/**
 * What is kept of an item's text to tell whether another one is the same: small, whatever the length of the text, and comparable in
 * microseconds. Letters, hanzi and figures count; marks, blanks and markup do not.
 */
export interface Fingerprint {
  /** How many letters, hanzi and figures the text has. */
  readonly length: number;
  /** Hash of all of them in their order. */
  readonly whole: number;
  /** The sample holds one in 2^step of the text's runs of three. */
  readonly step: number;
  /**
   * Hashes of the runs of three, sorted, each once; of a long text only the lowest, which are the same ones in every text (FracMinHash),
   * so that a few hundred tell how much of two texts agrees. Sentences in another order change little.
   */
  readonly runs: Uint32Array;
  /** Hashes of the numbers with what they count (27条, 3.5%), sorted, each once. */
  readonly numbers: Uint32Array;
}

/** Runs that the sample of a text has at most; from half as many the share that agrees is known to some 5 per cent. */
const SAMPLE = 256;

/**
 * So many of the lowest runs of two texts have fewer than these in common only when they agree in next to nothing: of texts that are one,
 * at least a fifth would be.
 */
const FEW = 64;
const STRANGERS = 4;

/** Shorter texts (略, 见附件) are the same too often to mean anything. */
const SHORTEST = 12;
/** Below this, one name or number is all that parts two reports of different things; only the same text is the same. */
const SHORT = 80;
/** Below this, set phrases make up much of a text. */
const BRIEF = 200;
/** From which share of common runs two texts are one; an edit of two characters costs four runs. */
const SAME = 0.5;
const SAME_BRIEF = 0.7;
/** The same when the titles are equal. */
const SAME_TITLED = 0.4;

/** A number with the first character of what it counts. What stands before it keeps a run of figures from being tried at each of them. */
const NUMBER = /(?<![\d.,])\d+(?:[.,]\d+)*[%\u3400-\u9fff]/g;

/** Fingerprint of the body in the text of an item's file; front matter and comments are left out. No Markdown is parsed. */
export function fingerprint(file: string): Fingerprint {
  const body = withoutComments(bodyOf(file));
  const units = unitsOf(body);
  const step = Math.max(0, Math.ceil(Math.log2(units.length / SAMPLE)));
  const limit = 2 ** (32 - step);
  const runs: number[] = [];
  let whole = units.length;
  let before = 0;
  let last = 0;
  // Plain loops, as hundreds of texts are read for one issue.
  for (let index = 0; index < units.length; index += 1) {
    const unit = units[index] as number;
    // FNV-1a: with the length it tells equal texts, and is not compared otherwise.
    whole = Math.imul(whole ^ unit, 0x01000193) >>> 0;
    const hash = mixed(before, last, unit);
    if (index > 1 && hash < limit) runs.push(hash);
    before = last;
    last = unit;
  }
  const numbers = [...body.matchAll(NUMBER)].map(([number]) => unitsOf(number).reduce((hash, unit) => mixed(hash, unit, 1), 0));
  return { length: units.length, whole, step, runs: sortedSet(runs), numbers: sortedSet(numbers) };
}

/**
 * How much of two texts agrees, 0 to 1, when one must be taken for the other with or without changes; null when they are two texts, as
 * reports from two counties about one campaign are, or the same table of figures of two months.
 *
 * @param titled whether they have one title, so that less is enough
 */
export function sameness(one: Fingerprint, other: Fingerprint, titled = false): number | null {
  const shorter = Math.min(one.length, other.length);
  if (shorter < SHORTEST) return null;
  if (one.length === other.length && one.whole === other.whole) return 1;
  if (shorter < SHORT || countsOtherThings(one.numbers, other.numbers)) return null;
  const agrees = agreement(one, other);
  const enough = titled ? SAME_TITLED : shorter < BRIEF ? SAME_BRIEF : SAME;
  return agrees < enough ? null : agrees;
}

/** A share for a sentence, in whole per cent; 100 only where the texts are the same. */
export function percentOf(agrees: number): number {
  return agrees === 1 ? 100 : Math.min(99, Math.round(agrees * 100));
}

/** The share of runs that two texts have in common (Dice's), estimated from what both samples would hold at the coarser step. */
function agreement(one: Fingerprint, other: Fingerprint): number {
  // Most texts are strangers, as few of their lowest runs tell.
  if (inCommon(one.runs.subarray(0, FEW), other.runs.subarray(0, FEW)) < STRANGERS) return 0;
  const limit = 2 ** (32 - Math.max(one.step, other.step));
  const [a, b] = [below(one.runs, limit), below(other.runs, limit)];
  return a + b === 0 ? 0 : (2 * inCommon(one.runs.subarray(0, a), other.runs.subarray(0, b))) / (a + b);
}

/** The same words with other numbers are another month's report. An author who edits a text leaves most of its numbers alone. */
function countsOtherThings(one: Uint32Array, other: Uint32Array): boolean {
  const fewer = Math.min(one.length, other.length);
  return fewer >= 3 && inCommon(one, other) < fewer / 2;
}

/** How many values two sorted sets share. */
function inCommon(one: Uint32Array, other: Uint32Array): number {
  let [common, a, b] = [0, 0, 0];
  while (a < one.length && b < other.length) {
    const [left = 0, right = 0] = [one[a], other[b]];
    if (left === right) common += 1;
    if (left <= right) a += 1;
    if (right <= left) b += 1;
  }
  return common;
}

/** How many values of a sorted set lie below a limit. */
function below(sorted: Uint32Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sortedSet(values: readonly number[]): Uint32Array {
  return Uint32Array.from(values)
    .sort()
    .filter((value, index, all) => index === 0 || value !== all[index - 1]);
}

/** What stands below the front matter; the whole text when there is none. */
function bodyOf(file: string): string {
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

/** The UTF-16 code units that count, letters in lower case, full-width letters and figures as the others. */
function unitsOf(text: string): Uint16Array {
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

/** Three numbers as one of 32 bits, spread evenly (the finish is MurmurHash3's). */
function mixed(a: number, b: number, c: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b) ^ Math.imul(c + 0x165667b1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
