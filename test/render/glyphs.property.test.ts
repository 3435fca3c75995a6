import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderPdf } from '../../src/render/pdf/index.ts';
import { bulletin, item, page, paragraph, set, table } from '../typeset/making.ts';
import { rasterise, testFaces } from './pages.ts';
import { type ReadLine, readPdf } from './pdf-reader.ts';

const folder = new URL('../../templates/jianbao/', import.meta.url);
const template = { path: 'page.typ', source: readFileSync(new URL('page.typ', folder), 'utf8') };

const words = fc.constantFrom(
  ...['与', '企业合作，', '（以下简称“平台”）', '。引进', 'HUAWEI', 'WMWMW', 'iPhone 15 Pro', 'iiillll', 'AMAZON WEB SERVICES'],
  ...['1,234,567', '12.5%', '2021-09-10', '3/4', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'M'.repeat(40)],
  ...['https://www.example.cn/WMWMWM/a_b?id=QWERTY&x=1', '1'.repeat(70), 'GB/T 9704-2012', 'é', '：', '、'],
);
const text = fc.array(words, { minLength: 8, maxLength: 20 }).map((parts) => parts.join(''));
const cells = fc.tuple(text, text).map(([left, right]) => [left.slice(0, 60), right.slice(0, 60)]);

/** Widest overlap of two neighbours in mm: half of a mark's square, and what rounding leaves. */
const SQUEEZE = (8.1 * 25.4) / 72;
const left = page.margin.binding;
const right = left + page.area.width;

it('sets no glyph over another or beyond the type area, in 500 texts with Latin, figures, URLs and tables', async () => {
  const texts = fc.sample(text, { numRuns: 460, seed: 1 });
  const rows = fc.sample(cells, { numRuns: 40, seed: 2 });
  const issue = bulletin([item([...texts.map((each) => paragraph(each)), ...rows.map((row) => table(['甲', '乙'], row))])]);
  const bytes = await renderPdf({ bulletin: issue, layout: set(issue), page, faces: testFaces, rasterise, apart: null, template });
  const stretches = (await readPdf(bytes)).pages.flatMap(({ lines }, number) => lines.map((line) => ({ ...line, number })));
  const beyond = stretches.filter((each) => each.left < left - SQUEEZE || each.right > right + hanging(each) + 0.35);
  expect(beyond.map((each) => `${(each.left - left).toFixed(1)} ${(each.right - right).toFixed(1)} ${each.size} ${each.text}`)).toEqual([]);
  const overlapping = stretches.filter((each, index) => {
    const next = stretches[index + 1];
    const follows = next?.number === each.number && Math.abs(next.baseline - each.baseline) < 0.1 && next.left > each.left;
    return follows && each.right - next.left > SQUEEZE;
  });
  expect(overlapping.map((each) => each.text)).toEqual([]);
});

/** A closing mark may hang, and the blank half of the one before it is squeezed in. */
function hanging({ text, size }: ReadLine): number {
  return /[，。、：）”]$/.test(text) ? 1.5 * size * (25.4 / 72) : 0;
}
