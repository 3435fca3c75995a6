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
 * @property {'wanted' | 'signs' | 'complement' | 'all'} keep  The characters wanted; only the full-width signs; all others; whatever there is.
 * @property {boolean} hanzi     Whether its signs must be a full character wide.
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
    source: '400Regular/NotoSansSC_400Regular.ttf',
    original: 'Noto Sans SC',
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
