import { createHash } from 'node:crypto';
import { createDefinitions, type Outlines, tidyMarkup } from './svg-definitions.ts';

export type { Outlines };

/** One page as a separate SVG document. */
export interface PageSvg {
  /** SHA-256 of the page's content, hexadecimal: pages with the same hash look alike. */
  readonly hash: string;
  /** Size in pt. */
  readonly width: number;
  readonly height: number;
  /** Builds the document; lazy, because it is needed only when the page is first viewed. */
  readonly svg: () => string;
}

const HEAD = /^<svg [^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>\n/;

/** Start of a top-level element: the compiler indents by four spaces a level. */
const OUTERMOST = / {4}(?=<[^/])/y;
const PAGE = /^ {4}<g(?: transform="matrix\(1 0 0 1 0 ([\d.]+)\)")?>\n/;

/**
 * Splits the compiler's SVG, which has all pages below each other, into pages. A page gets only the definitions it refers to, so that an
 * unchanged page stays byte-equal whatever happens on others. Links are dropped: pages are shown as images.
 *
 * @param outlines cache of earlier documents, extended by this one's when they are needed
 */
export function cutPages(document: string, outlines: Outlines): PageSvg[] {
  const [head = '', width, height] = HEAD.exec(document) ?? [];
  if (width === undefined || height === undefined) throw new Error('The compiler’s SVG does not begin as it used to');
  const bodyEnd = findDefinitions(document);
  const definitions = createDefinitions(() => document.slice(bodyEnd), outlines);
  const cut = splitPages(document.slice(head.length, bodyEnd));
  return cut.map(({ top, content }, index) => {
    const pageHeight = roundLength((cut[index + 1]?.top ?? Number(height)) - top);
    const opening = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${pageHeight}" width="${width}pt" height="${pageHeight}pt">`;
    return {
      hash: createHash('sha256').update(opening).update(content).digest('hex'),
      width: roundLength(Number(width)),
      height: pageHeight,
      svg: () => `${opening}${tidyMarkup(content)}<defs>${definitions.usedBy(content)}</defs></svg>`,
    };
  });
}

/** Sums of heights differ in their last digits. */
function roundLength(length: number): number {
  return Math.round(length * 1000) / 1000;
}

function findDefinitions(document: string): number {
  const at = document.indexOf('\n    <defs');
  return at === -1 ? document.lastIndexOf('</svg>') : at + 1;
}

/** The pages, each with the background the compiler draws before it. */
function splitPages(body: string): { readonly top: number; readonly content: string }[] {
  const pages: { top: number; content: string }[] = [];
  let ground = '';
  for (const piece of splitOutermost(body)) {
    const [opening, top = '0'] = PAGE.exec(piece) ?? [];
    if (opening === undefined) ground += piece;
    else {
      pages.push({ top: Number(top), content: `${ground}    <g>\n${piece.slice(opening.length)}` });
      ground = '';
    }
  }
  return pages;
}

function splitOutermost(body: string): string[] {
  const starts: number[] = [];
  for (let at = 0; at < body.length; at = body.indexOf('\n', at) + 1 || body.length) {
    OUTERMOST.lastIndex = at;
    if (OUTERMOST.test(body)) starts.push(at);
  }
  return starts.map((start, index) => body.slice(start, starts[index + 1]));
}
