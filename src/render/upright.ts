import type { Image } from '../model/body.ts';

/** Transformations of the unit square for the orientations of EXIF, from 1. */
const TURNS = [
  '1 0 0 1 0 0',
  '-1 0 0 1 1 0',
  '-1 0 0 -1 1 1',
  '1 0 0 -1 0 1',
  '0 1 1 0 0 0',
  '0 1 -1 0 1 0',
  '0 -1 -1 0 1 1',
  '0 -1 1 0 0 1',
] as const;

/** A JPEG in an SVG that turns it upright, for readers that do not heed EXIF. */
export function uprightSvg({ data, width, height, orientation = 1 }: Image): Uint8Array {
  const base64 = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64');
  return new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image transform="scale(${width} ${height}) matrix(${TURNS[orientation - 1]})" width="1" height="1" preserveAspectRatio="none" href="data:image/jpeg;base64,${base64}"/></svg>`,
  );
}
