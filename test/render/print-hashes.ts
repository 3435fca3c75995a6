import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { pageSchema } from '../../src/model/page.ts';
import { renderPdf } from '../../src/render/pdf/index.ts';
import { gallery, galleryBulletin } from './gallery.ts';
import { bulletinOf, fill, layoutOf, natural, paragraph, rasterise, testFaces } from './pages.ts';

/**
 * Program run by `pdf-determinism.test.ts`: renders the jobs given by number, in order, and prints a SHA-256 per line. Arguments: the
 * template's folder, then the numbers.
 */

const [folder = '', ...numbers] = process.argv.slice(2);
const page = pageSchema.parse(parse(readFileSync(`${folder}/constants.yaml`, 'utf8')));
const template = { path: 'page.typ', source: readFileSync(`${folder}/page.typ`, 'utf8') };

/** A distinct text for every number, from a deterministic generator. */
function words(number: number): string[] {
  let state = number + 1;
  const next = (below: number) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  const character = () => (next(8) === 0 ? ('，。“”《》、'[next(7)] ?? '') : String.fromCodePoint(0x4e00 + next(3000)));
  return Array.from({ length: 20 }, () => Array.from({ length: 27 + next(3) }, character).join(''));
}

for (const number of numbers.map(Number)) {
  const job =
    number === 0
      ? { bulletin: galleryBulletin, layout: gallery }
      : {
          bulletin: bulletinOf(),
          layout: layoutOf([[paragraph(0, [...words(number).map((text) => fill(text)), natural(`第${number}期`)])]]),
        };
  const bytes = await renderPdf({ ...job, page, faces: testFaces, rasterise, apart: null, template });
  console.log(createHash('sha256').update(bytes).digest('hex'));
}
