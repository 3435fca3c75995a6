/** Unicode superscripts (m²) and subscripts (CO₂), the only ones a bulletin can print. */
const raised: Readonly<Record<string, string>> = {
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
  '+': '⁺',
  '-': '⁻',
  '(': '⁽',
  ')': '⁾',
  n: 'ⁿ',
  i: 'ⁱ',
  o: '°',
  '°': '°',
  '℃': '℃',
};
const lowered: Readonly<Record<string, string>> = {
  0: '₀',
  1: '₁',
  2: '₂',
  3: '₃',
  4: '₄',
  5: '₅',
  6: '₆',
  7: '₇',
  8: '₈',
  9: '₉',
  '+': '₊',
  '-': '₋',
  '(': '₍',
  ')': '₎',
};

/** Converts a text to superscript or subscript characters; null if Unicode lacks one of them. */
export function shiftCharacters(text: string, alignment: 'superscript' | 'subscript'): string | null {
  const table = alignment === 'superscript' ? raised : lowered;
  const characters = [...text].map((character) => (character.trim() === '' ? character : table[character]));
  return characters.includes(undefined) ? null : characters.join('');
}
