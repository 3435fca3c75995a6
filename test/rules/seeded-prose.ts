import fc from 'fast-check';

/** A stretch of Chinese prose with correct punctuation, in pieces, so that a slip can be put into one of them. */
export type Prose = readonly Piece[];

export interface Piece {
  readonly text: string;
  /** `word` or `latin`, else the mark it is. */
  readonly sort: string;
}

/** Prose with one slip: the text, the rule that must find it, and where. */
export interface Seeded {
  readonly text: string;
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

const piece = (text: string, sort = text): Piece => ({ text, sort });

const word = fc
  .string({ unit: fc.constantFrom(...'乡村振兴干部队伍建设工作落实强化保障服务群众𠮷'), minLength: 2, maxLength: 6 })
  .map((text) => [piece(text, 'word')]);
/** Text that is correct, although it may not look so. */
const latin = fc
  .constantFrom(
    '3,700',
    '8:30',
    '1:3',
    '3.5%',
    '5G',
    'PMP',
    'Python, Java',
    'ISO 9001',
    'Xi’an',
    "O'Brien",
    'Co., Ltd.',
    'f(x)',
    '〔2021〕5号',
    '2021.9.10',
  )
  .map((text) => [piece(text, 'latin')]);

const wrapped = (open: string, close: string, inner: fc.Arbitrary<Piece[]>) =>
  inner.map((inside) => [piece(open), ...inside, piece(close)]);
const joined = (part: fc.Arbitrary<Piece[]>, between: Piece, least: number) =>
  fc
    .array(part, { minLength: least, maxLength: 3 })
    .map((parts) => parts.flatMap((inside, index) => (index === 0 ? inside : [between, ...inside])));

const plain = fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: fc.tuple(word, latin, word).map((parts) => parts.flat()) });
const enumerated = joined(word, piece('、'), 2);
const between = (before: fc.Arbitrary<Piece[]>, inside: fc.Arbitrary<Piece[]>) =>
  fc.tuple(before, inside, word).map((parts) => parts.flat());

const quotedName = wrapped('“', '”', fc.oneof(word, between(word, wrapped('‘', '’', word))));
const title = wrapped('《', '》', fc.oneof(word, between(word, wrapped('〈', '〉', word))));
const phrase = fc.oneof(
  { weight: 3, arbitrary: plain },
  { weight: 1, arbitrary: enumerated },
  { weight: 1, arbitrary: between(word, joined(quotedName, piece('', 'nothing'), 1)) },
  { weight: 1, arbitrary: between(word, joined(title, piece('', 'nothing'), 1)) },
  { weight: 1, arbitrary: between(word, wrapped('（', '）', fc.oneof(word, enumerated))) },
  { weight: 1, arbitrary: fc.tuple(word, fc.constantFrom('……', '——'), word).map(([one, mark, other]) => [...one, piece(mark), ...other]) },
);
const sentence = fc
  .tuple(joined(phrase, piece('，'), 1), fc.constantFrom('。', '？', '！', '；'))
  .map(([inside, stop]) => [...inside, piece(stop)]);

/** Two to four sentences; the last ends with a full stop. */
export const prose: fc.Arbitrary<Prose> = fc
  .tuple(fc.array(sentence, { minLength: 1, maxLength: 3 }), joined(phrase, piece('，'), 1))
  .map(([sentences, last]) => [...sentences.flat(), ...last, piece('。')]);

export function written(pieces: Prose): string {
  return pieces.map(({ text }) => text).join('');
}

/** A slip: the pieces that can have it, its text, and the characters that must be reported. */
interface Slip {
  readonly code: string;
  readonly at: (pieces: Prose, index: number) => boolean;
  /** New texts of pieces, by their distance from the chosen one. */
  readonly puts: (pieces: Prose, index: number) => Readonly<Record<number, string>>;
  /** The characters reported, from the start of the chosen piece with the slip. */
  readonly shows?: (pieces: Prose, index: number) => { readonly from: number; readonly to: number };
}

const HALF: Readonly<Record<string, string>> = { '，': ',', '。': '.', '？': '?', '！': '!', '；': ';' };
const OPENINGS = ['“', '（', '《'];
const is =
  (...sorts: string[]) =>
  (pieces: Prose, index: number) =>
    sorts.includes(pieces[index]?.sort ?? '');

/** Distance from an opening mark to its closing one. */
function closing(pieces: Prose, index: number): number {
  const mark = { '“': '”', '（': '）', '《': '》', '〈': '〉' }[pieces[index]?.sort ?? ''];
  return pieces.findIndex(({ sort }, at) => at > index && sort === mark) - index;
}

const one = { from: 0, to: 1 };
/** All of the replacement of a piece. */
const whole = (text: string) => () => ({ from: 0, to: text.length });

const slips: readonly Slip[] = [
  { code: 'marks-full-width', at: is(...Object.keys(HALF)), puts: (pieces, index) => ({ 0: HALF[pieces[index]?.sort ?? ''] ?? '' }) },
  { code: 'marks-full-width', at: is('（'), puts: (pieces, index) => ({ 0: '(', [closing(pieces, index)]: ')' }) },
  { code: 'marks-full-width', at: is('（'), puts: () => ({ 0: '(' }) },
  { code: 'marks-full-width', at: is('）'), puts: () => ({ 0: ')' }) },
  ...['...', '。。。', '…', '······'].map((text) => ({
    code: 'marks-full-width',
    at: is('……'),
    puts: () => ({ 0: text }),
    shows: whole(text),
  })),
  ...['--', '──', '―――'].map((text) => ({ code: 'marks-full-width', at: is('——'), puts: () => ({ 0: text }), shows: whole(text) })),
  { code: 'marks-paired', at: is(...OPENINGS), puts: (pieces, index) => ({ [closing(pieces, index)]: '' }) },
  {
    code: 'marks-paired',
    at: is(...OPENINGS),
    puts: () => ({ 0: '' }),
    shows: (pieces, index) => {
      const from = written(pieces.slice(index + 1, index + closing(pieces, index))).length;
      return { from, to: from + 1 };
    },
  },
  { code: 'marks-paired', at: is('”'), puts: () => ({ 0: '“' }) },
  { code: 'marks-paired', at: is('“'), puts: () => ({ 0: '”' }) },
  { code: 'marks-paired', at: is('’'), puts: () => ({ 0: '”' }) },
  { code: 'marks-paired', at: is('‘'), puts: () => ({ 0: '“' }) },
  { code: 'marks-paired', at: is('》'), puts: () => ({ 0: '”' }) },
  {
    code: 'marks-paired',
    at: is('〈'),
    puts: (pieces, index) => ({ 0: '《', [closing(pieces, index)]: '》' }),
    shows: (pieces, index) => ({ from: 0, to: written(pieces.slice(index, index + closing(pieces, index) + 1)).length }),
  },
  { code: 'quotes-curly', at: is('“'), puts: (pieces, index) => ({ 0: '"', [closing(pieces, index)]: '"' }) },
  { code: 'quotes-curly', at: is('“'), puts: () => ({ 0: '"' }) },
  { code: 'quotes-curly', at: is('”'), puts: () => ({ 0: '"' }) },
  ...['，，', '，。', '、，'].map((text) => ({ code: 'marks-single', at: is('，'), puts: () => ({ 0: text }), shows: whole(text) })),
  { code: 'enumeration-comma', at: is('nothing'), puts: () => ({ 0: '、' }) },
  ...['\u200b', '\ufeff\ufeff', '\u00a0'].map((text) => ({
    code: 'characters-visible',
    at: is('，'),
    puts: () => ({ 0: `，${text}` }),
    shows: () => ({ from: 1, to: 1 + text.length }),
  })),
];

/** Prose with one slip. */
export const seeded: fc.Arbitrary<Seeded> = fc
  .tuple(prose, fc.constantFrom(...slips), fc.nat())
  .map(([pieces, slip, seed]) => withSlip(pieces, slip, seed))
  .filter((found) => found !== null);

/** Prose with a slip at one of the pieces that can have it; null if there is none. */
function withSlip(pieces: Prose, slip: Slip, seed: number): Seeded | null {
  const places = pieces.flatMap((_, index) => (slip.at(pieces, index) ? [index] : []));
  const index = places[seed % Math.max(1, places.length)];
  if (index === undefined) return null;
  const puts = slip.puts(pieces, index);
  const { from, to } = slip.shows?.(pieces, index) ?? one;
  const start = written(pieces.slice(0, index)).length;
  const text = pieces.map((part, at) => puts[at - index] ?? part.text).join('');
  return { text, code: slip.code, start: start + from, end: start + to };
}
