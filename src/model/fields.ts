import { toIsoDay } from './day.ts';
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
