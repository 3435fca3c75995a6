import type { Passage } from '../model/passage.ts';
import { formatSpoken, NUMERAL, parseSpoken } from './numerals.ts';

/** An out-of-order number in 一是…二是…, 一要…二要…, 第一，…第二，… or 其一，…其二，…. */
export interface InlineSlip {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  /** `mixed`: 首先，…其次，…第三，…. */
  readonly kind: 'gap' | 'repeat' | 'start' | 'back' | 'mixed';
  /** As written and as expected: 三是, 二是. */
  readonly found: string;
  readonly expected: string;
}

/** An occurrence of 二是, 二要, 第二， or 其二，. */
export interface InlineCount {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly number: number;
  /** 是 or 要 after the number, 第 or 其 before it. */
  readonly verb: string;
  /** Whether it opens its paragraph or bold words, and so may continue an earlier paragraph. */
  readonly opens: boolean;
}

/** An enumeration in progress. */
interface Run {
  readonly verb: string;
  last: InlineCount;
  /** Alternative next number after a slip. */
  other: number | null;
}

const COUNT = new RegExp(`(${NUMERAL})([是要])|([第其])(${NUMERAL})(?=[，,]|是(?!否))`, 'g');
/** 首先 and 其次 go on with 再次 and 最后. */
const MIXED = /(?<=首先[，,].{2,300}其次[，,].{2,300}[。；])第[三四五](?=[，,])/gs;
/** Ends before a clause start. */
const CLAUSE = /(?:^|[。，；、：！？…—\n;,:]|[。，；：！？][”’）])\s*$/u;
/** 四要素 is a word, “二是” a quotation. */
const WORDS = /^(?:要[素务点件义害闻道塞职员领旨诀冲地]|[是要][”’》])/;
/** 一是一、二是二 */
const SAYING = /^([一二三四五六七八九十])是\1(?![\u4e00-\u9fff])/;
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
    for (const { 0: found, index: start } of passage.text.includes('首先') ? passage.text.matchAll(MIXED) : []) {
      slips.push({ passage, start, end: start + found.length, kind: 'mixed', found, expected: '最后' });
    }
    slips.push(...findBracketSlips(passage));
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

/** （一） that opens a passage or a sentence. */
const BRACKETED = new RegExp(`(?<=^|[。；：])（(${NUMERAL})）(?=[\\u4e00-\\u9fff])`, 'g');

/** Finds gaps and repeats of （一）…（二）… in one paragraph. Paragraphs that begin with a number each belong to the numbering of the item. */
function findBracketSlips(passage: Passage): InlineSlip[] {
  if (!passage.text.includes('（一）')) return [];
  const numbers = [...passage.text.matchAll(BRACKETED)].map(({ 0: found, 1: number = '', index }) => ({
    found,
    start: index,
    number: parseSpoken(number) ?? 0,
  }));
  if (numbers.length < 3 || numbers[0]?.number !== 1) return [];
  return numbers.flatMap(({ found, start, number }, at) => {
    const before = numbers[at - 1]?.number ?? 0;
    if (number === before + 1 || number === 1 || number > before + 1 + FAR) return [];
    return [
      {
        passage,
        start,
        end: start + found.length,
        kind: number > before ? ('gap' as const) : ('repeat' as const),
        found,
        expected: `（${formatSpoken(before + 1)}）`,
      },
    ];
  });
}

/** Finds the numbers of inline enumerations in a passage. */
export function findCounts(passage: Passage): InlineCount[] {
  const { text } = passage;
  // Quick exit for the common case.
  if (!/[是要第其]/.test(text)) return [];
  const bold = new Set(passage.strong.map(({ start }) => start));
  return [...text.matchAll(COUNT)].flatMap(
    ({ 0: found, 1: after, 2: verb, 3: prefix = '', 4: before = '', index: start }): InlineCount[] => {
      const number = parseSpoken(after ?? before);
      const end = start + found.length;
      const begins = bold.has(start) || CLAUSE.test(text.slice(Math.max(0, start - 4), start));
      if (
        number === null ||
        !begins ||
        (verb !== undefined && (WORDS.test(text.slice(end - 1, end + 1)) || SAYING.test(text.slice(start, end + 2))))
      )
        return [];
      return [{ passage, start, end, number, verb: verb ?? prefix, opens: start === 0 || bold.has(start) }];
    },
  );
}

/** Continues the innermost enumeration whose next number this is; 二要 may follow 一是. */
function continueRun(open: Run[], count: InlineCount): boolean {
  const fits = ({ last, other }: Run) => isInReach(last, count) && (count.number === last.number + 1 || count.number === other);
  const run = open.findLast((each) => each.verb === count.verb && fits(each)) ?? open.findLast(fits);
  if (run === undefined) return false;
  advanceRun(open, run, count, null);
  return true;
}

/** Amid a paragraph only enumerations of the same paragraph continue. */
function isInReach(last: InlineCount, count: InlineCount): boolean {
  return last.passage === count.passage || count.opens;
}

function advanceRun(open: Run[], run: Run, count: InlineCount, other: number | null): void {
  run.last = count;
  run.other = other;
  open.length = open.indexOf(run) + 1;
}

function reportSlip(open: Run[], count: InlineCount, counts: readonly InlineCount[], index: number): InlineSlip[] {
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

/** Reports 二是…三是… inside a paragraph without a first point before it. */
function reportBadStart(open: Run[], count: InlineCount, counts: readonly InlineCount[], index: number): InlineSlip[] {
  const next = counts[index + 1];
  const counting = count.number === 2 && next?.number === 3 && next.verb === count.verb;
  if (!counting || index > 0 || count.start === 0 || FIRST.test(count.passage.text.slice(0, count.start))) return [];
  open.push({ verb: count.verb, last: count, other: null });
  return [makeSlip(count, 'start', 1)];
}

function makeSlip({ passage, start, end, number, verb }: InlineCount, kind: InlineSlip['kind'], expected: number): InlineSlip {
  return { passage, start, end, kind, found: formatCount(number, verb), expected: formatCount(expected, verb) };
}

function formatCount(number: number, verb: string): string {
  return verb === '第' || verb === '其' ? verb + formatSpoken(number) : formatSpoken(number) + verb;
}
