import type { Span } from '../model/passage.ts';
import { findAddresses } from './addresses.ts';
import { readMeasure, readMeasureBefore } from './measures.ts';
import { parseSpoken } from './numerals.ts';
import { overlaps } from './spans.ts';
import { readUnit, readUnitBefore } from './units.ts';

/** A range written with the wrong mark. */
export interface Range extends Span {
  /** Its ends as they should be written. */
  readonly from: string;
  readonly to: string;
  /** Whether it is a range of dates or times. */
  readonly time: boolean;
}

/** Hyphen, Western dash, minus or ASCII tilde. */
const DASH = / ?(?:--|[-–~‐‑−－]) ?/g;
/** How far a range may extend on either side of its dash, in characters. */
const REACH = 28;

const NUMBER = '\\d+(?:,\\d{3})*(?:\\.\\d+)?';
const CLOCK = '\\d{1,2}[:：]\\d{2}';
const LEFT = new RegExp(`(?<![\\dA-Za-z]|\\d[.,:：])((?:\\d{1,4}[年月日时点分])*)(${CLOCK}|${NUMBER})$`);
const RIGHT = new RegExp(`^(${CLOCK}|${NUMBER})`);
/** Further parts of a date or time after its first unit: 9月10日. */
const PARTS = /^(?:\d{1,2}[月日时点分秒])*/;

/** A range as found on both sides of a dash: lengths of the sides in characters. */
type Sides = Omit<Range, keyof Span> & { readonly left: number; readonly right: number };

/** Finds ranges written with a hyphen or the like; not codes, scores or sums. */
export function findRanges(text: string): Range[] {
  const dashes = [...text.matchAll(DASH)];
  if (dashes.length === 0) return [];
  const addresses = findAddresses(text);
  return dashes.flatMap(({ 0: dash, index }) => {
    const after = index + dash.length;
    const [before, behind] = [text.slice(Math.max(0, index - REACH), index), text.slice(after, after + REACH)];
    const sides = readArabicSides(before, behind) ?? readSpokenSides(before, behind);
    if (sides === null || overlaps(addresses, index, after)) return [];
    const { left, right, ...range } = sides;
    return [{ ...range, start: index - left, end: after + right }];
  });
}

/** One end of a range in Arabic figures: 9月1日 is 9月, 1 and 日. */
interface RangeEnd {
  readonly text: string;
  readonly parts: string;
  readonly number: string;
  readonly unit: string;
}

function readArabicSides(before: string, behind: string): Sides | null {
  const [from, to] = [readEndBefore(before), readEndAfter(behind)];
  if (from === null || to === null) return null;
  const [head, tail] = [before.slice(0, before.length - from.text.length), behind.slice(to.text.length)];
  if (!isApart(head, tail) || !isRange(from, to, head, behind)) return null;
  // 10-15% becomes 10%—15%: the sign belongs to both ends.
  const sign = from.unit === '' ? (/^[%‰％万亿]/.exec(to.unit)?.[0] ?? '') : '';
  const [first, last] = from.unit === '' ? [from.number, to.number + sign] : [from.text, to.text];
  const time = from.parts !== '' || /^[月日时点]/.test(to.unit.trim()) || isClock(from, to) || isYears(from, to);
  return { left: first.length, right: last.length, from: first + sign, to: last, time };
}

function readEndBefore(before: string): RangeEnd | null {
  const unit = readUnitBefore(before);
  const [found, parts = '', number = ''] = LEFT.exec(before.slice(0, before.length - unit.length)) ?? [];
  return found === undefined ? null : { text: found + unit, parts, number, unit };
}

function readEndAfter(behind: string): RangeEnd | null {
  const [, number] = RIGHT.exec(behind) ?? [];
  if (number === undefined) return null;
  const blank = behind[number.length] === ' ' ? 1 : 0;
  const measured = readUnit(behind, number.length + blank);
  const unit = measured === '' ? '' : ' '.repeat(blank) + measured;
  const [parts] = PARTS.exec(behind.slice(number.length + unit.length)) as RegExpExecArray;
  return { text: number + unit + parts, parts: '', number, unit };
}

/** Whether a range stands alone: no chain of hyphens, code, sum or decimal. */
function isApart(before: string, after: string): boolean {
  if (/[A-Za-z_#№./\\+*×÷=＝~–‐‑−－—-]$/.test(before)) return false;
  return !/^(?: ?[-–~‐‑−－—=＝×÷+*≈]|[A-Za-z_]|[.:：/]\d)/.test(after);
}

function isRange(from: RangeEnd, to: RangeEnd, before: string, behind: string): boolean {
  const unit = to.unit.trim();
  if (/比[分数][^，。]{0,4}$/.test(before)) return false;
  if (isClock(from, to)) return true;
  if (/[:：]/.test(from.number + to.number)) return false;
  if (/[%‰％]/.test(from.unit + unit)) return true;
  const [low, high] = [parseNumber(from), parseNumber(to)];
  // GB/T 9704-2012 is a standard with its year. Serial and telephone numbers begin with 0.
  const coded = /[A-Za-z][A-Za-z/]*\.? $/.test(before) && (unit === '' || /^(?:19|20)\d\d$/.test(to.number));
  if (coded || (/^0\d/.test(from.number + unit) && !/^[月日时点]/.test(unit))) return false;
  if (isYears(from, to)) return countMonths(from) < countMonths(to);
  if (unit === '') return low < high && isShort(from, to) && BARE.test(before);
  // 3-201 is a room, 1-2 a score.
  if (/^[室户号]/.test(unit) && to.number.length > 2 && from.number.length < to.number.length) return false;
  if (/以$/.test(before) && /^[的成惜落战击负不胜告险取获]/.test(behind.slice(to.number.length))) return false;
  return low < high || (low !== high && (from.unit !== '' || /^[月日时点]/.test(unit)));
}

/** Words that introduce a bare range; without them 2-3 may be anything. */
const BARE = /(?:第|约|达|到|至|在|近|每|超过|[约升降增减高低]为)$/;

function isShort(from: RangeEnd, to: RangeEnd): boolean {
  return from.number.length < 7 && to.number.length < 7;
}

function isClock(from: RangeEnd, to: RangeEnd): boolean {
  return /[:：]/.test(from.number) && /[:：]/.test(to.number);
}

/** Years, or years with months (2021.9). */
function isYears(from: RangeEnd, to: RangeEnd): boolean {
  return [from, to].every(({ number }) => /^(?:19|20)\d\d(?:\.(?:0?[1-9]|1[0-2]))?$/.test(number));
}

function countMonths({ number }: RangeEnd): number {
  const [year, month = 0] = number.split('.').map(Number) as [number, number?];
  return year * 12 + month;
}

function parseNumber({ number }: RangeEnd): number {
  return Number(number.replaceAll(',', ''));
}

const WEEKDAY = '(?:周|星期|礼拜)';
const WEEKDAY_LEFT = new RegExp(`${WEEKDAY}[一二三四五六日天]$`);
const WEEKDAY_RIGHT = new RegExp(`^${WEEKDAY}?[一二三四五六日天]`);

const NUMERAL_BEFORE = /[一二两三四五六七八九十百]+$/;
const NUMERAL_BEHIND = /^[一二两三四五六七八九十百]+/;
/** Words that end with 一 but are not numbers: 统一, 专一. */
const WORD = /[统唯万专单划同逐不]$/;

/** Reads a range in hanzi, 三-五年 or 周一-周五, from the text on both sides of its dash; null if it is none. */
function readSpokenSides(before: string, behind: string): Sides | null {
  const [day] = WEEKDAY_LEFT.exec(before) ?? [];
  const [last] = WEEKDAY_RIGHT.exec(behind) ?? [];
  if (day !== undefined) return last === undefined ? null : { left: day.length, right: last.length, from: day, to: last, time: true };
  const [to] = NUMERAL_BEHIND.exec(behind) ?? [];
  const measure = to === undefined ? '' : readMeasure(behind, to.length);
  if (to === undefined || measure === '') return null;
  const unit = NUMERAL_BEFORE.test(before) ? '' : readMeasureBefore(before, before.length);
  const head = before.slice(0, before.length - unit.length);
  const [from] = NUMERAL_BEFORE.exec(head) ?? [];
  if (from === undefined || WORD.test(head.slice(0, -from.length))) return null;
  const [low, high] = [parseSpoken(from), parseSpoken(to)];
  if (low === null || high === null || low >= high) return null;
  const end = unit === '' ? to : to + measure;
  return { left: from.length + unit.length, right: end.length, from: from + unit, to: end, time: /^[月日时点]/.test(measure) };
}
