import { toIsoDay } from './day.ts';
import * as z from './zod.ts';

/**
 * Building blocks of the schemas. Every field carries `zh`, its Chinese key, and a description in both languages; both keys are accepted in a
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
const LINE = z.string().check(
  z.trim(),
  z.minLength(1),
  z.refine((value) => !/[\r\n]/.test(value), { params: { code: 'one-line' } }),
);
const POSITIVE = z.int().check(z.gte(1));

/** One line of text that is not empty after trimming; white space at the ends is taken off. */
export const line = () => LINE;

/** A whole number above zero. */
export const positive = () => POSITIVE;

/** A schema as a field of a mapping, with what is said of it. */
export function field<S extends z.ZodMiniType>(schema: S, meta: FieldMeta): S {
  // What many fields share is described for none of them.
  const own = schema === (LINE as z.ZodMiniType) || schema === (POSITIVE as z.ZodMiniType) ? z.clone(schema) : schema;
  z.globalRegistry.add(own, { ...meta });
  return own;
}

/** What is said of a field; undefined for a schema that is none. */
export function metaOf(schema: z.ZodMiniType): FieldMeta | undefined {
  return z.globalRegistry.get(schema) as FieldMeta | undefined;
}

/**
 * One of a few words, each with its Chinese spellings; the value is always the English one.
 *
 * @param words Chinese spellings by English word: `{ held: ['留用', '缓用'] }`
 */
export function choice<W extends string>(words: Readonly<Record<W, readonly string[]>>) {
  const meant = new Map((Object.keys(words) as W[]).flatMap((word) => [word, ...words[word]].map((spelling) => [spelling, word] as const)));
  return z.pipe(
    z.enum([...meant.keys()]),
    z.transform((spelling) => meant.get(spelling) as W),
  );
}

/**
 * A calendar day, written 2021-09-10 or 2021年9月10日; the value is always the ISO form with two digits each. A day the calendar does
 * not have (2026-02-30) is refused.
 */
export const day = () =>
  z.pipe(
    z.string().check(z.trim()),
    z.transform((value, context) => {
      const iso = toIsoDay(value);
      if (iso !== null) return iso;
      context.issues.push({ code: 'custom', params: { code: 'date' }, input: value });
      return z.NEVER;
    }),
  );
