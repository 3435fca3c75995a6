import { extname } from 'node:path';
import { toFileName } from '../model/file-name.ts';

/** Characters of a name, so that with the folders above it it stays below what Windows takes. */
const LONGEST = 40;

/** Numbers for new items behind those an issue has: one more than the highest a name begins with. */
export function nextNumber(names: readonly string[]): number {
  const numbers = names.map((name) => Number(/^(\d{1,4})(?!\d)/.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}

/** `03-岳西县委组织部.md`: the number, and what tells the item from others. */
export function itemName(number: number, words: string): string {
  const safe = safeName(words);
  return `${twoDigits(number)}${safe === '' ? '' : `-${safe}`}.md`;
}

export function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** The name under which a submitted file is kept: its own, as far as every system takes it, and free among others. */
export function originalName(name: string, taken: ReadonlySet<string>): string {
  const letters = safeName(extname(name).slice(1)).slice(0, 12);
  const extension = letters === '' ? '' : `.${letters}`;
  const base = safeName(name.slice(0, name.length - extname(name).length)) || '原件';
  let free = base + extension;
  for (let copy = 2; taken.has(free.toLowerCase()); copy += 1) free = `${base}-${copy}${extension}`;
  return free;
}

/** Without what a file system refuses or a terminal obeys; neither hidden nor ending in a dot or blank, which Windows drops. */
function safeName(words: string): string {
  return [...toFileName(words.replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, ''))]
    .slice(0, LONGEST)
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.~$]+(?=[^.])|[\s.]+$/g, '')
    .trim();
}
