import type { Image } from '../../model/body.ts';
import type { Bulletin } from '../../model/bulletin.ts';
import { DRAWING_DPI } from '../../model/drawing.ts';
import type { Rasterise } from '../renderer.ts';
import { uprightSvg } from '../upright.ts';
import { stripJpeg, stripPng } from './strip.ts';

/** A picture as it leaves the house: pixels, and nothing that tells where they come from. */
export interface WebPicture {
  readonly data: Uint8Array;
  readonly extension: 'png' | 'jpg';
  readonly mediaType: 'image/png' | 'image/jpeg';
  /** In pixels of the page. */
  readonly width: number;
  readonly height: number;
}

export type WebPictures = ReadonlyMap<Image, WebPicture>;

/** Largest that a picture is drawn anew, in dots: the text of a page at `DRAWING_DPI`. */
const LARGEST = { width: Math.round((156 / 25.4) * DRAWING_DPI), height: Math.round((225 / 25.4) * DRAWING_DPI) };
/** Dots of a drawing for each of its pixels, for sharp screens. */
const SHARPNESS = 3;

/** Prepares the pictures of a bulletin, in printed order. SVG becomes a bitmap: it may hold scripts, comments and hidden text. */
export async function preparePictures({ sections }: Bulletin, rasterise: Rasterise): Promise<WebPictures> {
  const blocks = sections.flatMap(({ items }) => items.flatMap(({ body }) => body));
  const pictures = new Map<Image, WebPicture>();
  for (const block of blocks) if (block.type === 'image') pictures.set(block, await preparePicture(block, rasterise));
  return pictures;
}

async function preparePicture(image: Image, rasterise: Rasterise): Promise<WebPicture> {
  const { data, format, width, height } = image;
  const size = { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
  if (format === 'jpeg' && image.orientation === undefined) {
    return { data: stripJpeg(data), extension: 'jpg', mediaType: 'image/jpeg', ...size };
  }
  const dots = Math.min(LARGEST.width, Math.ceil((LARGEST.height * size.width) / size.height));
  const png =
    format === 'svg'
      ? await rasterise(data, Math.min(dots, SHARPNESS * size.width))
      : format === 'jpeg'
        ? await rasterise(uprightSvg(image), Math.min(dots, size.width))
        : data;
  return { data: stripPng(png), extension: 'png', mediaType: 'image/png', ...size };
}

/** A picture inside the page. */
export function toDataUri({ data, mediaType }: WebPicture): string {
  return `data:${mediaType};base64,${Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64')}`;
}
