import { pinyin } from 'pinyin-pro';

/** How a typed spelling goes with a name: all of it, its beginning, or a part of it. */
export type Likeness = 'whole' | 'start' | 'inside';

/**
 * Whether Latin letters spell a name: each hanzi by its initial or its whole syllable (`yxxw`, `yuexixianwei`, `yuexixw`), the last one
 * as far as it was typed; other letters and digits as they are, marks not at all. Of a hanzi with several readings each will do, as whoever
 * types 重庆 (cq) or 长安 (ca) should not have to know which one a dictionary prefers.
 *
 * @returns null when they do not, or when nothing was typed
 */
export function spells(typed: string, name: string): Likeness | null {
  const letters = typed.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (letters === '') return null;
  const characters = [...name].map(readings).filter((each) => each.length > 0);
  for (let start = 0; start < characters.length; start += 1) {
    const likeness = spelt(letters, characters.slice(start));
    if (likeness !== null) return start === 0 ? likeness : 'inside';
  }
  return null;
}

/** Goes along the characters with all the places in the letters that can have been reached. */
function spelt(letters: string, characters: readonly (readonly string[])[]): 'whole' | 'start' | null {
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
        // The last one typed may be half a syllable.
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

/** The syllables of a character without tones, ü as v; a letter or digit is its own; none of a mark. */
function readings(character: string): readonly string[] {
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

/** A dictionary's answers; a publication has some hundred characters in its names. */
const cache = new Map<string, readonly string[]>();

/** The usual reading of a text as ASCII letters, for the name of a file: `yuexixianwei`; what is no hanzi, letter or digit is left out. */
export function romanized(text: string): string {
  return pinyin(text, { toneType: 'none', type: 'array', v: true })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
