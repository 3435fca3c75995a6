import { join } from 'node:path';
import type { Digest, Host } from '../host/host.ts';
import * as z from '../model/zod.ts';
import { foreignFile } from './foreign-file.ts';
import { parseJson } from './lock.ts';
import { findToken, isBareName, JOURNAL, LOCK, TOKEN, UNDO } from './names.ts';

const digestSchema = z.object({
  bytes: z.number().check(z.nonnegative()),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});

/** What may stand in a journal: names in the folder or in a folder below it, none of them ours. */
const nameSchema = z.string().check(z.refine(isTargetName));

const journalSchema = z.object({
  journal: z.literal(1),
  /** Names the temporary files: the journal itself names none. */
  token: z.string().check(z.regex(TOKEN)),
  /** What to do when a file is not what it was: leave it, or undo all. */
  onConflict: z.enum(['skip', 'undo']),
  steps: z
    .array(
      z.object({
        /** Path from the folder, with `/`. */
        name: nameSchema,
        /** The old content; null for a file that was not there. */
        before: z.nullable(digestSchema),
        /** The new content; null for a file that is removed. */
        after: z.nullable(digestSchema),
      }),
    )
    .check(z.maxLength(100_000)),
});

export type Journal = z.infer<typeof journalSchema>;
export type Step = Journal['steps'][number] & { readonly before: Digest | null; readonly after: Digest | null };

/** In bytes. */
const MAX_JOURNAL = 30_000_000;
/** How deep a change may reach below its folder. */
const MAX_DEPTH = 8;

/** Whether a path may be changed: bare names joined by `/`, the last not one of our own files. */
export function isTargetName(name: string): boolean {
  const parts = name.split('/');
  const last = parts.at(-1) ?? '';
  return parts.length <= MAX_DEPTH && parts.every(isBareName) && findToken(last) === null && ![LOCK, JOURNAL, UNDO].includes(last);
}

export function encodeJournal(journal: Journal): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(journal));
}

/**
 * Reads a journal. It is data from a folder that may have come from elsewhere.
 *
 * @throws Failure if it is not one of ours
 */
export async function readJournal(host: Host, folder: string, name: typeof JOURNAL | typeof UNDO): Promise<Journal> {
  const path = join(folder, name);
  const entry = (await host.list(folder)).find((each) => each.name === name);
  if (entry?.kind !== 'file') throw foreignFile(path);
  try {
    const journal = journalSchema.safeParse(parseJson(new TextDecoder().decode(await host.readFile(path, MAX_JOURNAL))));
    if (journal.success) return journal.data;
  } catch (error) {
    if (!['EFBIG', 'EFTYPE'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  throw foreignFile(path);
}
