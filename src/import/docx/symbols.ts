/** Symbol-font characters in common use, by font and low byte of the code in hexadecimal: `F0FC` of Wingdings is a tick. */
const symbols: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  wingdings: {
    '6c': '●',
    '6e': '■',
    '6f': '□',
    '71': '❑',
    '75': '◆',
    '76': '❖',
    '77': '◆',
    a1: '○',
    a7: '■',
    a8: '□',
    ab: '★',
    d8: '➢',
    e0: '→',
    fc: '√',
    fb: '×',
    fe: '☑',
    fd: '☒',
    '4a': '☺',
    '2a': '✉',
    '28': '☎',
  },
  'wingdings 2': { '50': '√', '4f': '×', '52': '☑', '51': '☒', a3: '□', '96': '•' },
  symbol: {
    b7: '•',
    b4: '×',
    b0: '°',
    b1: '±',
    a3: '≤',
    b3: '≥',
    b9: '≠',
    d7: '·',
    '2d': '−',
    '61': 'α',
    '62': 'β',
    '67': 'γ',
    '6d': 'μ',
    '70': 'π',
    '57': 'Ω',
    '44': 'Δ',
    '53': 'Σ',
    de: '⇒',
    ae: '→',
  },
};

/** Unicode character for a symbol-font code; null if unknown. */
export function toUnicodeSymbol(font: string, code: string): string | null {
  const number = Number.parseInt(code, 16);
  if (!Number.isFinite(number)) return null;
  const table = symbols[font.toLowerCase()];
  if (table !== undefined) return table[(number & 0xff).toString(16)] ?? null;
  const isPrivate = number >= 0xe000 && number <= 0xf8ff;
  return isPrivate || number < 0x20 || number > 0xffff || (number >= 0xd800 && number < 0xe000) ? null : String.fromCharCode(number);
}
