import { join, relative, sep } from 'node:path';
import { Failure } from '../failures.ts';
import type { Host } from '../host/host.ts';
import { toIsoDay } from '../model/day.ts';
import type * as z from '../model/zod.ts';
import { toChineseKey } from '../read/spellings.ts';
import { changeFolder } from '../write/change.ts';

/** Bytes read to detect how a file is written. */
const HEAD = 2_000;

/** Returns a function that spells keys in Chinese or English, like the first of the texts that has keys; Chinese by default. */
export function matchKeySpelling(schema: z.ZodMiniObject, texts: readonly string[]): (key: string) => string {
  const written = texts.map((text) => /^["']?(?:(\p{Script=Han})|[a-z_]+["']?\s*:)/mu.exec(text)).find((found) => found !== null);
  const isEnglish = written !== undefined && written[1] === undefined;
  return (key) => (isEnglish ? key : toChineseKey(schema, key));
}

/** Reads the beginning of a file; empty if it does not exist. */
export async function readHead(host: Host, path: string): Promise<string> {
  if ((await host.stat(path))?.kind !== 'file') return '';
  return new TextDecoder().decode(await host.readPart(path, 0, HEAD));
}

/** Returns the modeline that points editors to the publication's schema, if `init` put it there. */
export async function findModeline(host: Host, home: string, folder: string, kind: 'issue' | 'item'): Promise<readonly string[]> {
  const schema = join(home, '.vscode', `${kind}.schema.json`);
  if ((await host.stat(schema))?.kind !== 'file') return [];
  return [`# yaml-language-server: $schema=${relative(folder, schema).split(sep).join('/')}`];
}

/** Parses a day into ISO form. Throws a Failure if it is not a day. */
export function parseDay(written: string): string {
  const day = toIsoDay(written.trim());
  if (day !== null) return day;
  throw new Failure(
    'usage',
    { zh: `“${written}”不是日期`, en: `Not a date: “${written}”` },
    { zh: '请写成 2021-09-10', en: 'Write 2021-09-10' },
  );
}

/** Writes a new file. Throws a Failure if that fails. */
export async function writeNew(host: Host, folder: string, name: string, text: string): Promise<void> {
  await changeFolder(host, folder, [{ name, data: new TextEncoder().encode(text), was: null }]);
}
