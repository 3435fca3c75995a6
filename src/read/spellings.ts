import { findNearest } from '../diagnostics/nearest.ts';
import { metaOf } from '../model/fields.ts';
import type * as z from '../model/zod.ts';

const spellings = new WeakMap<z.ZodMiniObject, ReadonlyMap<string, string>>();

/** The keys of a mapping in both languages, each with its English key. Cached: a publication has a mapping for each source. */
export function spellingsOf(schema: z.ZodMiniObject): ReadonlyMap<string, string> {
  const known = spellings.get(schema);
  if (known !== undefined) return known;
  const found = new Map(Object.keys(schema.shape).flatMap((key) => [[key, key] as const, [chineseKey(schema, key), key] as const]));
  spellings.set(schema, found);
  return found;
}

/** The Chinese spelling of a schema's key. */
export function chineseKey(schema: z.ZodMiniObject, key: string): string {
  const field = schema.shape[key] as z.ZodMiniType | undefined;
  return (field === undefined ? undefined : metaOf(field))?.zh ?? key;
}

/** The closest keys to a misspelt one, in the language it was written in. */
export function nearestKeys(spelling: string, schema: z.ZodMiniObject): string[] {
  const keys = Object.keys(schema.shape);
  return findNearest(spelling, /[^\0-\x7f]/.test(spelling) ? keys.map((key) => chineseKey(schema, key)) : keys);
}
