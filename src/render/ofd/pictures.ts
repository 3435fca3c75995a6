import type { Image } from '../../model/body.ts';
import { DRAWING_DPI } from '../../model/drawing.ts';
import type { Layout, PlacedImage } from '../../model/layout.ts';
import type { Rasterise } from '../renderer.ts';
import type { Pixels } from './marks.ts';
import { encodePng } from './png.ts';

/** Elements of SVG that become text and outlines. What the others draw (gradients, masks, filters) readers of OFD do not all know. */
const PLAIN = new Set('svg g defs title desc metadata style path rect circle ellipse line polyline polygon text tspan'.split(' '));

/** Opacity of a group, and style sheets that may set it. */
const GROUPED = /(?<![\w-])opacity\s*[=:]|mix-blend-mode|isolation|clip-path|mask|filter/;

/** The layout with bitmaps in place of the drawings that only a bitmap shows everywhere alike. */
export async function drawBitmaps(layout: Layout, rasterise: Rasterise): Promise<Layout> {
  const pages = [];
  for (const page of layout.pages) {
    const blocks = [];
    for (const block of page.blocks)
      blocks.push(block.kind === 'image' && needsBitmap(block.image) ? await drawBitmap(block, rasterise) : block);
    pages.push({ ...page, blocks });
  }
  return { ...layout, pages };
}

function needsBitmap({ format, demanding, data }: Image): boolean {
  if (format !== 'svg') return false;
  const source = new TextDecoder().decode(data);
  return (
    demanding === true || GROUPED.test(source) || [...source.matchAll(/<([A-Za-z][\w:-]*)/g)].some(([, name = '']) => !PLAIN.has(name))
  );
}

async function drawBitmap(placed: PlacedImage, rasterise: Rasterise): Promise<PlacedImage> {
  const width = Math.ceil((placed.width / 25.4) * DRAWING_DPI);
  const data = await rasterise(placed.image.data, width);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  // Width and height stand first in the header of a PNG.
  return { ...placed, image: { ...placed.image, format: 'png', data, width: view.getUint32(16), height: view.getUint32(20) } };
}

/** A picture as a resource of the package. */
export interface UsedPicture {
  readonly id: number;
  readonly format: 'PNG' | 'JPEG';
  readonly name: string;
  readonly data: Uint8Array;
}

/** Finds the files of the pictures that a document draws; each is in the package once. */
export class PictureBook {
  readonly #nextId: () => number;
  readonly #used = new Map<Uint8Array, UsedPicture>();

  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  /** Pictures of a page by what it draws. The author's files are taken as they are; pixels of a template's own are encoded. */
  onPage(page: Layout['pages'][number] | undefined): (pixels: Pixels) => number {
    const left = (page?.blocks ?? []).flatMap((block) => (block.kind === 'image' ? [block.image] : []));
    return (pixels) => {
      const at = left.findIndex((image) => isOf(image, pixels));
      const [image] = at === -1 ? [] : left.splice(at, 1);
      return this.#use(image?.data ?? encodePng(pixels), image?.format === 'jpeg' ? 'JPEG' : 'PNG');
    };
  }

  get used(): readonly UsedPicture[] {
    return [...this.#used.values()];
  }

  #use(data: Uint8Array, format: UsedPicture['format']): number {
    const known = this.#used.get(data);
    if (known !== undefined) return known.id;
    const id = this.#nextId();
    this.#used.set(data, { id, format, name: `image_${id}.${format === 'JPEG' ? 'jpg' : 'png'}`, data });
    return id;
  }
}

/** Whether a picture of the layout has these pixels. A turned one has not: its file holds them as they were taken. */
function isOf({ format, width, height, orientation }: Image, pixels: Pixels): boolean {
  return format !== 'svg' && orientation === undefined && width === pixels.width && height === pixels.height;
}
