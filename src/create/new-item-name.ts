import { itemName, nextNumber } from '../import/names.ts';
import type { ItemFields } from '../model/item.ts';
import { compareNames, findItemNames, foldName } from '../model/item-names.ts';

/** An item that is there, as far as its name's words may be its own. */
export type Neighbour = Pick<Partial<ItemFields>, 'title' | 'source'> & { readonly name: string };

/** A name taken apart: `03-岳西县.md` is number 03, `-` and 岳西县. */
const NUMBERED = /^(\d{1,4})([-_. ]?)(.*)\.md$/iu;

/**
 * The name of a new item's file in the manner of those beside it: the number after the highest, with as many digits, and the words that they
 * have after it: the source, or the title, in hanzi or, as in `01-yuexi.md`, in Latin letters. Legal on every system and short.
 *
 * @param entries everything in the folder
 * @param neighbours its items, or those of the issue before while it has none
 * @param romanized a text in Latin letters
 */
export function nameForItem(
  entries: readonly { readonly name: string; readonly kind: string }[],
  neighbours: readonly Neighbour[],
  { title, source }: { readonly title: string; readonly source: string },
  romanized: (text: string) => string,
): string {
  const names = findItemNames(entries);
  const number = nextNumber(names);
  const models = [...neighbours]
    .sort((a, b) => compareNames(b.name, a.name))
    .flatMap((neighbour) => {
      const [, digits, separator = '', words = ''] = NUMBERED.exec(neighbour.name) ?? [];
      return digits === undefined ? [] : [{ ...neighbour, digits, separator, words }];
    });
  const model = models[0];
  const isLatin =
    models.length > 0 && models.every(({ words }) => /^[\x20-\x7e]*$/.test(words)) && models.some(({ words }) => words !== '');
  const ofTitle = models.some(({ words, ...neighbour }) => begins(neighbour.title, words) && !begins(neighbour.source, words));
  const text = ofTitle ? title : source;
  // The import's own way of naming makes it safe; the manner of the neighbours is put on it.
  const plain = itemName(number, isLatin ? romanized(text).slice(0, LATIN) : text);
  const [, digits = '', , words = ''] = NUMBERED.exec(plain) ?? [];
  const width = model?.digits.length ?? 2;
  const separator = words === '' ? '' : model === undefined || model.separator === '' ? '-' : model.separator;
  return free(`${String(Number(digits)).padStart(width, '0')}${separator}${words}`, entries);
}

/** Letters of a romanized name; four or five hanzi. */
const LATIN = 24;

/** A name nobody has in the folder. */
function free(stem: string, entries: readonly { readonly name: string }[]): string {
  const taken = new Set(entries.map(({ name }) => foldName(name)));
  let name = `${stem}.md`;
  for (let copy = 2; taken.has(foldName(name)); copy += 1) name = `${stem}-${copy}.md`;
  return name;
}

/** Whether words are the beginning of a text, as far as a file name can have it. */
function begins(text: string | undefined, words: string): boolean {
  const plain = (each: string) => each.replace(/[^\p{L}\p{N}]/gu, '');
  return text !== undefined && plain(words) !== '' && plain(text).startsWith(plain(words));
}
