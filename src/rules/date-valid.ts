import type { Texts } from '../diagnostics/define.ts';
import type { ItemDraft } from '../model/manuscript.ts';
import { parseSpoken } from './numerals.ts';
import { defineRule } from './rule.ts';
import { reportSlips, type Slip, type SlipArguments } from './slip.ts';

type Kind = 'day' | 'time' | 'weekday' | 'range';

const sentences: Readonly<Record<Kind, (found: string) => Texts>> = {
  day: (found) => ({ zh: `没有“${found}”这一天`, en: `There is no such date: “${found}”` }),
  time: (found) => ({ zh: `没有“${found}”这个时刻`, en: `There is no such time: “${found}”` }),
  weekday: (found) => ({ zh: `“${found}”的日期和星期对不上`, en: `The date and the weekday do not agree: “${found}”` }),
  range: (found) => ({ zh: `“${found}”的起止前后颠倒`, en: `The range runs backwards: “${found}”` }),
};

/** Dates and times exist, weekdays agree with them, ranges run forwards. */
export const dateValid = defineRule<SlipArguments<Kind>>({
  code: 'date-valid',
  group: 'sense',
  severity: 'warning',
  sentence: ({ kind, found }) => sentences[kind](found),
  hint: () => ({ zh: '请核对', en: 'Check it' }),
  explanation: {
    reason: {
      zh: '日历上没有的日子、对不上的星期、倒着走的起止时间，一定有一处写错。',
      en: 'A date that does not exist, a weekday that does not match or a range that runs backwards is certainly wrong.',
    },
    wrong: '2022年2月30日召开会议；1月10日至1月5日集中整治。',
    right: '2022年2月28日召开会议；1月5日至1月10日集中整治。',
    standard: 'GB/T 7408.1-2023',
  },
  *check({ manuscript }) {
    yield* reportSlips(manuscript, (text, _, item) => (/[月年时点:：—～至]/.test(text) ? findSlips(text, item) : []));
  },
});

function* findSlips(text: string, item: ItemDraft | null): Generator<Slip<Kind>> {
  yield* findDays(text);
  yield* findTimes(text);
  yield* findHours(text);
  yield* findWeekdays(text, item);
  yield* findRanges(text);
  yield* findBackwardAmounts(text);
}

const DAY = /(?<![\d.])(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})[日号])?/g;
const NUMERIC = /(?<![\d.A-Za-z/-])((?:19|20)\d\d)([-./])(\d{1,2})\2(\d{1,2})(?![\d.A-Za-z/-])/g;
const SPOKEN = /(?<![一二三四五六七八九十第每])([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]/g;
/** Lunar months have days of their own; 18月龄 is an age. */
const LUNAR = /[农阴旧夏]历[^，。；]{0,6}$/;

function* findDays(text: string): Generator<Slip<Kind>> {
  for (const { 0: found, 1: year, 2: month, 3: day, index } of text.matchAll(DAY)) {
    const after = text.slice(index + found.length, index + found.length + 2);
    if (day === undefined && (year === undefined ? !/^(?:份|底|初|末|[上中下]旬)/.test(after) : /^[龄大]/.test(after))) continue;
    if (isRealDate(year, month, day) || LUNAR.test(text.slice(Math.max(0, index - 8), index))) continue;
    yield { start: index, end: index + found.length, kind: 'day' };
  }
  for (const { 0: found, 1: year, 3: month, 4: day, index } of text.matchAll(NUMERIC)) {
    if (!isRealDate(year, month, day)) yield { start: index, end: index + found.length, kind: 'day' };
  }
  for (const { 0: found, 1: month = '', 2: day = '', index } of text.matchAll(SPOKEN)) {
    const [spokenMonth, spokenDay] = [parseSpoken(month), parseSpoken(day)];
    if (spokenMonth === null || spokenDay === null || LUNAR.test(text.slice(Math.max(0, index - 8), index))) continue;
    if (!isRealDate(undefined, String(spokenMonth), String(spokenDay))) yield { start: index, end: index + found.length, kind: 'day' };
  }
}

/** Whether a date exists; in an unknown year 29 February does. */
function isRealDate(year: string | undefined, month: string | undefined, day: string | undefined): boolean {
  const [m, d] = [Number(month), Number(day ?? 1)];
  if (m < 1 || m > 12 || d < 1) return false;
  return d <= new Date(Date.UTC(Number(year ?? 2000), m, 0)).getUTCDate();
}

const TIME =
  /(凌晨|清晨|早上|早晨|上午|中午|午后|下午|傍晚|晚上|晚间|夜间|当晚|[日号于至到])[ ]?(\d{1,2})(?:[时点](?![多余])(?:(\d{1,2})分)?|[:：](\d{2})(?![\d:：]))/g;

function* findTimes(text: string): Generator<Slip<Kind>> {
  for (const { 0: found, 1: before = '', 2: hour, 3: minute, 4: minutes, index } of text.matchAll(TIME)) {
    const [h, m] = [Number(hour), Number(minute ?? minutes ?? 0)];
    const isPeriod = before.length > 1;
    // 至25点 may be a count of points, 于25：30 a ratio.
    if (!isPeriod && (minutes !== undefined || /点/.test(found) || !/[日号于]/.test(before))) continue;
    const wrong = h > 24 || (h === 24 && m > 0) || m > 59 || (/^(?:凌晨|清晨|早上|早晨|上午)$/.test(before) && h > 12);
    if (wrong) yield { start: index + (isPeriod ? 0 : before.length), end: index + found.length, kind: 'time' };
  }
}

/** The hour up to which something is open: 开放至26:30. */
const OPEN =
  /(?<![\d:：])(\d{1,2})[:：](\d{2})(?![\d:：])(?<=(?:(?:开放|营业|延长|延时|持续|服务|办公|运行|工作)(?:时间)?(?:至|到|为)|每天|每日|上午|下午|晚上|夜间)\d{1,2}[:：]\d{2})/g;

/** The end of a range of hours: 8时至25时. */
const HOURS = /(?<!\d)(?:\d{1,2})时(?:\d{1,2}分)?(?:至|到|[—～-]{1,2})(?:当日|当天|次日|翌日)?(\d{2})时/g;

function* findHours(text: string): Generator<Slip<Kind>> {
  for (const { 0: found, 1: hour, 2: minute, index } of text.matchAll(OPEN)) {
    if (Number(hour) > 24 || Number(minute) > 59) yield { start: index, end: index + found.length, kind: 'time' };
  }
  for (const { 0: found, 1: hour, index } of text.matchAll(HOURS)) {
    if (Number(hour) > 24) yield { start: index, end: index + found.length, kind: 'time' };
  }
}

const WEEKDAY = /(?:(\d{4})年)?(?<![\d.])(\d{1,2})月(\d{1,2})[日号] ?[（(，,]?(?:星期|周|礼拜)([一二三四五六日天])(?![至到、—～-])/g;
const NAMES = '日一二三四五六';

function* findWeekdays(text: string, item: ItemDraft | null): Generator<Slip<Kind>> {
  for (const { 0: found, 1: year, 2: month, 3: day, 4: name = '', index } of text.matchAll(WEEKDAY)) {
    if (!isRealDate(year, month, day)) continue;
    const written = item?.values.date?.slice(0, 4);
    if (year === undefined && written === undefined) continue;
    const base = Number(year ?? written);
    // Without a year the item's year is likely, but the year before or after may be meant.
    const years = year === undefined ? [base - 1, base, base + 1] : [base];
    const weekday = name === '天' ? 0 : NAMES.indexOf(name);
    const dates = years.map((one) => new Date(Date.UTC(one, Number(month) - 1, Number(day))).getUTCDay());
    if (!dates.includes(weekday)) yield { start: index, end: index + found.length, kind: 'weekday' };
  }
}

const JOINT = '(?:[—–～~-]{1,2}|至|到)';
const DAYS = new RegExp(
  `(?<![\\d.])(?:(\\d{4})年)?(\\d{1,2})月(\\d{1,2})日(?:[（(][^（）()]{1,4}[）)])?(?:一直|持续|连续|延续)?${JOINT}(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日`,
  'g',
);
const MONTHS = new RegExp(`(?<!\\d)(\\d{4})年(\\d{1,2})月${JOINT}(\\d{4})年(\\d{1,2})月(?!\\d)`, 'g');
const YEARS = new RegExp(`(?<![\\d.〔—–～~至到-])((?:19|20)\\d\\d)年?${JOINT}((?:19|20)\\d\\d)年(?!前|代|版)`, 'g');

function* findRanges(text: string): Generator<Slip<Kind>> {
  for (const { 0: found, 1: year, 2: month, 3: day, 4: lastYear, 5: lastMonth, 6: lastDay, index } of text.matchAll(DAYS)) {
    const [from, to] = [Number(year ?? lastYear ?? 0), Number(lastYear ?? year ?? 0)];
    const [first, last] = [Number(month), Number(lastMonth ?? month)];
    // Without years a later month may be meant of the next year: 12月20日至1月5日.
    const isSameYear = from === to && (lastYear !== undefined || first === last);
    const backwards = from > to || (isSameYear && (first > last || (first === last && Number(day) > Number(lastDay))));
    if (backwards) yield { start: index, end: index + found.length, kind: 'range' };
  }
  for (const { 0: found, 1: year, 2: month, 3: lastYear, 4: lastMonth, index } of text.matchAll(MONTHS)) {
    if (Number(year) * 12 + Number(month) > Number(lastYear) * 12 + Number(lastMonth))
      yield { start: index, end: index + found.length, kind: 'range' };
  }
  for (const { 0: found, 1: from, 2: to, index } of text.matchAll(YEARS)) {
    if (Number(from) > Number(to)) yield { start: index, end: index + found.length, kind: 'range' };
  }
}

const AMOUNT_UNIT = '(?:[%％‰]|周岁|岁|[万亿]?元|万?亩|公里|平方米|米|公斤|千克|吨|个(?:工作日|月)?|小时|分钟|天|名|人|户|家)';
/** Two amounts of one unit: 35～18周岁, 800元至500元. */
const AMOUNTS = new RegExp(
  `(?<![\\d.第—～~:：/〔-])(\\d+(?:\\.\\d+)?)(${AMOUNT_UNIT})?(—|～|至)(\\d+(?:\\.\\d+)?)(${AMOUNT_UNIT})(?![—～~])`,
  'g',
);
/** Words of a fall, whose second amount is the smaller one, and of scores. */
const FALL = /[从由自降减缩压跌落比分]|下调|回落/;

/** Ranges of amounts that run backwards. Years, scores and what falls from one amount to another are none. */
function* findBackwardAmounts(text: string): Generator<Slip<'range'>> {
  for (const { 0: found, 1: from, 2: unit, 3: joint, 4: to, 5: last, index } of text.matchAll(AMOUNTS)) {
    const isSame = unit === undefined ? joint !== '至' || /^[%％岁周]/.test(last ?? '') : unit === last;
    const isYear = /^(?:19|20)\d\d$/.test(from ?? '');
    if (!isSame || isYear || Number(from) <= Number(to) || FALL.test(text.slice(Math.max(0, index - 12), index))) continue;
    yield { start: index, end: index + found.length, kind: 'range' };
  }
}
