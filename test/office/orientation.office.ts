import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { build } from '../../src/build/build.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { filesWith, ITEM, put } from '../canaries.ts';
import { turnJpeg } from '../pictures.ts';
import { throughLibreOffice } from './libreoffice.ts';
import { has, run } from './tools.ts';

/** Photographs turned by EXIF print upright in the PDF, and in the DOCX as LibreOffice opens it. */
const work = mkdtempSync(join(tmpdir(), 'bulletin-orientation-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** 64 × 32 pixels, the quarters green, blue / cyan, magenta. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBk' +
    'eFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAgAEAD' +
    'AREAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAUG/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABgBAQADAQAAAAAAAAAAAAAAAAAEBQcG/8QA' +
    'FBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AnKZz4AADPNVWwAADQsqVIAADPNVWwAADcOTc0AAAhJ7VwAAF1AZQAAAhJ7VwAAH/2Q==',
  'base64',
);

/** Quarters as seen with each orientation of EXIF, from 1: top left, top right, bottom left, bottom right. */
const UPRIGHT = ['GBCM', 'BGMC', 'MCBG', 'CMGB', 'GCBM', 'CGMB', 'MBCG', 'BMGC'];

it.runIf(has('soffice') && has('pdftoppm'))('print upright in both formats', async () => {
  const home = join(work, 'publication');
  const files = UPRIGHT.map((_, index) => [`issue-1/${index + 1}.jpg`, turnJpeg(JPEG, index + 1)] as const);
  const body = UPRIGHT.map((_, index) => `第${index + 1}张。\n\n![](${index + 1}.jpg)\n`).join('\n');
  put(home, { ...filesWith(Object.fromEntries(files)), 'issue-1/a.md': `${ITEM}\n${body}` });
  const { outputs } = await build(nodeHost(), { issue: join(home, 'issue-1'), formats: ['docx', 'pdf'], fonts: 'bundled' });
  const [docx, pdf] = outputs.map(({ path }) => path);
  const [opened] = throughLibreOffice([docx ?? ''], work);
  expect(readQuarters(pdf ?? '', 'pdf')).toEqual(UPRIGHT);
  expect(readQuarters(opened ?? '', 'docx')).toEqual(UPRIGHT);
});

/** The quarters of each picture of a PDF, in order. Rows without colour lie between the pictures. */
function readQuarters(pdf: string, name: string): string[] {
  run('pdftoppm', ['-r', '36', pdf, join(work, name)]);
  const pages = readdirSync(work).filter((file) => file.startsWith(`${name}-`) && file.endsWith('.ppm'));
  return pages.sort().flatMap((page) => readPicturesOf(readFileSync(join(work, page))));
}

function readPicturesOf(ppm: Buffer): string[] {
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.toString('latin1', 0, 40));
  if (header === null) throw new Error('pdftoppm wrote no PPM');
  const [head, width, height] = [header[0], Number(header[1]), Number(header[2])];
  const at = (x: number, y: number) => nameColour(ppm.subarray(head.length + 3 * (y * width + x)));
  const rows = Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => at(x, y)));
  const isPicture = (y: number) => (rows[y]?.filter((colour) => colour !== '').length ?? 0) > 4;
  const pictures: string[] = [];
  for (let top = 0; top < height; top += 1) {
    if (!isPicture(top)) continue;
    let bottom = top;
    while (isPicture(bottom)) bottom += 1;
    const middle = rows[Math.floor((top + bottom) / 2)] ?? [];
    const left = middle.findIndex((colour) => colour !== '');
    const right = middle.findLastIndex((colour) => colour !== '') + 1;
    const quarter = (across: number, down: number) =>
      at(Math.floor(left + (right - left) * across), Math.floor(top + (bottom - top) * down));
    pictures.push(quarter(0.25, 0.25) + quarter(0.75, 0.25) + quarter(0.25, 0.75) + quarter(0.75, 0.75));
    top = bottom;
  }
  return pictures;
}

/** Green, blue, cyan or magenta; '' for black, grey, white and the red of the masthead. */
function nameColour([red = 0, green = 0, blue = 0]: Uint8Array): string {
  const [r, g, b] = [red > 100, green > 100, blue > 100];
  if (r === g && g === b) return '';
  return g && b ? 'C' : r && b ? 'M' : g && !r ? 'G' : b ? 'B' : '';
}
