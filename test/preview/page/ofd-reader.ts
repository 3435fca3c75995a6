import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { find, type ReadOfd, readOfd } from '../../render/ofd-reader.ts';

const { create } = createRequire(import.meta.url)('fontkit');

/** The independent reader: ofd.js 0.2.6, in a page of this machine. */
const READER = readFileSync(createRequire(import.meta.url).resolve('ofd.js/lib/ofd.umd.min.js'));

const DOCUMENT = `<!doctype html><meta charset="utf-8"><style>*{margin:0}.page{position:absolute!important;left:0!important;top:0!important;margin:0!important;overflow:hidden;background:#fff;visibility:hidden}.page.shown{visibility:visible}</style>
<script src="reader.js"></script><body></body>`;

/** The width that gives the reader's own 3.8 px a mm; it rounds its scale to a tenth. */
const WIDTH = 800;
const SCALE = 3.8;

/** The reader takes a millimetre for this part of a pixel when it draws pictures, whatever its scale. */
const PICTURE_SCALE = 1 / 0.2642;

/** Of the pictures that are compared: drawn finer and averaged, so that the smoothing of edges does not count. */
const DPI = 100;
const FINER = 2;

/** A4, in mm. */
const SHEET = { width: 210, height: 297 };

export interface DrawnOfd {
  readonly pages: number;
  /** Characters of a page in the order of the reader's elements. */
  text(page: number): Promise<string>;
  outline(): Promise<readonly string[]>;
  /** What differs at 100 dpi from an SVG of the same page, as a part of that picture's ink. */
  compare(page: number, svg: Uint8Array): Promise<number>;
  picture(page: number): Promise<Uint8Array>;
  readonly errors: readonly string[];
  /** Addresses outside the loopback server that were asked for. */
  readonly outside: readonly string[];
  close(): Promise<void>;
}

/**
 * Opens an OFD in the reader. It ignores embedded faces, the line around bold type and the scale of pictures; these are added from the file: its
 * characters, where it puts them, become the outlines of the embedded faces.
 */
export async function drawOfd(browser: Browser, data: Uint8Array): Promise<DrawnOfd> {
  const ofd = readOfd(data);
  const served = new Map<string, Uint8Array | string>([
    ['/', DOCUMENT],
    ['/reader.js', READER],
    ['/file.ofd', data],
  ]);
  const server = createServer((request, response) => {
    const found = served.get((request.url ?? '').replace(/\?.*/, ''));
    const type = request.url === '/' ? 'text/html; charset=utf-8' : 'application/octet-stream';
    response.writeHead(found === undefined ? 404 : 200, { 'content-type': type });
    response.end(found);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const context = await browser.newContext({ viewport: { width: WIDTH, height: 1200 }, deviceScaleFactor: (FINER * DPI) / 25.4 / SCALE });
  const page = await context.newPage();
  const errors: string[] = [];
  const outside: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(home) && !/^(?:data|blob):/.test(request.url())) outside.push(request.url());
  });
  await page.goto(home);
  const drawing = { texts: listTexts(ofd), outlines: listOutlines(ofd), width: WIDTH, scale: SCALE, picture: SCALE / PICTURE_SCALE };
  const pages = await page.evaluate(drawPages, drawing);
  /** A page alone, from the corner of the window: elsewhere it would begin within a pixel. */
  const shot = async (index: number) => {
    await page.evaluate((at) => {
      for (const [other, each] of document.querySelectorAll('.page').entries()) each.classList.toggle('shown', other === at);
    }, index);
    return page.screenshot({ clip: { x: 0, y: 0, width: WIDTH, height: 1128 } });
  };
  return {
    pages,
    text: (index) => page.evaluate((at) => (globalThis as unknown as { texts: string[] }).texts[at] ?? '', index),
    outline: () => page.evaluate(() => (globalThis as unknown as { outline: string[] }).outline),
    picture: shot,
    compare: async (index, svg) => {
      const found = await shot(index);
      await page.evaluate(
        ({ markup, width, height }) => {
          document.querySelector('.expected')?.remove();
          const sheet = document.createElement('div');
          sheet.className = 'page expected';
          sheet.setAttribute('style', 'width:900px;height:1200px');
          sheet.innerHTML = `<svg style="position:absolute;left:0;top:0;width:900px;height:1200px">${markup.slice(markup.indexOf('<svg'))}</svg>`;
          const drawing = sheet.querySelector('svg svg');
          drawing?.setAttribute('width', String(width));
          drawing?.setAttribute('height', String(height));
          document.body.append(sheet);
        },
        { markup: new TextDecoder().decode(svg), width: SHEET.width * SCALE, height: SHEET.height * SCALE },
      );
      served.set('/expected.png', await shot(pages));
      served.set('/found.png', found);
      return page.evaluate(comparePictures, FINER);
    },
    errors,
    outside,
    close: async () => {
      await context.close();
      server.close();
    },
  };
}

/** How a text object is to be drawn: the outlines of its characters in em, and the width of the line around them in mm. */
interface DrawnText {
  readonly font: string;
  readonly stroke: number;
}

/** Outlines of every character by face, as path data in units of the face. */
type Outlines = Readonly<Record<string, { readonly unitsPerEm: number; readonly paths: Readonly<Record<string, string>> }>>;

function listOutlines(ofd: ReadOfd): Outlines {
  const entries = [...ofd.fonts].map(([id, { data }]) => {
    const face = create(Buffer.from(data ?? []));
    const texts = ofd.pages.flatMap((each) => each.texts).filter(({ font }) => font === id);
    const used = new Set(texts.flatMap(({ characters }) => characters.flatMap(({ text }) => [...text])));
    const paths = Object.fromEntries(
      [...used].map((character) => [character, face.glyphForCodePoint(character.codePointAt(0)).path.toSVG()]),
    );
    return [id, { unitsPerEm: face.unitsPerEm, paths }] as const;
  });
  return Object.fromEntries(entries);
}

/** Every text object by its identifier. */
function listTexts(ofd: ReadOfd): Record<string, DrawnText> {
  const nodes = ofd.pages.flatMap(({ texts }) => texts.map(({ node }) => node));
  return Object.fromEntries(
    nodes.map(({ attributes }) => [
      attributes.ID ?? '',
      { font: attributes.Font ?? '', stroke: attributes.Stroke === 'true' ? Number(attributes.LineWidth) : 0 },
    ]),
  );
}

/** Titles of the outline, in order. */
export function outlineOf(ofd: ReadOfd): string[] {
  return [...ofd.parts.values()].flatMap((part) => find(part, 'OutlineElem').map(({ attributes }) => attributes.Title ?? ''));
}

interface Reader {
  parseOfdDocument(options: { ofd: ArrayBuffer; success: (documents: unknown[]) => void; fail: (error: unknown) => void }): void;
  renderOfd(width: number, document: unknown): HTMLElement[];
}

interface Drawing {
  readonly texts: Readonly<Record<string, DrawnText>>;
  readonly outlines: Outlines;
  readonly width: number;
  readonly scale: number;
  /** By how much the reader’s pictures are too small. */
  readonly picture: number;
}

async function drawPages({ texts, outlines, width, scale, picture }: Drawing): Promise<number> {
  const reader = (globalThis as unknown as { ofd: Reader }).ofd;
  const file = await (await fetch('file.ofd')).arrayBuffer();
  const [opened] = await new Promise<unknown[]>((success, fail) => reader.parseOfdDocument({ ofd: file, success, fail }));
  const titles = (node: unknown): string[] =>
    [node].flat().flatMap((each) => {
      const entry = each as Record<string, unknown> | undefined;
      return entry?.['@_Title'] === undefined ? [] : [String(entry['@_Title']), ...titles(entry['ofd:OutlineElem'])];
    });
  const { document: structure } = opened as { document: Record<string, Record<string, unknown> | undefined> };
  const SVG = 'http://www.w3.org/2000/svg';
  // Chromium puts every element, and every line of type, on whole pixels; inside one drawing, outlines stay where the reader has them.
  const gather = (page: HTMLElement) => {
    const sheet = document.createElementNS(SVG, 'svg');
    sheet.setAttribute('style', 'position:absolute;left:0;top:0;width:900px;height:1200px');
    const objects = [...page.children] as SVGSVGElement[];
    objects.sort((a, b) => Number(a.style.zIndex) - Number(b.style.zIndex));
    for (const object of objects) {
      for (const [attribute, value] of Object.entries({ x: 'left', y: 'top', width: 'width', height: 'height' })) {
        object.setAttribute(attribute, object.style.getPropertyValue(value));
      }
      sheet.append(object);
    }
    page.append(sheet);
  };
  const outline = (object: SVGSVGElement, { font, stroke }: DrawnText) => {
    const face = outlines[font];
    const letters = [...object.querySelectorAll('text')];
    for (const [index, letter] of letters.entries()) {
      // The reader draws the halves of a surrogate pair apart.
      const half = /[\uDC00-\uDFFF]/.test(letter.textContent ?? '');
      const before = letters[index - 1]?.textContent ?? '';
      const next = letters[index + 1]?.textContent ?? '';
      const character = /[\uD800-\uDBFF]/.test(letter.textContent ?? '') ? `${letter.textContent}${next}` : (letter.textContent ?? '');
      if (face === undefined || (half && /[\uD800-\uDBFF]/.test(before))) continue;
      const size = Number.parseFloat(letter.style.fontSize) / face.unitsPerEm;
      const path = document.createElementNS(SVG, 'path');
      path.setAttribute('d', face.paths[character] ?? 'M0 0H9999V9999');
      const own = letter.getAttribute('transform') ?? '';
      path.setAttribute('transform', `${own} translate(${letter.getAttribute('x')} ${letter.getAttribute('y')}) scale(${size} ${-size})`);
      path.setAttribute('fill', letter.getAttribute('fill') ?? '');
      if (stroke > 0) {
        path.setAttribute('stroke', letter.getAttribute('fill') ?? '');
        path.setAttribute('stroke-width', String((stroke * scale) / size));
      }
      object.append(path);
    }
    for (const letter of letters) letter.remove();
  };
  const pages = reader.renderOfd(width, opened);
  Object.assign(globalThis, {
    outline: titles(structure['ofd:Outlines']?.['ofd:OutlineElem']),
    texts: pages.map((page) => [...page.querySelectorAll('text')].map((each) => each.textContent).join('')),
  });
  for (const page of pages) {
    page.classList.add('page');
    document.body.append(page);
    gather(page);
    for (const object of page.querySelectorAll<SVGSVGElement>('svg svg')) {
      const text = texts[object.style.zIndex];
      if (text !== undefined) outline(object, text);
    }
    for (const image of page.querySelectorAll('image')) {
      const numbers = (image.getAttribute('transform') ?? '').match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
      const turned = numbers.map((number, index) => (index < 4 ? number * picture : number));
      image.setAttribute('transform', `matrix(${turned.join(' ')})`);
      image.setAttribute('preserveAspectRatio', 'none');
    }
  }
  await Promise.all([...document.querySelectorAll('image')].map((image) => (image as unknown as { decode(): Promise<void> }).decode()));
  return pages.length;
}

async function comparePictures(finer: number): Promise<number> {
  const load = async (url: string) => {
    const image = await createImageBitmap(await (await fetch(url)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const [columns, rows] = [Math.floor(image.width / finer), Math.floor(image.height / finer)];
    const ink = new Float64Array(columns * rows);
    for (let y = 0; y < rows * finer; y++) {
      for (let x = 0; x < columns * finer; x++) {
        const at = 4 * (y * image.width + x);
        const cell = Math.floor(y / finer) * columns + Math.floor(x / finer);
        ink[cell] = (ink[cell] ?? 0) + 1 - ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 765;
      }
    }
    return { ink, columns, rows };
  };
  const [expected, found] = [await load('expected.png'), await load('found.png')];
  const columns = Math.min(expected.columns, found.columns);
  let [difference, ink] = [0, 0];
  for (let y = 0; y < Math.min(expected.rows, found.rows); y++) {
    for (let x = 0; x < columns; x++) {
      const one = expected.ink[y * expected.columns + x] ?? 0;
      difference += Math.abs(one - (found.ink[y * found.columns + x] ?? 0));
      ink += one;
    }
  }
  return difference / ink;
}
