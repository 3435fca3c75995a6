import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create } from 'fontkit';

const require = createRequire(import.meta.url);

/**
 * A face as its package brings it.
 *
 * @typedef {object} Source
 * @property {Buffer} data          A TrueType or WOFF font.
 * @property {number} unitsPerEm
 * @property {readonly number[]} codePoints  Sorted, each once.
 * @property {(codePoint: number) => number} advance  Width of a character, in em.
 * @property {{ copyright?: string, trademark?: string, licence?: string, licenceUrl?: string }} legal
 * @property {string} version       Version of the package.
 * @property {string} licenceText
 */

/**
 * @param {import('./recipes.js').Recipe} recipe
 * @returns {Source}
 */
export function readSource(recipe) {
  const folder = packageFolder(recipe.package);
  const data = readFileSync(join(folder, recipe.source));
  const font = /** @type {any} */ (create(data));
  const names = font.name.records;
  return {
    data,
    unitsPerEm: font.unitsPerEm,
    codePoints: codePointsOf(font),
    advance: (codePoint) => advanceOf(font, codePoint),
    legal: { copyright: names.copyright?.en, trademark: names.trademark?.en, licence: names.license?.en, licenceUrl: names.licenseURL?.en },
    version: packageVersion(recipe.package),
    licenceText: readFileSync(join(folder, recipe.licence), 'utf8'),
  };
}

/**
 * @param {string} name
 * @returns {string} the installed version
 */
export function packageVersion(name) {
  return JSON.parse(readFileSync(join(packageFolder(name), 'package.json'), 'utf8')).version;
}

/**
 * @param {string} name
 * @returns {string}
 */
function packageFolder(name) {
  return dirname(require.resolve(`${name}/package.json`));
}

/**
 * What a finished face really sets, and how wide: HarfBuzz and fontkit may read different character maps of one source.
 *
 * @param {Buffer} data a TrueType font
 * @returns {{ codePoint: number, advance: number, units: number }[]} sorted, each once; how wide each is in em, and in units of the face
 */
export function readAdvances(data) {
  const font = /** @type {any} */ (create(data));
  return codePointsOf(font).map((codePoint) => {
    const advance = advanceOf(font, codePoint);
    return { codePoint, advance, units: Math.round(advance * font.unitsPerEm) };
  });
}

/**
 * A character map may also list what it has no glyph for, and the mark that ends its search.
 *
 * @param {any} font
 * @returns {number[]}
 */
function codePointsOf(font) {
  return [...new Set(/** @type {number[]} */ (font.characterSet))]
    .filter((codePoint) => font._cmapProcessor.lookup(codePoint) !== 0)
    .sort((a, b) => a - b);
}

/**
 * Straight from the tables: fontkit's own glyph objects read the whole outline first, which takes minutes for a face of this size.
 *
 * @param {any} font
 * @param {number} codePoint
 */
function advanceOf(font, codePoint) {
  const glyph = font._cmapProcessor.lookup(codePoint);
  const { advance } = font.hmtx.metrics.get(Math.min(glyph, font.hhea.numberOfMetrics - 1));
  return advance / font.unitsPerEm;
}
