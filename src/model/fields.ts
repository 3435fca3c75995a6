import * as z from './zod.ts';

/**
 * Building blocks of the three schemas. Every field carries `zh`, its Chinese key, and a description in both languages; both keys are accepted in a
 * file (never both for one thing), and the JSON Schemas for editors are generated from them.
 */
export interface FieldMeta {
  /** The Chinese key. */
  readonly zh: string;
  /** One sentence for completion in editors, in English and in Chinese: each shown with its own spelling of the key. */
  readonly description: string;
  readonly about: string;
}

// Each of them is one schema, made once: making a schema costs more than all the values it will ever see.
const LINE = z
  .string()
  .check(z.trim(), z.minLength(1))
  .refine((value) => !/[\r\n]/.test(value), { params: { code: 'one-line' } });
const POSITIVE = z.int().min(1);

/** One line of text that is not empty after trimming; white space at the ends is taken off. */
export const line = () => LINE;

/** A whole number above zero. */
export const positive = () => POSITIVE;

/**
 * One of a few words, each with its Chinese spellings; the value is always the English one.
 *
 * @param words Chinese spellings by English word: `{ held: ['留用', '缓用'] }`
 */
export function choice<W extends string>(words: Readonly<Record<W, readonly string[]>>) {
  const meant = new Map((Object.keys(words) as W[]).flatMap((word) => [word, ...words[word]].map((spelling) => [spelling, word] as const)));
  return z.enum([...meant.keys()]).transform((spelling) => meant.get(spelling) as W);
}

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const CHINESE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;

/**
 * A calendar day, written 2021-09-10 or 2021年9月10日; the value is always the ISO form with two digits each. A day the calendar does
 * not have (2026-02-30) is refused.
 */
export const day = () =>
  z
    .string()
    .trim()
    .transform((value, context) => {
      const iso = toIsoDay(value);
      if (iso !== null) return iso;
      context.addIssue({ code: 'custom', params: { code: 'date' } });
      return z.NEVER;
    });

/** The ISO form of a day in either writing, or null when the text is no day of the Gregorian calendar. */
export function toIsoDay(value: string): string | null {
  const [, year, month, date] = ISO.exec(value) ?? CHINESE.exec(value) ?? [];
  if (year === undefined || month === undefined || date === undefined) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const time = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso) ? iso : null;
}
