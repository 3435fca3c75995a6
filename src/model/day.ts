const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const CHINESE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;

/** Converts a day in either notation to ISO; null when the calendar has no such day. */
export function toIsoDay(value: string): string | null {
  const [, year, month, date] = ISO.exec(value) ?? CHINESE.exec(value) ?? [];
  if (year === undefined || month === undefined || date === undefined) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const time = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso) ? iso : null;
}
