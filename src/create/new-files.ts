import { join, relative, sep } from 'node:path';
import { Failure } from '../failures.ts';
import type { Host } from '../host/host.ts';
import { toIsoDay } from '../model/day.ts';
import type * as z from '../model/zod.ts';
import { toChineseKey } from '../read/spellings.ts';
import { replaceFiles } from '../write/replace-files.ts';

/** What is looked at of a file to see how it is written, in bytes. */
const HEAD = 2_000;

/**
 * How the keys of a new file are spelt: in Chinese or in English, as in the first of these texts that has keys; in Chinese where none has.
 */
export function keysLike(schema: z.ZodMiniObject, texts: readonly string[]): (key: string) => string {
  const written = texts.map((text) => /^["']?(?:(\p{Script=Han})|[a-z_]+["']?\s*:)/mu.exec(text)).find((found) => found !== null);
  const isEnglish = written !== undefined && written[1] === undefined;
  return (key) => (isEnglish ? key : toChineseKey(schema, key));
}

/** The beginning of a file, or nothing when it is not there. */
export async function headOf(host: Host, path: string): Promise<string> {
  if ((await host.stat(path))?.kind !== 'file') return '';
  return new TextDecoder().decode(await host.readPart(path, 0, HEAD));
}

/** The line by which editors find the schema that `init` put into the publication; none where it is not there. */
export async function modelineFor(host: Host, home: string, folder: string, kind: 'issue' | 'item'): Promise<readonly string[]> {
  const schema = join(home, '.vscode', `${kind}.schema.json`);
  if ((await host.stat(schema))?.kind !== 'file') return [];
  return [`# yaml-language-server: $schema=${relative(folder, schema).split(sep).join('/')}`];
}

/** An ISO day. Throws a Failure for what is no day. */
export function dayOf(written: string): string {
  const day = toIsoDay(written.trim());
  if (day !== null) return day;
  throw new Failure(
    'usage',
    { zh: `“${written}”不是日期`, en: `“${written}” is no date` },
    { zh: '请写成 2021-09-10', en: 'Write 2021-09-10' },
  );
}

/** Writes a file that is not there. Throws a Failure when it cannot be written. */
export async function writeNew(host: Host, folder: string, name: string, text: string): Promise<void> {
  await replaceFiles(host, folder, new Map([[name, new TextEncoder().encode(text)]]));
}
