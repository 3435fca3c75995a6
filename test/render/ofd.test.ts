import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Bulletin } from '../../src/model/bulletin.ts';
import type { Layout } from '../../src/model/layout.ts';
import { type PageSettings, pageSchema } from '../../src/model/page.ts';
import { renderOfd } from '../../src/render/ofd/index.ts';
import { renderPdf } from '../../src/render/pdf/index.ts';
import { LicenceError, TemplateError } from '../../src/render/template-error.ts';
import { gallery, galleryBulletin, sampleLines } from './gallery.ts';
import { readGlyphs } from './glyph-reader.ts';
import { find, findDisorder, findFaults, only, type ReadOfd, readOfd, toNumbers } from './ofd-reader.ts';
import { bulletinOf, dot, layoutOf, natural, nowhere, paragraph, rasterise, readFont, runs, testFaces } from './pages.ts';

const { create } = createRequire(import.meta.url)('fontkit');

const folder = new URL('../../templates/jianbao/', import.meta.url);
const page: PageSettings = pageSchema.parse(parse(readFileSync(new URL('constants.yaml', folder), 'utf8')));
const template = { path: 'page.typ', source: readFileSync(new URL('page.typ', folder), 'utf8') };

const job = (layout: Layout, bulletin: Bulletin = bulletinOf(), source = template.source) => ({
  bulletin,
  layout,
  page,
  faces: testFaces,
  rasterise,
  readFont,
  options: {},
  sources: [{ name: '01 “稿”.md', text: '正文' }],
  apart: null,
  template: { ...template, source },
});

const MM = 25.4 / 72;

let bytes: Uint8Array;
let ofd: ReadOfd;
let pdf: Uint8Array;
beforeAll(async () => {
  bytes = await renderOfd(job(gallery, galleryBulletin));
  ofd = readOfd(bytes);
  pdf = await renderPdf(job(gallery, galleryBulletin));
}, 60_000);

const squash = (text: string) => text.replace(/\s/gu, '');

describe('an OFD', () => {
  it('has every identifier once, every reference closed, every file named, and elements in the standard’s order', () => {
    expect(findFaults(ofd)).toEqual([]);
    expect(findDisorder(ofd)).toEqual([]);
  });

  it('has the sheet and the type area of the page', () => {
    const document = ofd.parts.get('Doc_0/Document.xml');
    if (document === undefined) throw new Error('no document');
    expect(only(document, 'PhysicalBox').text).toBe('0 0 210 297');
    expect(only(document, 'ContentBox').text).toBe('28 37 156 225');
  });

  it('has the characters of the PDF in its order, each where the PDF has it', async () => {
    const glyphs = await readGlyphs(pdf);
    for (const [index, { texts }] of ofd.pages.entries()) {
      const expected = glyphs.filter((glyph) => glyph.page === index + 1 && glyph.text.trim() !== '');
      const found = texts
        .flatMap(({ characters, size }) => characters.map((character) => ({ ...character, size })))
        .filter(({ text }) => text.trim() !== '');
      expect(found.map(({ text }) => text).join('')).toBe(expected.map(({ text }) => text).join(''));
      for (const [at, glyph] of expected.entries()) {
        const { x = 0, y = 0, size = 0 } = found[at] ?? {};
        expect(Math.hypot(x - glyph.left * MM, y - (page.sheet.height - glyph.baseline * MM)), glyph.text).toBeLessThan(0.002);
        expect(size).toBeCloseTo(glyph.size * MM, 3);
      }
    }
  });

  it('keeps a line of one face in one object, so that a search finds its words', () => {
    const texts = ofd.pages[1]?.texts.map(({ characters }) => squash(characters.map(({ text }) => text).join(''))) ?? [];
    const whole = sampleLines
      .map((line) => line.runs.map(({ text }) => text).join(''))
      .find((text) => !/[!-~]/.test(text) && !/[“”]/.test(text));
    expect(texts.some((text) => whole !== undefined && text === squash(whole))).toBe(true);
  });

  it('sets upright type without a transformation', () => {
    for (const { texts } of ofd.pages) for (const { node } of texts) expect(node.attributes.CTM).toBeUndefined();
  });

  it('embeds each face cut to what is used of it, with its names and its metrics', () => {
    expect(ofd.fonts.size).toBe(2);
    for (const [id, { data, name, family }] of ofd.fonts) {
      if (data === null) throw new Error(`${name} is not embedded`);
      const font = create(Buffer.from(data));
      const used = new Set(
        ofd.pages.flatMap(({ texts }) =>
          texts.filter(({ font: of }) => of === id).flatMap(({ characters }) => characters.map(({ text }) => text)),
        ),
      );
      for (const character of used) expect(font.hasGlyphForCodePoint(character.codePointAt(0)), character).toBe(true);
      expect(font.numGlyphs).toBeLessThan(2 * used.size + 10);
      expect(font.fullName).not.toBe('');
      expect(font['OS/2'].version).toBeGreaterThan(0);
      expect(family).not.toBe('');
    }
  });

  it('leads from the contents to their items, from a link to its address, and from the outline to sections and items', () => {
    const [first, , third] = ofd.pages;
    const gotos = first?.texts.flatMap(({ node }) => find(node, 'Dest').map(({ attributes }) => attributes)) ?? [];
    const pageIds = find(ofd.parts.get('Doc_0/Document.xml') as never, 'Page').map(({ attributes }) => attributes.ID);
    expect(new Set(gotos.map(({ PageID }) => PageID))).toEqual(new Set([pageIds[1], pageIds[2]]));
    const link = third?.texts.filter(({ node }) => find(node, 'URI').length > 0) ?? [];
    expect(link.map(({ characters }) => characters.map(({ text }) => text).join(''))).toEqual(['链接']);
    expect(find(link[0]?.node as never, 'URI')[0]?.attributes.URI).toBe('https://example.cn/');
    const outline = find(ofd.parts.get('Doc_0/Document.xml') as never, 'OutlineElem').map(({ attributes }) => attributes.Title);
    expect(outline).toContain('市内信息');
    expect(outline).toContain('岳西县建立“经济课堂”双周讲学制度');
  });

  it('says what it is: title, publisher, dates, keywords, number and notice', () => {
    const info = only(ofd.parts.get('OFD.xml') as never, 'DocInfo');
    const said = Object.fromEntries(info.children.map(({ name, text }) => [name.slice(4), text]));
    expect(said).toMatchObject({ Title: '安庆组工信息 第12期', Author: '中共安庆市委组织部', CreationDate: '2021-09-15' });
    expect(said.DocID).toMatch(/^[0-9a-f]{32}$/);
    const custom = Object.fromEntries(find(info, 'CustomData').map(({ attributes, text }) => [attributes.Name, text]));
    expect(custom).toMatchObject({ 期号: '第12期', 总期号: '总第345期' });
  });

  it('has the author’s picture as it is, at its place', () => {
    const image = find(ofd.parts.get('Doc_0/Pages/Page_2/Content.xml') as never, 'ImageObject')[0];
    expect(toNumbers(image?.attributes.Boundary).slice(2)).toEqual([56, 56]);
    expect([...ofd.files.values()].some((data) => Buffer.from(data).equals(Buffer.from(dot)))).toBe(true);
  });

  it('has the same bytes each time', async () => {
    expect(Buffer.from(await renderOfd(job(gallery, galleryBulletin))).equals(Buffer.from(bytes))).toBe(true);
  });
});

describe('an archive', () => {
  it('is OFD-A, with every face embedded and no way out of it', async () => {
    const archive = readOfd(await renderOfd({ ...job(gallery, galleryBulletin), options: { archive: true } }));
    expect(archive.parts.get('OFD.xml')?.attributes.DocType).toBe('OFD-A');
    expect(findFaults(archive)).toEqual([]);
    expect(findDisorder(archive)).toEqual([]);
    expect([...archive.fonts.values()].every(({ data }) => data !== null)).toBe(true);
    const names = (name: string) => [...archive.parts.values()].flatMap((each) => find(each, name)).length;
    expect(names('DocBody')).toBe(1);
    expect(names('Goto')).toBe(names('Action'));
    expect(names('Goto')).toBeGreaterThan(0);
    for (const forbidden of ['URI', 'GotoA', 'Sound', 'Movie', 'Permissions', 'Extensions']) expect(names(forbidden), forbidden).toBe(0);
    expect(archive.pages.map(({ text }) => text)).toEqual(ofd.pages.map(({ text }) => text));
  });

  it('is refused where the licence of a face forbids embedding; elsewhere that face is only named', async () => {
    const restrict = async (path: string) => {
      const font = Buffer.from(await readFont(path));
      const tables = font.readUInt16BE(4);
      const records = Array.from({ length: tables }, (_, index) => 12 + 16 * index);
      const os2 = records.find((at) => font.toString('latin1', at, at + 4) === 'OS/2') ?? 0;
      font.writeUInt16BE(0x0002, font.readUInt32BE(os2 + 8) + 8);
      return font;
    };
    const restricted = { ...job(layoutOf([[paragraph(0, [natural('一行')])]])), readFont: restrict };
    await expect(renderOfd({ ...restricted, options: { archive: true } })).rejects.toThrow(LicenceError);
    const named = readOfd(await renderOfd(restricted));
    expect([...named.fonts.values()].map(({ data, name }) => [data, name !== ''])).toEqual([...named.fonts].map(() => [null, true]));
  });
});

it('attaches the items’ files when asked, under names of its own', async () => {
  const attached = readOfd(await renderOfd({ ...job(layoutOf([[paragraph(0, [natural('一行')])]])), options: { sources: true } }));
  expect(findFaults(attached)).toEqual([]);
  expect(findDisorder(attached)).toEqual([]);
  const [attachment] = find(attached.parts.get('Doc_0/Attachs/Attachments.xml') as never, 'Attachment');
  expect(attachment?.attributes.Name).toBe('01 “稿”.md');
  expect(Buffer.from(attached.files.get('Doc_0/Attachs/source_1.md') ?? []).toString()).toBe('正文');
  expect([...ofd.files.keys()].filter((path) => path.includes('Attachs'))).toEqual([]);
});

describe('what an office’s template draws', () => {
  const lone = layoutOf([[paragraph(0, [natural('一行')])]]);
  const draw = (typst: string) => renderOfd(job(lone, bulletinOf(), `${template.source}\n#place(top + left, ${typst})\n`)).then(readOfd);

  it.each([
    ['turned text', 'rotate(90deg, reflow: true, text(font: fonts.fangsong, "转过来的字"))', 'TextObject'],
    ['a dashed box', 'rect(width: 3cm, height: 1cm, stroke: (dash: "dashed", paint: rgb("#00f"), thickness: 2pt))', 'PathObject'],
    ['a curve', 'circle(radius: 1cm, fill: rgb("#0f0"))', 'PathObject'],
    ['see-through ink', 'rect(width: 3cm, height: 1cm, fill: rgb(255, 0, 0, 128))', 'PathObject'],
    ['cut ink', 'box(clip: true, width: 1cm, height: 1cm, circle(radius: 1cm, fill: rgb("#0f0")))', 'PathObject'],
    ['stars', 'text(font: fonts.fangsong, "★")', 'TextObject'],
  ])('is shown: %s', async (_, typst, name) => {
    const drawn = await draw(typst);
    expect(findFaults(drawn)).toEqual([]);
    expect(findDisorder(drawn)).toEqual([]);
    const last = drawn.parts.get(`Doc_0/Pages/Page_${drawn.pages.length - 1}/Content.xml`);
    expect(find(last as never, name).length).toBeGreaterThan(0);
  });

  it('is refused with a reason where the format has no way to show it', async () => {
    await expect(draw('rect(width: 3cm, height: 1cm, fill: gradient.linear(red, blue))')).rejects.toThrow(TemplateError);
  });
});

describe('hostile text', () => {
  it.each(['<ofd:TextObject/>', ']]>&amp;&#x0;', '" X="0', 'naïve é', '  前后  空格  '])('stays text: %s', async (text) => {
    const drawn = readOfd(
      await renderOfd(
        job(
          layoutOf([[paragraph(0, [natural(runs(text))])]]),
          bulletinOf({ properties: { title: text, author: text, date: '2021-09-15' } }),
        ),
      ),
    );
    expect(findFaults(drawn)).toEqual([]);
    expect(only(drawn.parts.get('OFD.xml') as never, 'Title').text).toBe(text);
  });
});

it('draws as a bitmap an SVG that readers may not all show alike, and others as outlines', async () => {
  const picture = (data: string) => ({
    kind: 'image' as const,
    row: 2,
    rows: 4,
    item: '02.md',
    image: {
      type: 'image' as const,
      path: 'a.svg',
      alt: '',
      caption: null,
      data: Buffer.from(data),
      format: 'svg' as const,
      width: 10,
      height: 10,
      place: nowhere,
    },
    width: 20,
    height: 20,
  });
  const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10">${inner}</svg>`;
  const shown = async (inner: string) => {
    const drawn = readOfd(await renderOfd(job(layoutOf([[picture(svg(inner))]]))));
    const content = drawn.parts.get('Doc_0/Pages/Page_0/Content.xml') as never;
    return [find(content, 'ImageObject').length, find(content, 'PathObject').length];
  };
  expect(await shown('<rect width="9" height="9" fill="red"/>')).toEqual([0, 1]);
  expect(await shown('<linearGradient id="a"><stop offset="0"/></linearGradient><rect width="9" height="9" fill="url(#a)"/>')).toEqual([
    1, 0,
  ]);
});
