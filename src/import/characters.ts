import { findUnprintable } from '../read/characters.ts';
import type { Remarks } from './remarks.ts';

/** Replaces a private-use character: 〓, as in a proof. */
const MISSING = '〓';

/** Layout leftovers: soft hyphens, zero-width spaces and joiners, directional marks, byte order mark. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Removes what a bulletin cannot print; turns tabs, no-break spaces and stray line separators into spaces. */
export function removeUnprintable(text: string, remarks: Remarks): string {
  const visible = text.replace(INVISIBLE, '').replace(/[\u00a0\u2002-\u200a\u202f\u205f\t\v\u0085\u2028\u2029]/g, ' ');
  const found = findUnprintable(visible);
  if (found.length === 0) return visible;
  let result = '';
  let at = 0;
  for (const { character, offset } of found) {
    const isPrivate = /\p{Co}/u.test(character);
    remarks.add(isPrivate ? 'symbols' : 'unprintable');
    result += visible.slice(at, offset) + (isPrivate ? MISSING : '');
    at = offset + character.length;
  }
  return result + visible.slice(at);
}
