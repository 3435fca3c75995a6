import { toIsoDay } from '../../model/day.ts';

/** A range of numbers, both ends included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export type StartingPoint = { readonly number: number } | { readonly day: string };

/** Parses `12`, `2021-07-01`, `2021-07` or `2021年7月1日`; null for anything else. */
export function parseSince(text: string): StartingPoint | null {
  if (/^\d{1,6}$/.test(text)) return { number: Number(text) };
  const day = toIsoDay(/^\d{4}-\d{1,2}$/.test(text) ? `${text}-1` : text.trim());
  return day === null ? null : { day };
}

/** Parses numbers and ranges separated by commas: `12`, `3-12`, `3-`; null for anything else. */
export function parseNumbers(text: string): readonly Range[] | null {
  const ranges = text.split(/[,，、]/).map((part) => {
    const [, from, dash, to] = /^\s*(\d{1,6})\s*(?:([-–—~～至])\s*(\d{1,6})?)?\s*$/.exec(part) ?? [];
    if (from === undefined) return null;
    const last = dash === undefined ? Number(from) : Number(to ?? Number.POSITIVE_INFINITY);
    return last < Number(from) ? null : { from: Number(from), to: last };
  });
  return ranges.includes(null) ? null : ranges.filter((range) => range !== null);
}
