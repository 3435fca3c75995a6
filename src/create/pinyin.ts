import { pinyin } from 'pinyin-pro';

/** How well a typed spelling matches a name: all of it, its beginning, or a part. */
export type MatchKind = 'whole' | 'start' | 'inside';

/**
 * Matches Latin letters against a name: each hanzi by its initial or whole syllable (`yxxw`, `yuexixianwei`, `yuexixw`), the last one
 * possibly cut short. Letters and digits match themselves; marks are skipped. All readings of a hanzi count, so 重庆 is found by cq and 长安
 * by ca.
 *
 * @returns null if nothing matches or nothing was typed
 */
export function matchSpelling(typed: string, name: string): MatchKind | null {
  const letters = typed.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (letters === '') return null;
  const characters = [...name].map(listReadings).filter((each) => each.length > 0);
  for (let start = 0; start < characters.length; start += 1) {
    const match = matchLetters(letters, characters.slice(start));
    if (match !== null) return start === 0 ? match : 'inside';
  }
  return null;
}

/** Walks the characters, tracking every position in the letters that can be reached. */
function matchLetters(letters: string, characters: readonly (readonly string[])[]): 'whole' | 'start' | null {
  let reached = new Set([0]);
  let isStart = false;
  for (const [index, options] of characters.entries()) {
    const next = new Set<number>();
    const isLast = index === characters.length - 1;
    for (const at of reached) {
      const rest = letters.slice(at);
      for (const syllable of options) {
        if (rest.startsWith(syllable)) next.add(at + syllable.length);
        if (rest.startsWith(syllable.slice(0, 1))) next.add(at + 1);
        // The last syllable may be incomplete.
        if (syllable.startsWith(rest)) next.add(letters.length);
      }
    }
    if (next.has(letters.length)) {
      if (isLast) return 'whole';
      isStart = true;
      next.delete(letters.length);
    }
    if (next.size === 0) break;
    reached = next;
  }
  return isStart ? 'start' : null;
}

/** Toneless syllables of a character, ü as v; a letter or digit is its own; marks have none. */
function listReadings(character: string): readonly string[] {
  const known = cache.get(character);
  if (known !== undefined) return known;
  const found = /\p{Script=Han}/u.test(character)
    ? pinyin(character, { multiple: true, type: 'array', toneType: 'none', v: true }).filter((syllable) => /^[a-z]+$/.test(syllable))
    : /[a-z0-9]/i.test(character)
      ? [character.toLowerCase()]
      : [];
  cache.set(character, found);
  return found;
}

/** Readings by character; a publication's names have a few hundred. */
const cache = new Map<string, readonly string[]>();

/** Romanises a text for a file name, by its usual readings: `yuexixianwei`. Anything but hanzi, ASCII letters and digits is dropped. */
export function romanize(text: string): string {
  return pinyin(text, { toneType: 'none', type: 'array', v: true })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
