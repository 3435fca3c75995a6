import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';
import subsetFont from 'subset-font';
import { fullWidthSigns, wantedCharacters } from './characters.js';
import { nameTable } from './names.js';
import { writePages } from './pages.js';
import { recipes, roles, twinsOf } from './recipes.js';
import { readTables, writeTables } from './sfnt.js';
import { moveGlyphs } from './shift.js';
import { readAdvances, readSource } from './source.js';

/**
 * Tables a cut face does without. Layout (GSUB, GPOS, GDEF) holds ligatures and alternates that leave the grid, such as Noto's ——, which is
 * 1.7 characters wide; the others serve vertical setting and screens. Latin keeps its kerning.
 */
const DROPPED = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'STAT', 'VORG', 'vhea', 'vmtx', 'FFTM', 'DSIG'];

/** What page numbers are set with. */
const FOLIO = ' 0123456789—';

/**
 * Cuts every face of the recipes into a folder, with an index and the licences. The folder is made beside its place and moved there when
 * it is whole, so that nobody finds half of it.
 *
 * @param {string} place
 * @param {string} inputs what the faces were made from, to know later whether they still hold
 */
export async function cutFonts(place, inputs) {
  const folder = `${place}.${process.pid}.tmp`;
  mkdirSync(join(folder, 'licences'), { recursive: true });
  const sources = new Map();
  for (const recipe of recipes) sources.set(recipe, sources.get(sameSource(sources, recipe)) ?? readSource(recipe));
  const fullSomewhere = signsFullSomewhere(sources);

  const faces = [];
  const made = recipes.flatMap((recipe) => [recipe, ...twinsOf(recipe)]);
  for (const recipe of made) {
    const source = sources.get(recipe.of ?? recipe);
    const kept = charactersOf(recipe, source, fullSomewhere).filter((codePoint) => recipe.moves === undefined || recipe.moves(codePoint));
    const data = await cut(recipe, source, kept);
    const set = readAdvances(data);
    const file = `${recipe.family.replaceAll(' ', '')}.ttf`;
    const licence = `licences/${recipe.package.split('/').pop()}.txt`;
    writeFileSync(join(folder, file), data);
    writeFileSync(join(folder, licence), source.licenceText);
    faces.push({
      family: recipe.family,
      original: recipe.original,
      file,
      source: `${recipe.package}@${source.version}`,
      licence,
      unitsPerEm: source.unitsPerEm,
      size: data.length,
      sha256: createHash('sha256').update(data).digest('hex'),
      coverage: writePages(set.map(({ codePoint }) => codePoint)),
      widths: widthsOf(set),
      ...(recipe.of === undefined ? {} : { twin: recipe.twin, of: recipe.of.family }),
    });
  }
  writeFileSync(join(folder, 'index.json'), `${ascii(JSON.stringify({ inputs, roles, faces }, null, 1))}\n`);
  rmSync(place, { recursive: true, force: true });
  renameSync(folder, place);
}

/**
 * How wide the face's characters are, so that lines can be broken and fitted without asking the font: width in its units → characters.
 * Squares, which most are, are left out.
 *
 * @param {ReturnType<typeof readAdvances>} set what the face sets
 * @returns {Record<number, string>}
 */
function widthsOf(set) {
  /** @type {Record<number, string>} */
  const widths = {};
  for (const { codePoint, advance, units } of set) {
    const character = String.fromCodePoint(codePoint);
    if (advance !== 1) widths[units] = (widths[units] ?? '') + character;
  }
  return widths;
}

/** @param {string} json */
function ascii(json) {
  return json.replace(/[^ -~\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * @param {Map<import('./recipes.js').Recipe, import('./source.js').Source>} sources
 * @param {import('./recipes.js').Recipe} recipe
 */
function sameSource(sources, recipe) {
  return [...sources.keys()].find((other) => other.package === recipe.package && other.source === recipe.source);
}

/**
 * Signs that at least one source sets a full character wide. Only these are taken out of the faces that do not; a sign that is narrow in
 * all of them (° ′ ″) stays where it is.
 *
 * @param {Map<import('./recipes.js').Recipe, import('./source.js').Source>} sources
 */
function signsFullSomewhere(sources) {
  const hanzi = [...sources].filter(([recipe]) => recipe.hanzi).map(([, source]) => ({ has: new Set(source.codePoints), source }));
  return new Set(fullWidthSigns().filter((sign) => hanzi.some(({ has, source }) => has.has(sign) && source.advance(sign) === 1)));
}

/**
 * A face that keeps its layout does without combining marks: the compiler would put a letter it lacks together of letter and mark (ā of
 * Latin's a), which some readers of PDF give back as two characters, before it looks for the letter in the next face.
 *
 * @param {import('./recipes.js').Recipe} recipe
 * @param {import('./source.js').Source} source
 * @param {ReadonlySet<number>} fullSomewhere
 * @returns {number[]} code points the cut face keeps, sorted
 */
function charactersOf(recipe, source, fullSomewhere) {
  const wanted = new Set(recipe.keep === 'signs' ? fullWidthSigns() : wantedCharacters());
  const taken = {
    all: () => true,
    wanted: (/** @type {number} */ codePoint) => wanted.has(codePoint),
    folio: (/** @type {number} */ codePoint) => FOLIO.includes(String.fromCodePoint(codePoint)),
    signs: (/** @type {number} */ codePoint) => wanted.has(codePoint),
    complement: (/** @type {number} */ codePoint) => !wanted.has(codePoint),
  }[recipe.keep];
  return source.codePoints
    .filter(taken)
    .filter((codePoint) => recipe.keep !== 'all' || !/\p{M}/u.test(String.fromCodePoint(codePoint)))
    .filter((codePoint) => !recipe.hanzi || !fullSomewhere.has(codePoint) || source.advance(codePoint) === 1);
}

/**
 * @param {import('./recipes.js').Recipe} recipe
 * @param {import('./source.js').Source} source
 * @param {readonly number[]} kept
 * @returns {Promise<Buffer>}
 */
async function cut(recipe, source, kept) {
  const layout = recipe.keep === 'all' && recipe.move === undefined ? {} : { noLayoutClosure: true, dropTables: DROPPED };
  const text = kept.map((codePoint) => String.fromCodePoint(codePoint)).join('');
  const tables = readTables(await subsetFont(source.data, text, { targetFormat: 'sfnt', noHinting: true, ...layout }));
  tables.set(
    'name',
    nameTable({
      family: recipe.family,
      version: source.version,
      description: `Cut from ${recipe.original} (${recipe.package} ${source.version}) for the bulletin compiler`,
      legal: source.legal,
    }),
  );
  const { move } = recipe;
  if (move === undefined) return writeTables(tables);
  const font = /** @type {any} */ (create(writeTables(tables)));
  const characters = new Map(kept.map((codePoint) => [font._cmapProcessor.lookup(codePoint), codePoint]));
  return writeTables(moveGlyphs(tables, (glyph) => move(characters.get(glyph) ?? 0, source.unitsPerEm)));
}
