import { countDays } from '../model/series.ts';

/** Solar and lunar days off, as `month-day` ranges; the eve of the lunar year is the 29th or 30th day of the twelfth month. */
const SOLAR: readonly (readonly [from: number, to: number])[] = [
  [101, 103],
  [403, 406],
  [501, 505],
  [1001, 1008],
];
const LUNAR: readonly (readonly [from: number, to: number])[] = [
  [101, 108],
  [504, 506],
  [814, 816],
  [1228, 1230],
];

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });

/** Whether a day is in the usual days off around a holiday. The State Council shifts them each year, so the spans are wide. */
function isHoliday(iso: string): boolean {
  const [, month = 0, day = 0] = iso.split('-').map(Number);
  const isIn = (spans: typeof SOLAR, at: number) => spans.some(([from, to]) => at >= from && at <= to);
  if (isIn(SOLAR, month * 100 + day)) return true;
  const parts = lunar.formatToParts(new Date(`${iso}T00:00:00Z`));
  const figure = (type: string) => Number.parseInt(parts.find((part) => part.type === type)?.value ?? '0', 10);
  return isIn(LUNAR, figure('month') * 100 + figure('day'));
}

/** Days strictly between two days, at most a year of them. */
function listBetween(from: string, to: string): readonly string[] {
  const count = Math.min(366, Math.max(0, countDays(from, to) - 1));
  return Array.from({ length: count }, (_, index) => new Date(Date.parse(from) + (index + 1) * 86_400_000).toISOString().slice(0, 10));
}

/** Counts the working days strictly between two days. */
export function countWorkingDays(from: string, to: string): number {
  return listBetween(from, to).filter((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) && !isHoliday(day)).length;
}

/** Counts the days off around holidays strictly between two days. */
export function countHolidays(from: string, to: string): number {
  return listBetween(from, to).filter(isHoliday).length;
}
