import { findNearest } from '../diagnostics/nearest.ts';
import { findMeta } from '../model/fields.ts';
import type * as z from '../model/zod.ts';

const spellings = new WeakMap<z.ZodMiniObject, ReadonlyMap<string, string>>();

/** The keys of a mapping in both languages, each with its English key. Cached: a publication has a mapping for each source. */
export function findSpellings(schema: z.ZodMiniObject): ReadonlyMap<string, string> {
  const known = spellings.get(schema);
  if (known !== undefined) return known;
  const found = new Map(Object.keys(schema.shape).flatMap((key) => [[key, key] as const, [toChineseKey(schema, key), key] as const]));
  spellings.set(schema, found);
  return found;
}

/** The Chinese spelling of a schema's key. */
export function toChineseKey(schema: z.ZodMiniObject, key: string): string {
  const field = schema.shape[key] as z.ZodMiniType | undefined;
  return (field === undefined ? undefined : findMeta(field))?.zh ?? key;
}

/** The closest keys to a misspelt one, in the language it was written in. */
export function findNearestKeys(spelling: string, schema: z.ZodMiniObject): string[] {
  const keys = Object.keys(schema.shape);
  return findNearest(spelling, /[^\0-\x7f]/.test(spelling) ? keys.map((key) => toChineseKey(schema, key)) : keys);
}
