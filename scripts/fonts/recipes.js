/**
 * Which faces the package brings, what each is cut from and for which role.
 *
 * - 小标宋 from the Black of Noto Serif SC: at the masthead's size its thick stems are the nearest to 方正小标宋; the Bold looks like a bold 宋体.
 * - 楷体 and 仿宋 from LXGW WenKai, Regular and Light: no FangSong that may be passed on is on npm, and a light 楷体 is nearest to its stroke.
 * - Marks: WenKai's “ ” ‘ ’ are 0.35 em, Noto Serif's are a full character. A sign that a face sets narrower is left out of it, and the
 *   next face in the role's list that has it full sets it (see `cut.js`).
 * - Rare: what WenKai Light has beyond the cut, as a face of its own that is loaded only when a text needs it.
 *
 * @typedef {object} Recipe
 * @property {string} family     Unique, so that no font of the machine can be taken for it.
 * @property {string} package    Where the source comes from.
 * @property {string} source     The source, inside that package.
 * @property {string} licence    The licence text, inside that package.
 * @property {string} original   The source face's own name, for people.
 * @property {'wanted' | 'signs' | 'folio' | 'complement' | 'all'} keep  The characters wanted; only the full-width signs; those of page numbers; all others; whatever there is.
 * @property {boolean} hanzi     Whether its signs must be a full character wide.
 * @property {Recipe} [of]       Of a twin: the face whose characters it moves (see `shift.js`).
 * @property {string} [twin]     Of a twin: how it moves them.
 * @property {(codePoint: number) => boolean} [moves]  Of a twin: the characters it has.
 * @property {(codePoint: number, em: number) => { shift: number, widen: number }} [move]  Of a twin: how far, in units of the font.
 */

const SERIF = { package: '@expo-google-fonts/noto-serif-sc', licence: 'LICENSE_FONT' };
const SANS = { package: '@expo-google-fonts/noto-sans-sc', licence: 'LICENSE_FONT' };
const WENKAI = { package: '@fontsource/lxgw-wenkai', licence: 'LICENSE' };
const TINOS = { package: '@fontsource/tinos', licence: 'LICENSE' };
const LIGHT = { ...WENKAI, source: 'files/lxgw-wenkai-latin-300-normal.woff', original: 'LXGW WenKai Light' };

/** @type {readonly Recipe[]} */
export const recipes = [
  {
    family: 'Bulletin XiaoBiaoSong',
    ...SERIF,
    source: '900Black/NotoSerifSC_900Black.ttf',
    original: 'Noto Serif SC Black',
    keep: 'wanted',
    hanzi: true,
  },
  { family: 'Bulletin FangSong', ...LIGHT, keep: 'wanted', hanzi: true },
  {
    family: 'Bulletin HeiTi',
    ...SANS,
    source: '500Medium/NotoSansSC_500Medium.ttf',
    original: 'Noto Sans SC Medium',
    keep: 'wanted',
    hanzi: true,
  },
  {
    family: 'Bulletin KaiTi',
    ...WENKAI,
    source: 'files/lxgw-wenkai-latin-500-normal.woff',
    original: 'LXGW WenKai',
    keep: 'wanted',
    hanzi: true,
  },
  ...[
    ['Bulletin Latin', 'latin'],
    ['Bulletin Latin Ext', 'latin-ext'],
    ['Bulletin Greek', 'greek'],
    ['Bulletin Cyrillic', 'cyrillic'],
  ].map(([family = '', part]) => ({
    family,
    ...TINOS,
    source: `files/tinos-${part}-400-normal.woff`,
    original: 'Tinos',
    keep: /** @type {const} */ ('all'),
    hanzi: false,
  })),
  {
    family: 'Bulletin Marks',
    ...SERIF,
    source: '400Regular/NotoSerifSC_400Regular.ttf',
    original: 'Noto Serif SC',
    keep: 'signs',
    hanzi: true,
  },
  {
    family: 'Bulletin Song',
    ...SERIF,
    source: '400Regular/NotoSerifSC_400Regular.ttf',
    original: 'Noto Serif SC',
    keep: 'folio',
    hanzi: false,
  },
  { family: 'Bulletin Rare', ...LIGHT, keep: 'complement', hanzi: false },
];

/**
 * Faces of each role, best first. After a role's own face stand those that lend it full-width signs: · is full only in HeiTi, — only in KaiTi.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const roles = {
  xiaobiaosong: ['Bulletin XiaoBiaoSong', 'Bulletin Marks', 'Bulletin HeiTi', 'Bulletin KaiTi', 'Bulletin Rare'],
  fangsong: ['Bulletin FangSong', 'Bulletin Marks', 'Bulletin HeiTi', 'Bulletin Rare'],
  heiti: ['Bulletin HeiTi', 'Bulletin KaiTi', 'Bulletin Rare'],
  kaiti: ['Bulletin KaiTi', 'Bulletin Marks', 'Bulletin HeiTi', 'Bulletin Rare'],
  song: ['Bulletin Song', 'Bulletin Marks', 'Bulletin XiaoBiaoSong', 'Bulletin HeiTi', 'Bulletin KaiTi', 'Bulletin Rare'],
  latin: [
    'Bulletin Latin',
    'Bulletin Latin Ext',
    'Bulletin Greek',
    'Bulletin Cyrillic',
    'Bulletin FangSong',
    'Bulletin Marks',
    'Bulletin HeiTi',
    'Bulletin Rare',
  ],
};

/** Marks with ink in one half of their square, as in `src/model/marks.ts`. */
const OPENING = '“‘（《〈「『【〖〔〘［｛〝';
const CLOSING = '”’）》〉」』】〗〕〙］｝〞，。、；：！？．';

/** Width of the space between a hanzi and a letter or figure, in em. */
const QUARTER = 0.25;

/**
 * The faces made by moving the characters of another: marks in half a square; letters and figures with a quarter space before them, after
 * them, or both.
 *
 * @param {Recipe} recipe
 * @returns {Recipe[]}
 */
export function twinsOf(recipe) {
  const twin = (/** @type {string} */ name, /** @type {Pick<Recipe, 'moves' | 'move'>} */ how) => ({
    ...recipe,
    ...how,
    family: `${recipe.family} ${name}`,
    twin: name.toLowerCase(),
    of: recipe,
  });
  if (recipe.family === 'Bulletin Latin') {
    return ['Before', 'After', 'Both'].map((name) => {
      const shift = name === 'After' ? 0 : QUARTER;
      const widen = name === 'Both' ? 2 * QUARTER : QUARTER;
      return twin(name, { moves: () => true, move: (_, em) => ({ shift: Math.round(shift * em), widen: Math.round(widen * em) }) });
    });
  }
  if (!recipe.hanzi || recipe.family === 'Bulletin XiaoBiaoSong') return [];
  const marks = new Set([...OPENING, ...CLOSING].map((mark) => mark.codePointAt(0)));
  return [
    twin('Half', {
      moves: (codePoint) => marks.has(codePoint),
      move: (codePoint, em) => ({
        shift: OPENING.includes(String.fromCodePoint(codePoint)) ? -em / 2 : 0,
        widen: codePoint === 0 ? 0 : -em / 2,
      }),
    }),
  ];
}
