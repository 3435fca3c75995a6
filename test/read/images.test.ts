import { describe, expect, it } from 'vitest';
import type { Image } from '../../src/model/body.ts';
import { linksOut, pathAttacks } from '../path-attacks.ts';
import { makeJpeg, makePng } from '../pictures.ts';
import { FRONT, read, readBody } from './reading.ts';

const png = (width: number, height: number) => makePng(width, height);

/** A JPEG's segments: APP0, a frame of that size, start of scan. */
function jpeg(width: number, height: number): Uint8Array {
  const u16 = (value: number) => [value >> 8, value & 255];
  return Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xff, 0xc2, 0, 11, 8, ...u16(height), ...u16(width), 1, 0, 0, 0],
    ...[0xff, 0xda, 0, 2, 0xff, 0xd9],
  ]);
}

const svg = (inside: string, attributes = 'width="10mm" height="5mm"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;

/** Reads a body of one image `name` with that content. */
const readImage = (name: string, content: string | Uint8Array) => readBody(`![](${name})`, { [name]: content });

describe('images', () => {
  it('become blocks with size, alternative text, caption and bytes', async () => {
    const data = png(640, 480);
    const { body, found } = await readBody('![图 样](images/图.png "图1  流程") <!-- 换 -->\n', { 'images/图.png': data });
    expect(found).toEqual([]);
    expect(body).toEqual([
      {
        type: 'image',
        path: 'images/图.png',
        alt: '图 样',
        caption: '图1  流程',
        data,
        format: 'png',
        width: 640,
        height: 480,
        place: { file: 'issue-1/a.md', line: 7, column: 1, endLine: 7, endColumn: 30 },
      },
    ]);
  });

  it.each([
    ['a.jpg', jpeg(300, 200), 'jpeg', 300, 200],
    ['wrong-name.png', jpeg(300, 200), 'jpeg', 300, 200],
    ['inkscape.svg', svg('<g docname="C:\\\\a.svg"/>', 'width="2" height="1"'), 'svg', 2, 1],
    ['a.svg', svg('<g><path d="M0 0"/></g>', 'width="96" height="1in"'), 'svg', 96, 96],
    ['b.svg', `<?xml version="1.0"?>\n<!-- x -->\n${svg('<text>甲 &amp; 乙</text>', 'viewBox="0 0 30 20" width="100%"')}`, 'svg', 30, 20],
  ] as const)('%s is recognised by its content', async (name, content, format, width, height) => {
    const { body, found } = await readImage(name, content);
    expect(found).toEqual([]);
    expect(body[0]).toMatchObject({ format, width, height });
  });

  it('may be percent-encoded', async () => {
    const { body } = await readBody('![](a%20%E5%9B%BE.png)', { 'a 图.png': png(1, 1) });
    expect((body[0] as Image).format).toBe('png');
  });

  it.each([
    ['composed, as it is typed', 'images/caf\u00e9.png', 'images/cafe\u0301.png'],
    ['taken apart, as macOS keeps it', 'images/cafe\u0301.png', 'images/caf\u00e9.png'],
    ['with percent signs', 'images/caf%C3%A9.png', 'images/cafe\u0301.png'],
    ['in a folder', 'ga\u0308rten/./a.png', 'g\u00e4rten/a.png'],
  ])('is found when its name is spelled in another form: %s', async (_, written, stored) => {
    const { body, found } = await readBody(`![](${written})`, { [stored]: png(1, 1) });
    expect(found).toEqual([]);
    expect(body[0]).toMatchObject({ type: 'image', width: 1 });
  });

  it('is not found through a link in another normalisation', async () => {
    const { found, host } = await readBody('![](e\u0301t/a\u0301.png)', { '../out/\u00e1.png': png(1, 1), '\u00e9t': { link: '../out' } });
    expect(found).toEqual(['image-exists 7:1-7:16']);
    expect(host.opened.filter((file) => file.endsWith('.png'))).toEqual([]);
  });

  it.each([
    ['nothing there', 'b.png', 'image-exists'],
    ['a folder', 'images', 'image-exists'],
    ['a file as a folder', 'a.md/x.png', 'image-exists'],
  ])('%s is reported', async (_, path, code) => {
    const { found } = await readBody(`![](${path})`, { 'images/a.png': png(1, 1) });
    expect(found).toEqual([`${code} 7:1-7:${path.length + 6}`]);
  });

  it.each([
    ['text', 'hello'],
    ['an empty file', ''],
    ['a GIF', 'GIF89a\x01\0\x01\0'],
    ['a PNG cut off', png(10, 10).slice(0, 40)],
    ['a PNG cut off in its header', png(10, 10).slice(0, 30)],
    ['a PNG without data', Uint8Array.from([...png(10, 10).slice(0, 33), ...png(10, 10).slice(45)])],
    ['a PNG without pixels', png(0, 10)],
    ['a JPEG with a hole', Uint8Array.from([...jpeg(10, 10).slice(0, 8), 0, ...jpeg(10, 10).slice(8)])],
    ['a JPEG cut off', jpeg(10, 10).slice(0, 12)],
    ['a row of comments', '<!-- -->'.repeat(10_000)],
    ['an SVG without size', svg('', '')],
    ['HTML', '<html><svg width="1" height="1"></svg></html>'],
  ])('%s is not an image', async (_, content) => {
    expect((await readImage('a.png', content)).found).toEqual(['image-format 7:1-7:11']);
  });

  it.each([
    ['20,000² pixels', png(20_000, 20_000)],
    ['65,000² pixels', jpeg(65_000, 65_000)],
    ['65 MB', new Uint8Array(65_000_000)],
  ])('%s are too many', async (_, content) => {
    expect((await readImage('a.png', content)).found).toEqual(['image-bounded 7:1-7:11']);
  });
});

describe('the pictures of an issue', () => {
  const item = (names: readonly string[]) => `${FRONT}${names.map((name) => `![](${name})\n\n`).join('')}`;
  const bounded = async (files: Parameters<typeof read>[0]) =>
    (await read(files)).diagnostics.map(({ code, place, args }) => [code, `${place.file}:${place.line}`, args]);

  it('may total 50 MB, counted in item order', async () => {
    const large = new Uint8Array(20_000_000);
    large.set(png(10, 10));
    const files = { 'a.md': item(['a.png', 'a.png']), 'b.md': item(['a.png', 'a.png']), 'a.png': large };
    expect(await bounded(files)).toContainEqual(['issue-bounded', 'issue-1/b.md:7', { bound: 'picture-megabytes', limit: 50 }]);
  });

  it('may total 100 megapixels of PNG; JPEG is not decoded', async () => {
    const files = { 'a.md': item(['a.png', 'a.jpg', 'a.png', 'a.jpg', 'a.png']), 'a.png': png(8000, 5000), 'a.jpg': jpeg(8000, 5000) };
    expect(await bounded(files)).toEqual([['issue-bounded', 'issue-1/a.md:15', { bound: 'megapixels', limit: 100 }]]);
  });

  it('may number 300', async () => {
    const names = Array.from({ length: 301 }, () => 'a.png');
    expect(await bounded({ 'a.md': item(names), 'a.png': png(1, 1) })).toEqual([
      ['issue-bounded', 'issue-1/a.md:607', { bound: 'pictures', limit: 300 }],
    ]);
  });
});

describe('paths', () => {
  it.each(pathAttacks)('%j does not leave the folder', async (path) => {
    const { host, diagnostics, body } = await readBody(`![](<${path}>)`, { '../secret.png': png(1, 1), ...linksOut });
    expect(diagnostics.map(({ code }) => code)).toEqual(['image-inside']);
    expect(body).toEqual([]);
    expect(host.opened.filter((file) => file.endsWith('.png'))).toEqual([]);
  });

  it('may be links inside the folder; cycles are not found', async () => {
    const files = { 'images/a.png': png(2, 1), 'b.png': { link: 'images/a.png' }, 'c.png': { link: 'c.png' } };
    expect((await readBody('![](b.png)', files)).body[0]).toMatchObject({ type: 'image', width: 2 });
    expect((await readBody('![](c.png)', files)).diagnostics[0]?.code).toBe('image-exists');
  });
});

describe('SVG', () => {
  it.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['a script under a prefix', svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>')],
    ['a handler', svg('<rect onclick="alert(1)"/>')],
    ['an entity', `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('&x;')}`],
    ['an external image', svg('<image href="http://a.cn/a.png"/>')],
    ['an embedded image', svg('<image xlink:href="data:image/png;base64,AAAA"/>')],
    ['an external use', svg('<use href="b.svg#a"/>')],
    ['a link', svg('<a href="javascript:alert(1)"><text>x</text></a>')],
    ['a hidden address', svg('<use href="&#104;ttp://a.cn"/>')],
    ['an external fill', svg('<rect fill="url(http://a.cn/#x)"/>')],
    ['an external fill in CSS', svg('<style>rect { fill: url( "b.svg#x" ) }</style>')],
    ['an import', svg("<style>@import 'a.css';</style>")],
    ['an escape in CSS', svg('<rect style="fill:\\75rl(http://a.cn)"/>')],
    ['HTML', svg('<foreignObject><body/></foreignObject>')],
    ['a style sheet', `<?xml-stylesheet href="a.css"?>${svg('')}`],
    ['a tag not closed', svg('<g>')],
    ['no end', svg('<g/>').replace('</svg>', '')],
    ['an attribute not closed', svg('<g a="1>')],
    ['101 tags in one another', svg('<g>'.repeat(101) + '</g>'.repeat(101))],
    ['60,000 tags', svg('<g/>'.repeat(60_000))],
    ['a use of itself', svg('<g id="a"><use href="#a"/></g>')],
    [
      'a billion rectangles',
      svg(
        `<g id="g0"><rect/></g>${Array.from({ length: 9 }, (_, n) => `<g id="g${n + 1}">${`<use href="#g${n}"/>`.repeat(10)}</g>`).join('')}`,
      ),
    ],
  ])('with %s is refused', async (_, content) => {
    const { diagnostics } = await readImage('a.svg', content);
    expect(diagnostics.map(({ code }) => code)).toEqual(['image-safe']);
  });

  it.each([
    ['of nothing', '<use/>'],
    ['of what is not there', '<use href="#gone"/>'],
  ])('with a reference %s is accepted, as it draws nothing', async (_, inside) => {
    expect((await readImage('a.svg', svg(inside))).found).toEqual([]);
  });

  it('may have gradients and local `<use>`', async () => {
    const drawing = svg(
      `<defs><linearGradient id="a"/><g id="m"><path/></g></defs><style>rect{fill:url('#a')}</style><use xlink:href='#m'/><rect fill="url(#a)"/>`,
    );
    expect((await readImage('a.svg', drawing)).found).toEqual([]);
  });
});

describe('kinds of bitmap', () => {
  it.each([
    ['a CMYK JPEG', makeJpeg(8, 8, { components: 4 }), 'cmyk'],
    ['a JPEG of 12 bits', makeJpeg(8, 8, { frame: 0xc1, precision: 12 }), 'coding'],
    ['a lossless JPEG', makeJpeg(8, 8, { frame: 0xc3 }), 'coding'],
    ['an arithmetic JPEG', makeJpeg(8, 8, { frame: 0xc9 }), 'coding'],
  ] as const)('rejects %s with the remedy', async (_, data, problem) => {
    const { diagnostics } = await readImage('a.jpg', data);
    expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([['image-supported', { path: 'a.jpg', problem }]]);
  });

  it.each([
    ['a palette that is missing', makePng(8, 8, { type: 3 })],
    ['a depth that no PNG has', makePng(8, 8, { depth: 3 })],
    ['a chunk that was altered', makePng(8, 8).map((byte, at, all) => (at === all.length - 20 ? byte ^ 255 : byte))],
    ['no end', makePng(8, 8).subarray(0, -12)],
    ['two channels of a JPEG', makeJpeg(8, 8, { components: 2 })],
  ] as const)('rejects a picture with %s', async (_, data) => {
    expect((await readImage('a.png', data)).found).toEqual(['image-format 7:1-7:11']);
  });

  it('drops chunks that do not affect the picture, and a huge colour profile', async () => {
    const plain = makePng(8, 8, { chunks: [['iCCP', new Uint8Array(500)]] });
    const chunks = [
      ['iCCP', new Uint8Array(500)],
      ['tEXt', new Uint8Array(9)],
      ['iCCP', new Uint8Array(20_000)],
      ['acTL', new Uint8Array(8)],
    ] as const;
    expect((await readImage('a.png', makePng(8, 8, { chunks }))).body).toMatchObject([{ data: plain }]);
  });

  it('rejects a PNG that takes more than 150 MB decoded', async () => {
    expect((await readImage('a.png', makePng(6_000, 6_000, { depth: 16, type: 6 }))).found).toEqual(['image-bounded 7:1-7:11']);
  });

  it.each([
    [1, 'MM', 160, 80],
    [3, 'II', 160, 80],
    [6, 'MM', 80, 160],
    [8, 'II', 80, 160],
    [9, 'MM', 160, 80],
  ] as const)('applies the orientation %d of EXIF in byte order %s', async (orientation, order, width, height) => {
    const { body } = await readImage('a.jpg', makeJpeg(160, 80, { orientation, order }));
    expect(body).toMatchObject([{ width, height }]);
    expect((body[0] as Image).orientation).toBe(orientation === 1 || orientation === 9 ? undefined : orientation);
  });
});

describe('the rendering cost of an SVG', () => {
  it.each([
    ['a filter', '<filter id="f"/>', 'filter'],
    ['a filter property', '<rect filter="url(#f)"/>', 'filter'],
    ['a filter in CSS', '<style>rect { filter: blur(9px) }</style>', 'filter'],
    ['too much text', `<text>${'文'.repeat(20_001)}</text>`, 'text'],
    [
      'a marker at too many vertices',
      `<marker id="m">${'<g/>'.repeat(999)}</marker><path marker-mid="url(#m)" d="${'L1 1'.repeat(999)}"/>`,
      'complexity',
    ],
    [
      'a long text on a long path',
      `<path id="p" d="${'L1 1'.repeat(9_999)}"/><text><textPath href="#p"><tspan>${'文'.repeat(1_500)}</tspan></textPath></text>`,
      'complexity',
    ],
    [
      'a pattern that is inherited',
      `<pattern id="p">${'<g/>'.repeat(999)}</pattern><g fill="url(#p)">${'<g/>'.repeat(999)}</g>`,
      'complexity',
    ],
    ['a pattern in a style sheet', '<style>g { fill: url(#p) }</style><pattern id="p"/>', 'complexity'],
    ['very many rules', `<style>${'a{}'.repeat(9_999)}</style>${'<g/>'.repeat(999)}`, 'complexity'],
  ] as const)('is rejected for %s', async (_, inside, problem) => {
    expect((await readImage('a.svg', svg(inside))).diagnostics.map(({ code, args }) => [code, args])).toEqual([
      ['image-safe', { path: 'a.svg', problem }],
    ]);
  });

  it.each([
    ['no filter', '<rect filter="none"/>'],
    ['gradients from a style sheet', '<style>.a { fill: url(#g) }</style><linearGradient id="g"/>'],
    ['long dashes', '<path stroke-dasharray="4 3" d="M0 0H900"/>'],
    ['text in metadata', `<desc>${'文'.repeat(20_001)}</desc>`],
  ])('is low with %s', async (_, inside) => {
    const { body, found } = await readImage('a.svg', svg(inside));
    expect(found).toEqual([]);
    expect(body[0]).not.toHaveProperty('demanding');
  });

  it.each([
    ['many shapes', '<rect/>'.repeat(301)],
    ['a mask', '<mask id="m"/>'],
    ['layers', '<g opacity="0.5"/>'],
    ['short dashes', '<path stroke-dasharray="0.001" d="M0 0H900"/>'],
    ['dashes that are inherited', '<g stroke-dasharray="4 3"><path d="M0 0H900"/></g>'],
    ['much text', `<text>${'文'.repeat(2_001)}</text>`],
    ['a curved title', `<path id="p" d="M0 0A9 9 0 0 1 90 90"/><text><textPath href="#p">${'文'.repeat(30)}</textPath></text>`],
  ])('is to be tried in a bounded process with %s', async (_, inside) => {
    const { body, found } = await readImage('a.svg', svg(inside));
    expect(found).toEqual([]);
    expect(body[0]).toHaveProperty('demanding', true);
  });
});
