import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nodeHost } from '../src/host/node/index.ts';
import { createRasteriser } from '../src/render/rasterise.ts';
import { testFaces } from './render/pages.ts';

const opened: string[] = [];
const host = nodeHost();
const watched = {
  ...host,
  readFile: (path: string) => {
    opened.push(path);
    return host.readFile(path);
  },
};
const rasterise = createRasteriser(watched, testFaces);
const svg = (content: string) =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">${content}</svg>`);

/** Width and height in a PNG's header. */
function sizeOf(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  expect(view.getUint32(0)).toBe(0x89504e47);
  return [view.getUint32(16), view.getUint32(20)];
}

it('draws an SVG at the requested width and its own aspect ratio', async () => {
  expect(sizeOf(await rasterise(svg('<rect width="40" height="20" fill="red"/>'), 300))).toEqual([300, 150]);
});

it('is deterministic', async () => {
  const picture = svg('<circle cx="20" cy="10" r="9"/>');
  expect(await rasterise(picture, 200)).toEqual(await rasterise(picture, 200));
});

it('sets text in one of our faces', async () => {
  const [words, nothing] = [await rasterise(svg('<text x="2" y="15">安庆</text>'), 200), await rasterise(svg(''), 200)];
  expect(words.length).toBeGreaterThan(nothing.length);
  expect(opened).toContain(testFaces.heiti[0].path);
});

it('opens no file that a picture names', async () => {
  const before = opened.length;
  await rasterise(
    svg('<image href="file:///etc/passwd" width="10" height="10"/><image href="https://example.cn/x.png" width="1" height="1"/>'),
    100,
  );
  expect(opened.slice(before)).toEqual([]);
});

it('draws the SVG of the example', async () => {
  const picture = readFileSync(join(import.meta.dirname, '..', 'examples', 'issue-13', 'images', 'liucheng.svg'));
  expect(sizeOf(await rasterise(picture, 600))[0]).toBe(600);
});
