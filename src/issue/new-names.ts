import { extname } from 'node:path';
import { toFileName } from '../model/file-name.ts';

/** Maximum characters of a name; keeps whole paths within the limit of Windows. */
const LONGEST = 40;

/** The number for the next new item: one above the highest in use. */
export function findNextNumber(names: readonly string[]): number {
  const numbers = names.map((name) => Number(/^(\d{1,4})(?!\d)/.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}

/** `03-岳西县委组织部.md`: the number, and words that identify the item. */
export function formatItemName(number: number, words: string): string {
  const safe = toSafeName(words);
  return `${padNumber(number)}${safe === '' ? '' : `-${safe}`}.md`;
}

export function padNumber(number: number): string {
  return String(number).padStart(2, '0');
}

/** Chooses a free name for the stored original: its own, as far as every file system accepts it. */
export function chooseOriginalName(name: string, taken: ReadonlySet<string>): string {
  const letters = toSafeName(extname(name).slice(1)).slice(0, 12);
  const extension = letters === '' ? '' : `.${letters}`;
  const base = toSafeName(name.slice(0, name.length - extname(name).length)) || '原件';
  let free = base + extension;
  for (let copy = 2; taken.has(free.toLowerCase()); copy += 1) free = `${base}-${copy}${extension}`;
  return free;
}

/** Removes what file systems refuse or terminals interpret, leading dots, and the trailing dots and spaces that Windows drops. */
function toSafeName(words: string): string {
  return [...toFileName(words.replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, ''))]
    .slice(0, LONGEST)
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.~$]+(?=[^.])|[\s.]+$/g, '')
    .trim();
}
