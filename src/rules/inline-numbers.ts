import type { Passage } from '../model/passage.ts';
import { NUMERAL, spoken, spokenValue } from './numerals.ts';

/** A number of 一是…二是… or 一要…二要… that is not the next. */
export interface InlineSlip {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly kind: 'gap' | 'repeat' | 'start' | 'back';
  /** As written, and what should stand there: 三是, 二是. */
  readonly found: string;
  readonly expected: string;
}

/** One 二是 or 二要 of a text. */
interface Count {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly verb: string;
  /** Whether it opens its paragraph or bold words: it may then go on from an earlier paragraph. */
  readonly opens: boolean;
}

/** A counting under way. */
interface Run {
  readonly verb: string;
  last: Count;
  /** Besides the number after the last, what it may go on with after a slip. */
  other: number | null;
}

const COUNT = new RegExp(`(${NUMERAL})([是要])`, 'g');
/** What a clause begins after. */
const CLAUSE = /(?:^|[。，；、：！？…—\n;,:]|[。，；：！？][”’）])\s*$/u;
/** 四要素 is a word; 一是一、二是二 is a saying; “二是” quotes. */
const WORDS = /^(?:要[素务点件义害闻道塞职员领旨诀冲地]|[是要][一二三四五六七八九十”’》])/;
/** What counts a first point in other words. */
const FIRST = /首先|第一|其一|一方面|一来|一则|一、/;
/** A number so much beyond the next is no slip of counting. */
const FAR = 3;
/** Countings in one another; more than anybody can follow. */
const DEEPEST = 6;

/** The slips in counting of an item's texts. What 一是 begins may go on from paragraph to paragraph up to the next heading. */
export function inlineSlips(passages: readonly Passage[]): InlineSlip[] {
  const slips: InlineSlip[] = [];
  const open: Run[] = [];
  for (const passage of passages) {
    if (passage.kind !== 'paragraph' && passage.kind !== 'entry') open.length = 0;
    const counts = countsOf(passage);
    for (const [index, count] of counts.entries()) {
      if (count.number === 1) {
        open.splice(0, open.length - DEEPEST + 1);
        open.push({ verb: count.verb, last: count, other: null });
      } else slips.push(...(goOn(open, count) ? [] : slipAt(open, count, counts, index)));
    }
  }
  return slips;
}

function countsOf(passage: Passage): Count[] {
  const { text } = passage;
  // Most passages count nothing.
  if (!text.includes('是') && !text.includes('要')) return [];
  const bold = new Set(passage.strong.map(({ start }) => start));
  return [...text.matchAll(COUNT)].flatMap(({ 0: found, 1: digits = '', 2: verb = '', index: start }): Count[] => {
    const number = spokenValue(digits);
    const end = start + found.length;
    const begins = bold.has(start) || CLAUSE.test(text.slice(Math.max(0, start - 4), start));
    if (number === null || !begins || WORDS.test(text.slice(end - 1, end + 1))) return [];
    return [{ passage, start, end, number, verb, opens: start === 0 || bold.has(start) }];
  });
}

/** Whether a number is the next of a counting, of the innermost first; 二要 after 一是 is let pass. */
function goOn(open: Run[], count: Count): boolean {
  const fits = ({ last, other }: Run) => reaches(last, count) && (count.number === last.number + 1 || count.number === other);
  const run = open.findLast((each) => each.verb === count.verb && fits(each)) ?? open.findLast(fits);
  if (run === undefined) return false;
  leave(open, run, count, null);
  return true;
}

/** In the middle of a paragraph a counting goes on that began in it. */
function reaches(last: Count, count: Count): boolean {
  return last.passage === count.passage || count.opens;
}

function leave(open: Run[], run: Run, count: Count, other: number | null): void {
  run.last = count;
  run.other = other;
  open.length = open.indexOf(run) + 1;
}

function slipAt(open: Run[], count: Count, counts: readonly Count[], index: number): InlineSlip[] {
  const run = open.findLast(({ verb, last }) => verb === count.verb && reaches(last, count));
  if (run === undefined) return beginningAt(open, count, counts, index);
  const { last } = run;
  if (count.number > last.number + 1 + FAR) return [];
  const outer = open[open.indexOf(run) - 1];
  leave(open, run, count, last.number + 2);
  // 一是…一是…三是…: the second is wrong, not the third.
  const twice = outer?.verb === count.verb && outer.last.number === 1 && last.number === 1 && outer.last.passage === last.passage;
  if (twice && count.number === 3) return [slip(last, 'repeat', 2)];
  return [slip(count, count.number === last.number ? 'repeat' : count.number < last.number ? 'back' : 'gap', last.number + 1)];
}

/** 二是…三是… amid a paragraph with nothing before that could be the first point. */
function beginningAt(open: Run[], count: Count, counts: readonly Count[], index: number): InlineSlip[] {
  const next = counts[index + 1];
  const counting = count.number === 2 && next?.number === 3 && next.verb === count.verb;
  if (!counting || index > 0 || count.start === 0 || FIRST.test(count.passage.text.slice(0, count.start))) return [];
  open.push({ verb: count.verb, last: count, other: null });
  return [slip(count, 'start', 1)];
}

function slip({ passage, start, end, number, verb }: Count, kind: InlineSlip['kind'], expected: number): InlineSlip {
  return { passage, start, end, kind, found: `${spoken(number)}${verb}`, expected: `${spoken(expected)}${verb}` };
}
