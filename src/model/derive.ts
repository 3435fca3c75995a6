import type { ItemFields } from './item.ts';

/**
 * Values that an issue's files may omit because they can be derived. The rules and `assemble` share them, so that what is checked is what
 * is printed.
 */

/** Maximum digits of a number; a longer run of digits in a folder's name means something else. */
const LONGEST_NUMBER = 6;

/**
 * The issue's number: from its file, else the last run of digits in the folder's name (12 in `issue-12`, `第12期`, `2021-12`). Undefined
 * without either.
 *
 * @param folder path of the issue's folder, with either kind of slash
 */
export function deriveIssueNumber(values: { readonly number?: number | undefined }, folder: string): number | undefined {
  if (values.number !== undefined) return values.number;
  const digits = findNumbers(folder).at(-1)?.replace(/^0+/, '');
  return digits === undefined || digits === '' || digits.length > LONGEST_NUMBER ? undefined : Number(digits);
}

/**
 * The year an issue's number counts in: that of its date, else one before the number in the folder's name (`2021-12`, `issue-2021-12`,
 * `2021年第12期`). Undefined without either.
 *
 * @param date ISO
 * @param folder path of the issue's folder, with either kind of slash
 */
export function deriveIssueYear(date: string | undefined, folder: string): string | undefined {
  return (
    date?.slice(0, 4) ??
    findNumbers(folder)
      .slice(0, -1)
      .find((digits) => /^(?:19|20)\d\d$/.test(digits))
  );
}

/** Runs of digits in a folder's own name. */
function findNumbers(folder: string): readonly string[] {
  const name = folder.split(/[/\\]/).findLast((part) => part !== '') ?? '';
  return name.match(/\d+/g) ?? [];
}

/** Whether an item is printed: held and rejected ones are only counted as submitted. */
export function isPrinted({ status }: Pick<Partial<ItemFields>, 'status'>): boolean {
  return (status ?? 'used') === 'used';
}

/** The issue's date in ISO form: from its file, else that of its newest printed item. Undefined without either. */
export function deriveIssueDate(
  values: { readonly date?: string | undefined },
  items: readonly Pick<Partial<ItemFields>, 'date' | 'status'>[],
): string | undefined {
  if (values.date !== undefined) return values.date;
  // ISO dates sort as text.
  return items
    .filter(isPrinted)
    .map((item) => item.date)
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
}

/** The UTC day of SOURCE_DATE_EPOCH, in seconds since 1970 (reproducible-builds.org); undefined when unset or invalid. */
export function readEpochDay(epoch: string | undefined): string | undefined {
  if (epoch === undefined || !/^\d{1,10}$/.test(epoch)) return undefined;
  return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
}
