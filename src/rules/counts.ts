import type { Span } from '../model/passage.ts';
import { MEASURE } from './measures.ts';
import { spokenValue } from './numerals.ts';
import { quotedIn } from './quoted.ts';
import { overlaps } from './spans.ts';

/** A count or a percentage in hanzi. */
export interface SpokenCount extends Span {
  /** What it counts by: a measure word, or % for 百分之…. */
  readonly measure: string;
  /** The same in Arabic figures. */
  readonly figures: string;
}

const ARABIC = new RegExp(`(?<![\\dA-Za-z.,])\\d+(?:,\\d{3})*(?:\\.\\d+)?(?<scale>[万亿]?)[余多]?(?<measure>${MEASURE}|%)`, 'g');

const DIGITS = '一二两三四五六七八九十百千零';
/** Before a number they make it an ordinal, a part or an approximation. */
const BEFORE = `${DIGITS}万亿〇几数第近逾之点`;
const SPOKEN = new RegExp(`(?<![${BEFORE}])(?<number>[${DIGITS}]{2,})(?<scale>[万亿]?)(?<measure>${MEASURE})`, 'g');
const PERCENT = /百分之(?<number>[一二两三四五六七八九十百零]+)(?:点(?<decimals>[零一二三四五六七八九]+))?/g;

/** Measure words of time and of set phrases, where hanzi stand as well: 二十一世纪, 十五分钟服务圈, 二十四小时, 十九届. */
const LOOSE = /^(?:[年月日天时点分秒周旬季期届号世道度成层级门页章节课讲题步环段句字代行]|小时|学)/;
/** 十个明确, 十四个坚持: what has been summed up in a fixed number of points keeps its hanzi. */
const SUMMED_UP = /^(?:坚持|明确|必须|维护|意识|自信|方面成就|结合|放心|月)/;

/** The measure words that counts in Arabic figures have in a text; % for percentages. */
export function measuresOfFigures(text: string): string[] {
  return [...text.matchAll(ARABIC)].map(({ groups: { measure = '' } = {} }) => measure);
}

/** The exact counts of a text in hanzi of two characters and more, but those in quotations and titles. */
export function spokenCountsIn(text: string): SpokenCount[] {
  const quoted = quotedIn(text);
  return [...text.matchAll(SPOKEN), ...text.matchAll(PERCENT)].flatMap((match) => {
    const { number = '', scale = '', measure = '%', decimals } = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    const value = spokenValue(number);
    if (value === null || number === '百' || overlaps(quoted, start, end) || LOOSE.test(measure)) return [];
    if (SUMMED_UP.test(text.slice(end, end + 4))) return [];
    if (measure === '%') return [{ start, end, measure, figures: `${value}${fraction(decimals)}%` }];
    return [{ start, end: end - measure.length, measure, figures: `${value}${scale}` }];
  });
}

function fraction(decimals: string | undefined): string {
  return decimals === undefined ? '' : `.${[...decimals].map((digit) => (digit === '零' ? 0 : spokenValue(digit))).join('')}`;
}
