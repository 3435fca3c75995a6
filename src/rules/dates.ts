import type { Span } from '../model/passage.ts';
import { findAddresses } from './addresses.ts';
import { formatDigits, formatSpoken, parseDigits, parseSpoken } from './numerals.ts';
import { findQuotations } from './quoted.ts';
import { overlaps } from './spans.ts';

/** `arabic`: 2021年9月10日; `numeric`: 2021.9.10, 2021-09-10, 2021/9/10; `hanzi`: 二〇二一年九月十日; `short`: ’21年, 21年9月10日. */
export type DateForm = 'arabic' | 'numeric' | 'hanzi' | 'short';

/** A date in a text; missing parts are null. */
export interface WrittenDate extends Span {
  readonly form: DateForm;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

const DIGIT = '[一二三四五六七八九〇○零]';
const MONTH = '十[一二]?|[一二三四五六七八九]';
const DAY = '二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?|[一二三四五六七八九]';
/** Words that make 九月 a month rather than a count of months. */
const ABOUT = '(?:份|底|初|末|以来|[上中下]旬)';

/** Forms in order of precedence: a cheap test, then the pattern. */
const FORMS: readonly (readonly [DateForm, RegExp, RegExp])[] = [
  [
    'short',
    /(?:^|[^\d.,])\d\d年/,
    /[’‘'](?<year>\d{2})年(?:(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?)?|(?<![\d.,])(?<year2>\d{2})年(?<month2>\d{1,2})月(?:(?<day2>\d{1,2})日|(?=份|底|初|[上中下]旬))/g,
  ],
  ['numeric', /\d[-./]\d/, /(?<![\dA-Za-z./-])(?<year>(?:19|20)\d{2})(?<mark>[-./])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?![-./]?\d)/g],
  [
    'arabic',
    /\d[年月]/,
    /(?<![\d.,])(?:(?<year>(?:1[89]|20)\d{2})年(?:(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?)?|(?<month2>\d{1,2})月(?:(?<day2>\d{1,2})日)?)/g,
  ],
  [
    'hanzi',
    /[〇○零一二三四五六七八九十][年月]/,
    new RegExp(
      `(?<year>${DIGIT}{4})年(?:(?<month>${MONTH})月(?:(?<day>${DAY})日)?)?|(?<![一二三四五六七八九十百第每两几])(?<month2>${MONTH})月(?:(?<day2>${DAY})日|(?=${ABOUT}))`,
      'g',
    ),
  ],
];

/** Finds dates in text order, except in quotations, titles and addresses, and except lunar dates. */
export function findDates(text: string): WrittenDate[] {
  const found: WrittenDate[] = [];
  for (const [form, sign, pattern] of FORMS) {
    if (!sign.test(text)) continue;
    const taken = [...found].sort((one, other) => one.start - other.start);
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const date = { ...span, form, ...readParts(match.groups as DateGroups, form) };
      if (overlaps(taken, span.start, span.end) || !isDate(date)) continue;
      if (form !== 'hanzi' || !isLunar(text, span.start)) found.push(date);
    }
  }
  if (found.length === 0) return found;
  const apart = [...findQuotations(text), ...findAddresses(text)].sort((one, other) => one.start - other.start);
  return found.filter(({ start, end }) => !overlaps(apart, start, end)).sort((one, other) => one.start - other.start);
}

type DateGroups = Readonly<Record<string, string | undefined>>;

function readParts(groups: DateGroups, form: DateForm): Pick<WrittenDate, 'year' | 'month' | 'day'> {
  const { year = groups.year2, month = groups.month2, day = groups.day2 } = groups;
  const read = (text: string | undefined) => (text === undefined ? null : form === 'hanzi' ? parseSpoken(text) : Number(text));
  const number = year === undefined ? null : form === 'hanzi' ? parseDigits(year) : Number(year);
  // ’98 is 1998, ’21 is 2021.
  return { year: form === 'short' && number !== null ? number + (number > 50 ? 1900 : 2000) : number, month: read(month), day: read(day) };
}

function isDate({ year, month, day }: WrittenDate): boolean {
  return (year === null || year > 1000) && (month === null || (month > 0 && month < 13)) && (day === null || (day > 0 && day < 32));
}

/** Lunar dates are written in hanzi (GB/T 15835-2011, 4.2.1). */
function isLunar(text: string, at: number): boolean {
  return /[农阴旧夏]历[^，。；]{0,6}$/.test(text.slice(Math.max(0, at - 8), at));
}

/** Formats a date in another form; null if that form cannot be generated. */
export function formatDate({ year, month, day }: WrittenDate, form: DateForm): string | null {
  if (form === 'arabic') return `${year === null ? '' : `${year}年`}${month === null ? '' : `${month}月`}${day === null ? '' : `${day}日`}`;
  if (form !== 'hanzi') return null;
  const part = (value: number | null, unit: string) => (value === null ? '' : `${formatSpoken(value)}${unit}`);
  return `${year === null ? '' : `${formatDigits(String(year))}年`}${part(month, '月')}${part(day, '日')}`;
}
