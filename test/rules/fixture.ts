import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Files } from '../memory-host.ts';
import { PUBLICATION } from '../read/reading.ts';
import { item } from './check.ts';

/**
 * What one rule must report and what it must not: `fixtures/<code>.yaml`. ⟦ and ⟧ enclose the characters that must be reported; an empty
 * pair ⟦⟧ is a place without characters. They are removed before the text is read.
 */
export interface Fixtures {
  readonly wrong: readonly Case[];
  readonly right: readonly Case[];
}

export interface Case {
  /** What the case shows, if not obvious. */
  readonly name?: string;
  /** Front matter of the item `a.md` that replaces the valid one; null omits a key. */
  readonly front?: Readonly<Record<string, string | null>>;
  /** Text of the item below its front matter. */
  readonly body?: string;
  /** Further files, or replacements of `a.md`: paths relative to the issue's folder, with marks; null for no file. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** Keys of `bulletin.yaml` besides the valid ones; with `name:` in it, all keys. */
  readonly publication?: string;
  /** Name of the issue's folder; `issue-1` by default. */
  readonly folder?: string;
  /** `issue.yaml`. */
  readonly issue?: string;
  /** The suggestions of the first finding, nearest first. */
  readonly suggestions?: readonly string[];
  /** The text of `a.md` below its front matter, or the title, after all fixes. Omitted if nothing is fixed. */
  readonly fixed?: string;
}

export function fixturesOf(code: string): Fixtures {
  return parse(readFileSync(join(import.meta.dirname, 'fixtures', `${code}.yaml`), 'utf8')) as Fixtures;
}

/** A case as files without marks, and the marked places: `file:line:column-endLine:endColumn`. */
export function filesOf({ front, body, files = {}, publication = '', folder = 'issue-1', issue }: Case): {
  files: Files;
  marked: string[];
} {
  const all = {
    '../bulletin.yaml': /^(name|刊名):/m.test(publication) ? publication : `${PUBLICATION}${publication}`,
    ...('a.md' in files ? {} : { 'a.md': item(front, body) }),
    ...(issue === undefined ? {} : { 'issue.yaml': issue }),
    ...files,
  };
  const marked: string[] = [];
  const clean = Object.entries(all).flatMap(([path, text]) => {
    if (text === null) return [];
    const found = unmarked(text);
    const file = path.startsWith('../') ? path.slice(3) : `${folder}/${path}`;
    marked.push(...found.places.map((place) => `${file}:${place}`));
    return [[path, found.text] as const];
  });
  return { files: Object.fromEntries(clean), marked };
}

function unmarked(marked: string): { text: string; places: string[] } {
  const text = marked.replace(/[⟦⟧]/g, '');
  const places: string[] = [];
  const open: string[] = [];
  let [line, column] = [1, 1];
  for (const character of marked.split('')) {
    if (character === '⟦') open.push(`${line}:${column}`);
    else if (character === '⟧') places.push(`${open.pop()}-${line}:${column}`);
    else if (character === '\n') [line, column] = [line + 1, 1];
    else column += 1;
  }
  return { text, places };
}
