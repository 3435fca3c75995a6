import type { Passage } from '../model/passage.ts';
import { formatSpoken, NUMERAL, parseSpoken } from './numerals.ts';

/** An out-of-order number in 一是…二是… or 一要…二要…. */
export interface InlineSlip {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly kind: 'gap' | 'repeat' | 'start' | 'back';
  /** As written and as expected: 三是, 二是. */
  readonly found: string;
  readonly expected: string;
}

/** An occurrence of 二是 or 二要. */
interface Count {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly verb: string;
  /** Whether it opens its paragraph or bold words, and so may continue an earlier paragraph. */
  readonly opens: boolean;
}

/** An enumeration in progress. */
interface Run {
  readonly verb: string;
  last: Count;
  /** Alternative next number after a slip. */
  other: number | null;
}

const COUNT = new RegExp(`(${NUMERAL})([是要])`, 'g');
/** Ends before a clause start. */
const CLAUSE = /(?:^|[。，；、：！？…—\n;,:]|[。，；：！？][”’）])\s*$/u;
/** 四要素 is a word, 一是一、二是二 a saying, “二是” a quotation. */
const WORDS = /^(?:要[素务点件义害闻道塞职员领旨诀冲地]|[是要][一二三四五六七八九十”’》])/;
/** Other ways to introduce a first point. */
const FIRST = /首先|第一|其一|一方面|一来|一则|一、/;
/** Numbers further ahead than this are not slips of counting. */
const FAR = 3;
/** Deepest nesting of enumerations. */
const DEEPEST = 6;

/** Finds slips in the inline enumerations of an item. An enumeration may continue over paragraphs up to the next heading. */
export function findInlineSlips(passages: readonly Passage[]): InlineSlip[] {
  const slips: InlineSlip[] = [];
  const open: Run[] = [];
  for (const passage of passages) {
    if (passage.kind !== 'paragraph' && passage.kind !== 'entry') open.length = 0;
    const counts = findCounts(passage);
    for (const [index, count] of counts.entries()) {
      if (count.number === 1) {
        open.splice(0, open.length - DEEPEST + 1);
        open.push({ verb: count.verb, last: count, other: null });
      } else slips.push(...(continueRun(open, count) ? [] : reportSlip(open, count, counts, index)));
    }
  }
  return slips;
}

function findCounts(passage: Passage): Count[] {
  const { text } = passage;
  // Quick exit for the common case.
  if (!text.includes('是') && !text.includes('要')) return [];
  const bold = new Set(passage.strong.map(({ start }) => start));
  return [...text.matchAll(COUNT)].flatMap(({ 0: found, 1: digits = '', 2: verb = '', index: start }): Count[] => {
    const number = parseSpoken(digits);
    const end = start + found.length;
    const begins = bold.has(start) || CLAUSE.test(text.slice(Math.max(0, start - 4), start));
    if (number === null || !begins || WORDS.test(text.slice(end - 1, end + 1))) return [];
    return [{ passage, start, end, number, verb, opens: start === 0 || bold.has(start) }];
  });
}

/** Continues the innermost enumeration whose next number this is; 二要 may follow 一是. */
function continueRun(open: Run[], count: Count): boolean {
  const fits = ({ last, other }: Run) => isInReach(last, count) && (count.number === last.number + 1 || count.number === other);
  const run = open.findLast((each) => each.verb === count.verb && fits(each)) ?? open.findLast(fits);
  if (run === undefined) return false;
  advanceRun(open, run, count, null);
  return true;
}

/** Amid a paragraph only enumerations of the same paragraph continue. */
function isInReach(last: Count, count: Count): boolean {
  return last.passage === count.passage || count.opens;
}

function advanceRun(open: Run[], run: Run, count: Count, other: number | null): void {
  run.last = count;
  run.other = other;
  open.length = open.indexOf(run) + 1;
}

function reportSlip(open: Run[], count: Count, counts: readonly Count[], index: number): InlineSlip[] {
  const run = open.findLast(({ verb, last }) => verb === count.verb && isInReach(last, count));
  if (run === undefined) return reportBadStart(open, count, counts, index);
  const { last } = run;
  if (count.number > last.number + 1 + FAR) return [];
  const outer = open[open.indexOf(run) - 1];
  advanceRun(open, run, count, last.number + 2);
  // 一是…一是…三是…: the second is wrong, not the third.
  const twice = outer?.verb === count.verb && outer.last.number === 1 && last.number === 1 && outer.last.passage === last.passage;
  if (twice && count.number === 3) return [makeSlip(last, 'repeat', 2)];
  return [makeSlip(count, count.number === last.number ? 'repeat' : count.number < last.number ? 'back' : 'gap', last.number + 1)];
}

/** Reports 二是…三是… amid a paragraph without a first point before it. */
function reportBadStart(open: Run[], count: Count, counts: readonly Count[], index: number): InlineSlip[] {
  const next = counts[index + 1];
  const counting = count.number === 2 && next?.number === 3 && next.verb === count.verb;
  if (!counting || index > 0 || count.start === 0 || FIRST.test(count.passage.text.slice(0, count.start))) return [];
  open.push({ verb: count.verb, last: count, other: null });
  return [makeSlip(count, 'start', 1)];
}

function makeSlip({ passage, start, end, number, verb }: Count, kind: InlineSlip['kind'], expected: number): InlineSlip {
  return { passage, start, end, kind, found: `${formatSpoken(number)}${verb}`, expected: `${formatSpoken(expected)}${verb}` };
}
