import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Faces } from '../../src/model/faces.ts';
import type { Layout } from '../../src/model/layout.ts';
import { type PageSettings, pageSchema } from '../../src/model/page.ts';
import { type Outlines, type PageSvg, renderPages } from '../../src/render/pdf/index.ts';
import { cutPages } from '../../src/render/pdf/page-svg.ts';
import { TemplateError } from '../../src/render/template-error.ts';
import { gallery, galleryBulletin } from './gallery.ts';
import { fill, layoutOf, paragraph, runs, testFaces } from './pages.ts';

const folder = new URL('../../templates/jianbao/', import.meta.url);
const page: PageSettings = pageSchema.parse(parse(readFileSync(new URL('constants.yaml', folder), 'utf8')));
const source = readFileSync(new URL('page.typ', folder), 'utf8');

function render(
  layout: Layout,
  { typst = source, faces = testFaces, outlines = new Map() }: { typst?: string; faces?: Faces; outlines?: Outlines } = {},
): Promise<readonly PageSvg[]> {
  return renderPages(
    { bulletin: galleryBulletin, layout, page, faces, apart: null, template: { path: 'page.typ', source: typst } },
    outlines,
  );
}

let pages: readonly PageSvg[];
beforeAll(async () => {
  pages = await render(gallery);
});

describe('the pages as SVG', () => {
  it('match the layout in number and the sheet in size', () => {
    expect(pages.map(({ width, height }) => [width, height])).toEqual(gallery.pages.map(() => [595.276, 841.89]));
  });

  it('are self-contained and have no unused definitions', () => {
    for (const each of pages) {
      const svg = each.svg();
      const defined = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      const pointed = [...svg.matchAll(/xlink:href="#([^"]+)"|url\(#([^)]+)\)/g)].map(([, link, url]) => link ?? url);
      expect(new Set(defined)).toEqual(new Set(pointed));
      expect(new Set(defined).size).toBe(defined.length);
      // Every element that is opened is closed.
      const depth = [...svg.matchAll(/<(\/?)[a-zA-Z][^>]*?(\/?)>/g)].reduce((sum, [, end, empty]) => sum + (end ? -1 : empty ? 0 : 1), 0);
      expect(depth).toBe(0);
    }
  });

  it('embed pictures, and contain no link, script or style', () => {
    const all = pages.map((each) => each.svg()).join('');
    expect(all).toMatch(/<image [^>]*xlink:href="data:image\/png;base64,/);
    expect(all).not.toMatch(/<a\b|<script|<style|<foreignObject|\son\w+=|href="(?!#|data:image\/)/);
  });

  it('have equal hashes exactly when they look alike', async () => {
    const words = (text: string) => [paragraph(0, [fill(runs(text))])];
    const [one, other] = ['甲乙丙丁', '子丑寅卯'];
    const layout = layoutOf([words(other), words(one), words(other), words(one), words(one)], [null, null, null, null, 5]);
    const hashes = (await render(layout)).map(({ hash }) => hash);
    expect(hashes.map((hash) => hashes.indexOf(hash))).toEqual([0, 1, 2, 1, 4]);
    const again = await render(layoutOf([words(other), words(one)], [null, null]));
    expect(again.map(({ hash }) => hash)).toEqual(hashes.slice(0, 2));
  });

  it('do not depend on the outline cache, in other faces and sizes too', async () => {
    const words = (text: string) =>
      layoutOf([[paragraph(0, [fill(runs(text))], 'body'), paragraph(1, [fill(runs(text, false, 'heiti'))])]]);
    const swapped: Faces = { ...testFaces, fangsong: testFaces.heiti, heiti: testFaces.fangsong };
    const outlines: Outlines = new Map();
    for (const faces of [testFaces, swapped, testFaces]) {
      for (const layout of [words('甲乙丙丁'), words('丙丁子丑'), gallery]) {
        const [fresh, kept] = await Promise.all([render(layout, { faces }), render(layout, { faces, outlines })]);
        expect(kept.map((each) => each.svg())).toEqual(fresh.map((each) => each.svg()));
      }
    }
    expect(outlines.size).toBeGreaterThan(100);
  });

  it('fail like the PDF when the template is wrong', async () => {
    await expect(render(gallery, { typst: '#let x = (' })).rejects.toThrow(TemplateError);
  });

  it('are not guessed when the compiler’s format changes', () => {
    expect(() => cutPages('<svg>', new Map())).toThrow('does not begin as it used to');
  });
});
