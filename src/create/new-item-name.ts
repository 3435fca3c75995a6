import { findNextNumber, formatItemName } from '../issue/new-names.ts';
import type { ItemFields } from '../model/item.ts';
import { compareNames, findItemNames, foldName } from '../model/item-names.ts';

/** An existing item whose file name may show the naming pattern. */
export type Neighbour = Pick<Partial<ItemFields>, 'title' | 'source'> & { readonly name: string };

/** Splits `03-岳西县.md` into number, separator and words. */
const NUMBERED = /^(\d{1,4})([-_. ]?)(.*)\.md$/iu;

/**
 * Names a new item's file after the pattern of its neighbours: the next number with as many digits, then the source or title, in hanzi or
 * in Latin letters as in `01-yuexi.md`. Short, and valid on every system.
 *
 * @param entries all entries of the folder
 * @param neighbours items of the issue, or of the previous one while it is empty
 * @param romanized converts a text to Latin letters
 */
export function chooseItemName(
  entries: readonly { readonly name: string; readonly kind: string }[],
  neighbours: readonly Neighbour[],
  { title, source }: { readonly title: string; readonly source: string },
  romanized: (text: string) => string,
): string {
  const names = findItemNames(entries);
  const number = findNextNumber(names);
  const models = [...neighbours]
    .sort((a, b) => compareNames(b.name, a.name))
    .flatMap((neighbour) => {
      const [, digits, separator = '', words = ''] = NUMBERED.exec(neighbour.name) ?? [];
      return digits === undefined ? [] : [{ ...neighbour, digits, separator, words }];
    });
  const model = models[0];
  const isLatin =
    models.length > 0 && models.every(({ words }) => /^[\x20-\x7e]*$/.test(words)) && models.some(({ words }) => words !== '');
  const ofTitle = models.some(
    ({ words, ...neighbour }) => startsWithWords(neighbour.title, words) && !startsWithWords(neighbour.source, words),
  );
  const text = ofTitle ? title : source;
  // `itemName` makes the words safe; the pattern of the neighbours is applied on top.
  const plain = formatItemName(number, isLatin ? romanized(text).slice(0, LATIN) : text);
  const [, digits = '', , words = ''] = NUMBERED.exec(plain) ?? [];
  const width = model?.digits.length ?? 2;
  const separator = words === '' ? '' : model === undefined || model.separator === '' ? '-' : model.separator;
  return findFreeName(`${String(Number(digits)).padStart(width, '0')}${separator}${words}`, entries);
}

/** Maximum letters of a romanized name: four or five hanzi. */
const LATIN = 24;

/** Returns a name that is free in the folder. */
function findFreeName(stem: string, entries: readonly { readonly name: string }[]): string {
  const taken = new Set(entries.map(({ name }) => foldName(name)));
  let name = `${stem}.md`;
  for (let copy = 2; taken.has(foldName(name)); copy += 1) name = `${stem}-${copy}.md`;
  return name;
}

/** Whether a text starts with these words, ignoring marks. */
function startsWithWords(text: string | undefined, words: string): boolean {
  const plain = (each: string) => each.replace(/[^\p{L}\p{N}]/gu, '');
  return text !== undefined && plain(words) !== '' && plain(text).startsWith(plain(words));
}
