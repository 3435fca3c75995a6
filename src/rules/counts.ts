import type { Span } from '../model/passage.ts';
import { readMeasure } from './measures.ts';
import { parseSpoken } from './numerals.ts';
import { findQuotations } from './quoted.ts';
import { overlaps } from './spans.ts';

/** A count or percentage written in hanzi. */
export interface SpokenCount extends Span {
  /** Measure word, or % for 百分之…. */
  readonly measure: string;
  /** The same in Arabic figures. */
  readonly figures: string;
}

const ARABIC = /(?<![\dA-Za-z.,])\d+(?:,\d{3})*(?:\.\d+)?[万亿]?[余多]?/g;
/** Excludes ordinals, fractions and approximations by what stands before. */
const SPOKEN = /(?<![一二两三四五六七八九十百千零万亿〇几数第近逾之点过超破上])([一二两三四五六七八九十百千零]{2,})([万亿]?)/g;
const PERCENT = /百分之([一二两三四五六七八九十百零]+)(?:点([零一二三四五六七八九]+))?/g;

/** Measure words of time and set phrases, which keep hanzi: 二十一世纪, 十五分钟服务圈, 二十四小时, 十九届. */
const LOOSE = /^(?:[年月日天时点分秒周旬季期届号世道度成层级门页章节课讲题步环段句字代行国]|小时|学)/;
/** Names of numbered programmes keep hanzi: 十个明确, 十四个坚持. */
const SUMMED_UP = /^(?:坚持|明确|必须|维护|意识|自信|方面成就|结合|放心|月|方面)|^(?:全会|全体会议|集体学习)/;

/** Finds the measure words of counts in Arabic figures; % for percentages. */
export function findMeasures(text: string): string[] {
  return [...text.matchAll(ARABIC)].map(({ 0: figures, index }) => {
    const end = index + figures.length;
    return text[end] === '%' ? '%' : readMeasure(text, end);
  });
}

/** Finds exact counts in hanzi of two characters or more, outside quotations and titles. */
export function findSpokenCounts(text: string): SpokenCount[] {
  const counts = [...text.matchAll(SPOKEN)].flatMap(({ 0: found, 1: number = '', 2: scale = '', index }) => {
    const end = index + found.length;
    const measure = readMeasure(text, end);
    const value = parseSpoken(number);
    if (
      value === null ||
      measure === '' ||
      LOOSE.test(measure) ||
      SUMMED_UP.test(text.slice(end + measure.length, end + measure.length + 4))
    )
      return [];
    return [{ start: index, end, measure, figures: `${value}${scale}` }];
  });
  const all = [...counts, ...findPercentages(text)];
  const quoted = all.length === 0 ? [] : findQuotations(text);
  return all.filter(({ start, end }) => !overlaps(quoted, start, end)).sort((one, other) => one.start - other.start);
}

/** Idioms. 百分之百 is not matched in the first place. */
const PROVERBIAL = new Set(['百分之一', '百分之九十九']);

function findPercentages(text: string): SpokenCount[] {
  if (!text.includes('百分之')) return [];
  return [...text.matchAll(PERCENT)].flatMap(({ 0: found, 1: number = '', 2: decimals = '', index }) => {
    const value = parseSpoken(number);
    if (value === null || PROVERBIAL.has(found)) return [];
    const fraction = decimals === '' ? '' : `.${toFigures(decimals)}`;
    return [{ start: index, end: index + found.length, measure: '%', figures: `${value}${fraction}%` }];
  });
}

function toFigures(decimals: string): string {
  return [...decimals].map((digit) => (digit === '零' ? '0' : String(parseSpoken(digit)))).join('');
}
