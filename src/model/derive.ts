import type { ItemFields } from './item.ts';

/**
 * What an issue's files may leave out because it follows from something else. The rules and `assemble` both go by these, so that what
 * is checked is what is printed.
 */

/** No office prints a million numbers a year; a longer run of digits in a folder's name is something else. */
const LONGEST_NUMBER = 6;

/**
 * The issue's number: the one its file gives, else the last run of digits in the folder's name (`issue-12`, `第12期`, `2021-12` are all
 * 12). Undefined when neither has one.
 *
 * @param folder path of the issue's folder, with either kind of slash
 */
export function issueNumber(values: { readonly number?: number | undefined }, folder: string): number | undefined {
  if (values.number !== undefined) return values.number;
  const digits = numbersIn(folder).at(-1)?.replace(/^0+/, '');
  return digits === undefined || digits === '' || digits.length > LONGEST_NUMBER ? undefined : Number(digits);
}

/**
 * The year in which an issue's number counts: that of its date, else one that its folder's name gives before the number (`2021-12`,
 * `issue-2021-12`, `2021年第12期`). Undefined when neither does.
 *
 * @param date ISO
 * @param folder path of the issue's folder, with either kind of slash
 */
export function issueYear(date: string | undefined, folder: string): string | undefined {
  return (
    date?.slice(0, 4) ??
    numbersIn(folder)
      .slice(0, -1)
      .find((digits) => /^(?:19|20)\d\d$/.test(digits))
  );
}

/** The runs of digits in a folder's own name. */
function numbersIn(folder: string): readonly string[] {
  const name = folder.split(/[/\\]/).findLast((part) => part !== '') ?? '';
  return name.match(/\d+/g) ?? [];
}

/** Whether an item is printed: one that is held or rejected was submitted, and that is all. */
export function isPrinted({ status }: Pick<Partial<ItemFields>, 'status'>): boolean {
  return (status ?? 'used') === 'used';
}

/** The issue's date in ISO form: the one its file gives, else that of its newest printed item. Undefined when none has one. */
export function issueDate(
  values: { readonly date?: string | undefined },
  items: readonly Pick<Partial<ItemFields>, 'date' | 'status'>[],
): string | undefined {
  if (values.date !== undefined) return values.date;
  // ISO days sort as text.
  return items
    .filter(isPrinted)
    .map((item) => item.date)
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
}

/** The day of SOURCE_DATE_EPOCH, seconds since 1970 by reproducible-builds.org, in UTC; undefined when it is not set or no such number. */
export function epochDay(epoch: string | undefined): string | undefined {
  if (epoch === undefined || !/^\d{1,10}$/.test(epoch)) return undefined;
  return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
}
