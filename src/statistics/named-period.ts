import { Failure } from '../failures.ts';
import { type Period, quarterNamed, spanNamed, yearNamed } from './period.ts';

/** A period as a person names it: at most one of a quarter, a year, and both `from` and `to`. */
export interface PeriodOptions {
  /** `2021Q3` */
  readonly quarter?: string | undefined;
  /** `2021` */
  readonly year?: string | undefined;
  /** First day, `2021-07-01` or `2021年7月1日`. */
  readonly from?: string | undefined;
  /** Last day, counted too. */
  readonly to?: string | undefined;
}

/** The period asked for; null when none is. Throws a Failure when it is none, or more than one. */
export function periodOf({ quarter, year, from, to }: PeriodOptions): Period | null {
  const given = [quarter, year, from ?? to].filter((each) => each !== undefined);
  if (given.length > 1) {
    throw usage({ zh: '时期只能写一种', en: 'More than one period is given' });
  }
  if (quarter !== undefined) {
    return quarterNamed(quarter) ?? wrong({ zh: `“${quarter}”不是季度`, en: `“${quarter}” is no quarter` });
  }
  if (year !== undefined) return yearNamed(year) ?? wrong({ zh: `“${year}”不是年份`, en: `“${year}” is no year` });
  if (from === undefined && to === undefined) return null;
  if (from === undefined || to === undefined) {
    throw usage({ zh: '起止日期要写全，缺了一个', en: 'A span of days needs both its first and its last day' });
  }
  return spanNamed(from, to) ?? wrong({ zh: `“${from}”至“${to}”不是一段日期`, en: `“${from}” to “${to}” is no span of days` });
}

function wrong(found: { readonly zh: string; readonly en: string }): never {
  throw usage(found);
}

function usage(found: { readonly zh: string; readonly en: string }): Failure {
  return new Failure('usage', found, {
    zh: '请写季度（--quarter 2021Q3）、年份（--year 2021）或起止日期（--from 2021-07-01 --to 2021-08-31）中的一种',
    en: 'Give a quarter (--quarter 2021Q3), a year (--year 2021) or days (--from 2021-07-01 --to 2021-08-31)',
  });
}
