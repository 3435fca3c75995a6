import { readMeasure, readMeasureBefore } from './measures.ts';
import { parseSpoken } from './numerals.ts';
import type { Sides } from './ranges.ts';

const WEEKDAY = '(?:周|星期|礼拜)';
const WEEKDAY_LEFT = new RegExp(`${WEEKDAY}[一二三四五六日天]$`);
const WEEKDAY_RIGHT = new RegExp(`^${WEEKDAY}?[一二三四五六日天]`);

const NUMERAL_BEFORE = /[一二两三四五六七八九十百]+$/;
const NUMERAL_BEHIND = /^[一二两三四五六七八九十百]+/;
/** Words that end with 一 but are not numbers: 统一, 专一. */
const WORD = /[统唯万专单划同逐不]$/;

/** Reads a range in hanzi, 三-五年 or 周一-周五, from the text on both sides of its dash; null if it is none. */
export function readSpokenSides(before: string, behind: string): Sides | null {
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
