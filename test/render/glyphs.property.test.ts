import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findFaces } from '../../src/fonts/index.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { CLOSING_MARKS, OPENING_MARKS } from '../../src/model/marks.ts';
import { toAdvance } from '../../src/model/page.ts';
import { advanceOf } from '../../src/model/widths.ts';
import { renderPdf } from '../../src/render/pdf/index.ts';
import { bulletin, item, page, paragraph, set, table } from '../typeset/making.ts';
import { type Glyph, readGlyphs } from './glyph-reader.ts';
import { rasterise } from './pages.ts';

const folder = new URL('../../templates/jianbao/', import.meta.url);
const template = { path: 'page.typ', source: readFileSync(new URL('page.typ', folder), 'utf8') };

const words = fc.constantFrom(
  ...['与', '企业合作，', '（以下简称“平台”）', '。引进', 'HUAWEI', 'WMWMW', 'iPhone 15 Pro', 'iiillll', 'AMAZON WEB SERVICES'],
  ...['1,234,567', '12.5%', '2021-09-10', '3/4', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'M'.repeat(40)],
  ...['https://www.example.cn/WMWMWM/a_b?id=QWERTY&x=1', '1'.repeat(70), 'GB/T 9704-2012', 'é', '：', '、', '，开展“'],
  ...['αβγ', 'Ωmega', 'Привет', '5×3±0.1°', '①②③', 'ⅠⅡⅢ', '→←', 'naïve', 'ǎ', '3‰', '℃', '··', '½', '‘a’', '——', '……'],
);
const text = fc.array(words, { minLength: 8, maxLength: 20 }).map((parts) => parts.join(''));
const cells = fc.tuple(text, text).map(([left, right]) => [left.slice(0, 60), right.slice(0, 60)]);

const MM = 72 / 25.4;
const left = page.margin.binding * MM;
const right = left + page.area.width * MM;
/** What hanzi are tightened to the grid, and what a line that is nearly full takes from each of its gaps. */
const TIGHTENED = page.size.body - toAdvance(page) + 0.2;
/** Widths of letters are whole thousandths in a PDF, which is up to 0.008 pt each. */
const ROUNDING = 0.12;

/** The half of a mark's square that has ink; the whole box of any other character. */
function inkOf({ text, left, right, size }: Glyph): { readonly left: number; readonly right: number } {
  const square = right - left > 0.75 * size;
  const middle = (left + right) / 2;
  return { left: square && OPENING_MARKS.has(text) ? middle : left, right: square && CLOSING_MARKS.has(text) ? middle : right };
}

it('sets no glyph over another or beyond the type area, in 500 texts with Latin, figures, URLs and tables', async () => {
  const texts = fc.sample(text, { numRuns: 460, seed: 1 });
  const rows = fc.sample(cells, { numRuns: 40, seed: 2 });
  const issue = bulletin([item([...texts.map((each) => paragraph(each)), ...rows.map((row) => table(['甲', '乙'], row))])]);
  const { faces } = await findFaces(nodeHost(), { assets: fileURLToPath(new URL('../../fonts', import.meta.url)), fonts: 'bundled' });
  const bytes = await renderPdf({ bulletin: issue, layout: set(issue, advanceOf(faces)), page, faces, rasterise, apart: null, template });
  const glyphs = (await readGlyphs(bytes)).filter((glyph) => glyph.text.trim() !== '');
  expect(glyphs.length).toBeGreaterThan(40_000);

  const lineOf = (index: number) => glyphs.slice(Math.max(0, index - 12), index + 2).map((glyph) => glyph.text);
  const endsLine = (index: number) => Math.abs((glyphs[index + 1]?.baseline ?? 0) - (glyphs[index]?.baseline ?? 0)) > 0.1;
  const beyond = glyphs.flatMap((glyph, index) => {
    const ink = inkOf(glyph);
    // A closing mark may hang: its square is then beyond the type area.
    const hang = CLOSING_MARKS.has(glyph.text) && endsLine(index) ? page.size.body : 0;
    return ink.left < left - ROUNDING || ink.right > right + hang + ROUNDING ? [`${ink.right - right} ${lineOf(index).join('')}`] : [];
  });
  expect(beyond).toEqual([]);

  const overlapping = glyphs.flatMap((glyph, index) => {
    const next = glyphs[index + 1];
    if (next?.page !== glyph.page || Math.abs(next.baseline - glyph.baseline) > 0.1 || next.left < glyph.left) return [];
    const overlap = inkOf(glyph).right - inkOf(next).left;
    return overlap > TIGHTENED + ROUNDING ? [`${overlap} ${lineOf(index).join('')}`] : [];
  });
  expect(overlapping).toEqual([]);
});
