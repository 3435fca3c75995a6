import { deflateSync } from 'node:zlib';
import { makeJpeg, makePng } from '../pictures.ts';

/** Pictures made to take time or memory, by file name. `refused`: the build must end with the picture's place. */
export interface HostilePicture {
  readonly what: string;
  readonly file: string;
  readonly data: () => string | Uint8Array;
  readonly refused: boolean;
}

const svg = (inside: string, size = 'width="10cm" height="10cm" viewBox="0 0 100 100"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inside}</svg>`;
const times = (count: number, make: (index: number) => string) => Array.from({ length: count }, (_, index) => make(index)).join('');
const nested = (count: number, tag: string, inside: string) => `${`<${tag}>`.repeat(count)}${inside}${'</g>'.repeat(count)}`;
const RECT = '<rect width="100" height="100" fill="red" fill-opacity="0.5"/>';
const filter = (inside: string) => svg(`<filter id="f">${inside}</filter><rect width="90" height="90" filter="url(#f)"/>`);
const zigzag = (count: number) => times(count, (index) => `L${index % 100} ${index % 97}`);
/** Some hundred megabytes of zeros as a chunk of text or colours. */
const inflating = (megabytes: number, head: string) =>
  Buffer.concat([Buffer.from(head, 'latin1'), deflateSync(Buffer.alloc(megabytes * 1_000_000))]);

const drawings: Readonly<Record<string, () => string>> = {
  'feMorphology of radius 5,000': () => filter('<feMorphology operator="dilate" radius="5000"/>'),
  'feTurbulence of 10⁸ octaves': () => filter('<feTurbulence numOctaves="100000000" baseFrequency="0.1"/>'),
  '500 filters in a chain': () => filter('<feGaussianBlur stdDeviation="20"/>'.repeat(500)),
  'a filter in CSS': () => svg('<rect width="90" height="90" style="filter: blur(500px)"/>'),
  'a filter in a style sheet': () => svg('<style>rect{filter:drop-shadow(1px 1px 900px red)}</style><rect width="90" height="90"/>'),
  'a text of 300,000 characters': () => svg(`<text font-size="1">${'文'.repeat(300_000)}</text>`),
  '20,000 texts': () => svg('<text>文a</text>'.repeat(20_000)),
  'a text used 5,000 times': () => svg(`<text id="t">${'文'.repeat(1_000)}</text>${'<use href="#t"/>'.repeat(5_000)}`),
  'patterns in patterns': () => svg(references('pattern width="9" height="9" patternUnits="userSpaceOnUse"', 'fill')),
  'masks of masks': () => svg(references('mask', 'mask')),
  'clips of clips': () => svg(references('clipPath', 'clip-path')),
  'a marker at 100,000 vertices': () =>
    svg(`<marker id="m">${'<rect width="1" height="1"/>'.repeat(1_000)}</marker><path marker-mid="url(#m)" d="M0 0${zigzag(100_000)}"/>`),
  'a mask on 5,000 shapes': () =>
    svg(`<mask id="m">${'<circle r="50"/>'.repeat(1_000)}</mask>${'<rect width="9" height="9" mask="url(#m)"/>'.repeat(5_000)}`),
  '440 × 440 shapes': () => svg(`<g id="a">${RECT.repeat(440)}</g>${'<use href="#a"/>'.repeat(440)}`),
  'a style sheet of 20,000 selectors': () =>
    svg(`<style>${times(20_000, (index) => `g g g g g .c${index}{fill:red}`)}</style>${RECT.repeat(20_000)}`),
  '20,000 gradients of 2,000 stops': () =>
    svg(
      `<linearGradient id="g">${'<stop offset="1"/>'.repeat(2_000)}</linearGradient>${times(20_000, (index) => `<linearGradient id="h${index}" href="#g"/>`)}`,
    ),
  '49,000 shapes as large as the picture': () => svg(RECT.repeat(49_000)),
  '12,000 groups that are blended': () => svg(`<g opacity="0.5">${RECT}</g>`.repeat(12_000)),
  '95 groups in one another': () => svg(nested(95, 'g opacity="0.99"', RECT)),
  '90 masks in one another': () => svg(`<mask id="m">${RECT}</mask>${nested(90, 'g mask="url(#m)"', RECT)}`),
  'a text on a path of 100,000 vertices': () =>
    svg(`<path id="p" d="M0 0${zigzag(100_000)}"/><text font-size="0.1"><textPath href="#p">${'a'.repeat(19_000)}</textPath></text>`),
  'a stroke of 500,000 joints': () =>
    svg(`<path fill="none" stroke="red" stroke-width="5" stroke-linejoin="round" d="M0 0${zigzag(500_000)}"/>`),
};
const harmless: Readonly<Record<string, () => string>> = {
  'dashes of a hundred-thousandth': () => svg('<path stroke="red" stroke-dasharray="0.00001" d="M0 0L100 100L0 100"/>'),
  'a viewBox of 10³⁰': () => svg('<rect width="1e30" height="1e30"/>', 'width="10cm" height="10cm" viewBox="0 0 1e30 1e30"'),
  'a viewBox of 10⁻³⁰': () => svg('<circle r="1"/>', 'width="10cm" height="10cm" viewBox="0 0 1e-30 1e-30"'),
  'a stroke of 10⁹': () => svg('<circle r="9" stroke="red" stroke-width="1e9"/>'),
  'type of 10⁹': () => svg('<text font-size="1e9">文字</text>'),
  '300,000 turns': () => svg(`<g transform="${'rotate(1) '.repeat(300_000)}">${RECT}</g>`),
};

/** Twelve definitions, each of which refers to the one before ten times. */
function references(tag: string, property: string): string {
  const [name] = tag.split(' ');
  const levels = times(12, (level) => {
    const shapes = times(10, () => `<rect width="9" height="9" ${property}="url(#r${level})"/>`);
    return `<${tag} id="r${level + 1}">${shapes}</${name}>`;
  });
  return `<${tag} id="r0"><rect width="9" height="9"/></${name}>${levels}<rect width="100" height="100" ${property}="url(#r12)"/>`;
}

const bitmaps: readonly HostilePicture[] = [
  {
    what: 'a PNG with a profile of 300 MB',
    file: 'a.png',
    data: () => makePng(10, 10, { chunks: [['iCCP', inflating(300, 'a\0\0')]] }),
    refused: false,
  },
  {
    what: 'a PNG with a text of 600 MB',
    file: 'a.png',
    data: () => makePng(10, 10, { chunks: [['zTXt', inflating(600, 'a\0\0')]] }),
    refused: false,
  },
  {
    what: 'a PNG with pixels of 1 GB',
    file: 'a.png',
    data: () => makePng(10, 10, { pixels: deflateSync(Buffer.alloc(1_000_000_000)) }),
    refused: false,
  },
  { what: 'a PNG of 16 bits a channel', file: 'a.png', data: () => makePng(6_000, 6_000, { depth: 16, type: 6 }), refused: true },
  { what: 'a PNG without a palette', file: 'a.png', data: () => makePng(9, 9, { type: 3 }), refused: true },
  {
    what: 'a PNG without enough pixels',
    file: 'a.png',
    data: () => makePng(99, 99, { pixels: deflateSync(Buffer.alloc(10)) }),
    refused: true,
  },
  { what: 'a CMYK JPEG', file: 'a.jpg', data: () => makeJpeg(9, 9, { components: 4 }), refused: true },
  { what: 'a JPEG of 12 bits', file: 'a.jpg', data: () => makeJpeg(9, 9, { frame: 0xc1, precision: 12 }), refused: true },
  { what: 'a JPEG without loss', file: 'a.jpg', data: () => makeJpeg(9, 9, { frame: 0xc3 }), refused: true },
];

export const hostilePictures: readonly HostilePicture[] = [
  ...Object.entries(drawings).map(([what, data]) => ({ what, file: 'a.svg', data, refused: true })),
  ...Object.entries(harmless).map(([what, data]) => ({ what, file: 'a.svg', data, refused: false })),
  ...bitmaps,
];
