import { toIsoDay } from '../model/day.ts';

/** A range of ISO days, both ends included. */
export interface Period {
  readonly kind: 'quarter' | 'year' | 'span';
  readonly from: string;
  readonly to: string;
}

/** Parses a quarter such as `2021Q3` or `2021年第3季度`; null for anything else. */
export function parseQuarter(name: string): Period | null {
  const [, year, quarter] = /^([1-9]\d{3})(?:[-/ ]?Q|年第?)([1-4])(?:季度)?$/i.exec(name.trim()) ?? [];
  return year === undefined || quarter === undefined ? null : toQuarter(Number(year), Number(quarter));
}

/** Parses a year such as `2021` or `2021年`; null for anything else. */
export function parseYear(name: string): Period | null {
  const [, year] = /^([1-9]\d{3})年?$/.exec(name.trim()) ?? [];
  return year === undefined ? null : { kind: 'year', from: `${year}-01-01`, to: `${year}-12-31` };
}

/** Parses a range of days, written as in the files; null if one is not a day, or the second comes before the first. */
export function parseSpan(from: string, to: string): Period | null {
  const [first, last] = [toIsoDay(from.trim()), toIsoDay(to.trim())];
  // ISO days sort as text.
  return first === null || last === null || last < first ? null : { kind: 'span', from: first, to: last };
}

/** Finds the quarter of a day. */
export function findQuarter(day: string): Period {
  return toQuarter(Number(day.slice(0, 4)), Math.ceil(Number(day.slice(5, 7)) / 3));
}

/** Finds the previous period: the previous quarter or year, or the same number of days. */
export function findPeriodBefore({ kind, from, to }: Period): Period {
  const year = Number(from.slice(0, 4));
  switch (kind) {
    case 'quarter': {
      const quarter = Math.ceil(Number(from.slice(5, 7)) / 3);
      return quarter === 1 ? toQuarter(year - 1, 4) : toQuarter(year, quarter - 1);
    }
    case 'year':
      return { kind, from: formatIsoDay(year - 1, 1, 1), to: formatIsoDay(year - 1, 12, 31) };
    case 'span': {
      const days = (toTime(to) - toTime(from)) / DAY + 1;
      return { kind, from: shiftDay(from, -days), to: shiftDay(from, -1) };
    }
  }
}

/** Whether a day is in a period. */
export function isWithin(day: string, { from, to }: Period): boolean {
  return from <= day && day <= to;
}

/** Lists the months that a period touches, as `2021-07`. */
export function listMonths({ from, to }: Period): readonly string[] {
  const months: string[] = [];
  let [year = 0, month = 0] = from.split('-').map(Number);
  for (let name = from.slice(0, 7); name <= to.slice(0, 7); name = formatIsoDay(year, month, 1).slice(0, 7)) {
    months.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return months;
}

function toQuarter(year: number, quarter: number): Period {
  const last = quarter * 3;
  return { kind: 'quarter', from: formatIsoDay(year, last - 2, 1), to: formatIsoDay(year, last, last === 6 || last === 9 ? 30 : 31) };
}

const DAY = 24 * 60 * 60 * 1000;

function toTime(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function shiftDay(day: string, days: number): string {
  return new Date(toTime(day) + days * DAY).toISOString().slice(0, 10);
}

function formatIsoDay(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
