import { toIsoDay } from './day.ts';
import * as z from './zod.ts';

/**
 * Building blocks of the schemas. Every field carries `zh`, its Chinese key, and a description in both languages. A file may use either
 * key, never both for one field; the JSON Schemas for editors are generated from them.
 */
export interface FieldMeta {
  /** The Chinese key. */
  readonly zh: string;
  /** One sentence for completion in editors, in English and Chinese, each shown with its own spelling of the key. */
  readonly description: string;
  readonly about: string;
}

// Shared: creating a schema costs more than all the values it will ever parse.
const LINE = z.string().check(
  z.trim(),
  z.minLength(1),
  z.refine((value) => !/[\r\n]/.test(value), { params: { code: 'one-line' } }),
);
const POSITIVE = z.int().check(z.gte(1));

/** A non-empty line of text, trimmed. */
export const line = () => LINE;

/** A positive integer. */
export const positive = () => POSITIVE;

/** Attaches metadata to the schema of a field. */
export function defineField<S extends z.ZodMiniType>(schema: S, meta: FieldMeta): S {
  // Shared schemas carry no metadata of their own.
  const own = schema === (LINE as z.ZodMiniType) || schema === (POSITIVE as z.ZodMiniType) ? z.clone(schema) : schema;
  z.globalRegistry.add(own, { ...meta });
  return own;
}

/** Metadata of a field; undefined for a schema that is not a field. */
export function findMeta(schema: z.ZodMiniType): FieldMeta | undefined {
  return z.globalRegistry.get(schema) as FieldMeta | undefined;
}

/**
 * One of several words, each with its Chinese spellings; the value is always the English one.
 *
 * @param words Chinese spellings by English word: `{ held: ['留用', '缓用'] }`
 */
export function defineChoice<W extends string>(words: Readonly<Record<W, readonly string[]>>) {
  const meant = new Map((Object.keys(words) as W[]).flatMap((word) => [word, ...words[word]].map((spelling) => [spelling, word] as const)));
  return z.pipe(
    z.enum([...meant.keys()]),
    z.transform((spelling) => meant.get(spelling) as W),
  );
}

/** A calendar day, written 2021-09-10 or 2021年9月10日; the value is the ISO form. Rejects days that do not exist (2026-02-30). */
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
