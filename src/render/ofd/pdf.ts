import { interpret, type Operation, type PageResources, UnsupportedDrawing } from './interpret.ts';
import type { Bookmark, Destination, DrawnDocument, DrawnPage, LinkArea, LinkTarget, Pixels } from './marks.ts';
import { apply, boxAround, type Matrix } from './matrix.ts';

const MM = 25.4 / 72;

type Library = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type Document = Awaited<ReturnType<Library['getDocument']>['promise']>;
type PdfPage = Awaited<ReturnType<Document['getPage']>>;

/** Reads a PDF of ours with pdf.js: every mark of every page, with links and bookmarks. Throws UnsupportedDrawing. */
export async function readDrawnDocument(data: Uint8Array): Promise<DrawnDocument> {
  const library = await load();
  const document = await library.getDocument({
    // pdf.js takes the bytes for itself.
    data: new Uint8Array(data),
    verbosity: 0,
    stopAtErrors: true,
    isEvalSupported: false,
    useSystemFonts: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    fontExtraProperties: true,
  }).promise;
  try {
    const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
    const pages: PdfPage[] = [];
    for (const number of numbers) pages.push(await document.getPage(number));
    const names = Object.entries(library.OPS).reduce((found, [name, code]) => found.set(code, name), new Map<number, string>());
    const resolve = (target: unknown) => resolveDestination(document, pages, target);
    const drawn: DrawnPage[] = [];
    for (const page of pages) drawn.push(await readPage(page, names, resolve));
    const bookmarks = await readBookmarks((await document.getOutline()) ?? [], resolve);
    return { pages: drawn, bookmarks };
  } finally {
    await document.loadingTask.destroy();
  }
}

/** pdf.js looks for these classes of a browser when it is loaded, and says so on the console; reading operators needs none of them. */
async function load(): Promise<Library> {
  const scope = globalThis as { DOMMatrix?: unknown; ImageData?: unknown; Path2D?: unknown };
  scope.DOMMatrix ??= class {};
  scope.ImageData ??= class {};
  scope.Path2D ??= class {};
  // In one thread, without a file of its own to find.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string);
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

type Resolve = (target: unknown) => Promise<Destination | null>;

async function readPage(page: PdfPage, names: ReadonlyMap<number, string>, resolve: Resolve): Promise<DrawnPage> {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const base: Matrix = [MM, 0, 0, -MM, -left * MM, top * MM];
  const { fnArray, argsArray } = await page.getOperatorList();
  const operations: Operation[] = fnArray.map((code, index) => ({
    name: names.get(code) ?? `operator ${code}`,
    args: argsArray[index] ?? [],
  }));
  const links = await readLinks(page, base, resolve);
  const marks = interpret(operations, base, await findResources(page, operations), links);
  page.cleanup();
  return { width: (right - left) * MM, height: (top - bottom) * MM, marks };
}

const SAMPLES: Readonly<Record<number, Pixels['samples']>> = { 1: 'grey1', 2: 'rgb', 3: 'rgba' };

/** Waits for the fonts and pictures that a page uses. */
async function findResources(page: PdfPage, operations: readonly Operation[]): Promise<PageResources> {
  const ids = operations.filter(({ name }) => name === 'setFont' || name === 'paintImageXObject').map(({ args }) => String(args[0]));
  const found = new Map<string, { name: string; width: number; height: number; kind: number; data: Uint8Array } | null>();
  for (const id of new Set(ids)) {
    const objects = id.startsWith('g_') ? page.commonObjs : page.objs;
    found.set(id, await new Promise((done) => objects.get(id, done)));
  }
  const get = (id: string) => {
    const object = found.get(id) ?? null;
    if (object === null) throw new UnsupportedDrawing(`object ${id}`);
    return object;
  };
  return {
    fontName: (id) => get(id).name.replace(/^[A-Z]{6}\+/, ''),
    pixels: (id) => {
      const { width, height, kind, data } = get(id);
      return { width, height, samples: SAMPLES[kind] ?? 'rgba', data };
    },
  };
}

async function readLinks(page: PdfPage, base: Matrix, resolve: Resolve): Promise<LinkArea[]> {
  const links: LinkArea[] = [];
  for (const { subtype, rect, dest, url, unsafeUrl } of await page.getAnnotations()) {
    if (subtype !== 'Link') continue;
    const [x1, y1, x2, y2] = rect as [number, number, number, number];
    const address = unsafeUrl ?? url;
    const target: LinkTarget | null = typeof address === 'string' ? { address } : await resolve(dest);
    if (target !== null) links.push({ box: boxAround([apply(base, x1, y1), apply(base, x2, y2)]), target });
  }
  return links;
}

type PdfBookmark = Awaited<ReturnType<Document['getOutline']>>[number];

async function readBookmarks(items: readonly PdfBookmark[], resolve: Resolve): Promise<Bookmark[]> {
  const bookmarks: Bookmark[] = [];
  for (const { title, dest, items: children } of items) {
    const target = await resolve(dest);
    const below = await readBookmarks(children as readonly PdfBookmark[], resolve);
    if (target !== null) bookmarks.push({ title, target, children: below });
  }
  return bookmarks;
}

/** Finds the page and the place that a destination names; null when it names none. */
async function resolveDestination(document: Document, pages: readonly PdfPage[], target: unknown): Promise<Destination | null> {
  const explicit = typeof target === 'string' ? await document.getDestination(target) : target;
  if (!Array.isArray(explicit)) return null;
  const [reference, , left, top] = explicit as [Parameters<Document['getPageIndex']>[0], unknown, number | null, number | null];
  const page = await document.getPageIndex(reference);
  const [x = 0, , , height = 0] = pages[page]?.view ?? [];
  return { page, x: ((left ?? x) - x) * MM, y: (height - (top ?? height)) * MM };
}
