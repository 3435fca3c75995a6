import type { Texts } from '../../diagnostics/define.ts';
import type { Statistics } from '../figures.ts';
import type { Period } from '../period.ts';

const ORDINALS = ['一', '二', '三', '四'];

/** Formats a period: `2021年第三季度`, `2021 Q3`. */
export function formatPeriod({ kind, from, to }: Period): Texts {
  const year = from.slice(0, 4);
  if (kind === 'year') return { zh: `${year}年`, en: year };
  if (kind === 'span') return { zh: `${formatChineseDay(from)}至${formatChineseDay(to)}`, en: `${from} to ${to}` };
  const quarter = Math.ceil(Number(from.slice(5, 7)) / 3);
  return { zh: `${year}年第${ORDINALS[quarter - 1]}季度`, en: `${year} Q${quarter}` };
}

/** Title of the statistics: `安庆组工信息 2021年第三季度采用情况`, with the group of sources if one is selected. */
export function writeTitle({ publication, period, group }: Statistics): Texts {
  const { zh, en } = formatPeriod(period);
  const [inside, beside] = group === null ? ['', ''] : [`（${group}）`, ` (${group})`];
  return { zh: `${publication} ${zh}采用情况${inside}`, en: `${publication} ${en}${beside}` };
}

/** `2021-07` as `2021年7月`. */
export function formatMonth(month: string): Texts {
  const [year, number] = month.split('-').map(Number);
  return { zh: `${year}年${number}月`, en: month };
}

function formatChineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** Formats a rate: `66.7%`; a dash if nothing was submitted. */
export function formatPercent(rate: number | null): string {
  return rate === null ? '—' : `${(rate * 100).toFixed(1)}%`;
}
