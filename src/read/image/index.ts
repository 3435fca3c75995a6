import { join } from 'node:path';
import type { Texts } from '../../diagnostics/define.ts';
import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import { toExcerpt } from '../../diagnostics/excerpt.ts';
import type { JpegProblem, PathProblem, SvgProblem } from '../../diagnostics/image-codes.ts';
import type { Host } from '../../host/host.ts';
import type { Image } from '../../model/body.ts';
import type { Place } from '../../model/place.ts';
import type { ImageReference } from '../body/context.ts';
import type { Budget } from '../budget.ts';
import { findUnprintable } from '../characters.ts';
import { resolveInside } from '../inside.ts';
import type { Report } from '../source.ts';
import { isJpeg, readJpeg } from './jpeg.ts';
import { isPng, readPng, type Size } from './png.ts';
import { inspectSvg } from './svg.ts';
import { isSvgText } from './svg-tags.ts';

/** Size limits of a picture, and of an SVG, which is parsed as a whole. */
const PICTURE_MEGABYTES = 30;
const SVG_MEGABYTES = 4;
/** A4 at 600 dpi has 35; a palette PNG of 400 megapixels is a small file but takes half a gigabyte to decode. */
const MEGAPIXELS = 50;
/** Memory of a decoded PNG: the largest at three bytes a pixel. The compiler of the PDF needs about twice as much. */
const BYTES_A_PIXEL = 3;
const DECODED_MEGABYTES = MEGAPIXELS * BYTES_A_PIXEL;

/**
 * Loads an image named by an item. It must lie inside the folder, both by its path and after resolving links, be a PNG, JPEG or SVG
 * by content, and be within the limits. Otherwise reports a problem at the reference and returns null.
 *
 * @param folder the folder, absolute
 * @param budget counts the pictures and reports when they exceed it
 */
export async function loadImage(
  host: Host,
  folder: string,
  reference: ImageReference,
  budget: Budget,
  report: Report,
): Promise<Image | null> {
  const path = toExcerpt(reference.path);
  const problem = findPathProblem(reference.path);
  if (problem !== null) {
    report(createDiagnostic('image-inside', reference.place, { path, problem }));
    return null;
  }
  const file = await findFile(host, folder, reference.path);
  if (file === null) {
    report(createDiagnostic('image-exists', reference.place, { path }));
    return null;
  }
  if (file === 'outside') {
    report(createDiagnostic('image-inside', reference.place, { path, problem: 'outside' }));
    return null;
  }
  if (file.size > PICTURE_MEGABYTES * 1_000_000) {
    return refuse({ code: 'image-bounded', limit: formatMegabytes(PICTURE_MEGABYTES) }, path, reference.place, report);
  }
  if (!budget.picture(file.size, reference.place)) return null;
  const bytes = await host.readFile(file.path);
  // A Node Buffer would serialise to JSON as a list of numbers: 3 GB for 100 MB.
  const data = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const described = describePicture(data);
  if ('code' in described) return refuse(described, path, reference.place, report);
  const { decoded, ...picture } = described;
  if (decoded > DECODED_MEGABYTES * 1_000_000) {
    const limit = { zh: `解开后 ${DECODED_MEGABYTES} MB`, en: `${DECODED_MEGABYTES} MB when decoded` };
    return refuse({ code: 'image-bounded', limit }, path, reference.place, report);
  }
  if (picture.format === 'png' && !budget.pixels(decoded / BYTES_A_PIXEL, reference.place)) return null;
  return { type: 'image', ...reference, ...picture };
}

/**
 * Finds the file of a path: as written, else percent-decoded, else in another Unicode normalisation: macOS decomposes names (é as e and an
 * accent), so names copied from there differ from typed ones.
 */
async function findFile(host: Host, folder: string, path: string) {
  const forms = [...new Set([path, decodePath(path)])];
  for (const form of forms) {
    const found = await resolveInside(host, folder, join(folder, form));
    if (found !== null) return found;
  }
  for (const form of forms) {
    // Plain ASCII has only one normalisation.
    const spelled = /[^\0-\x7f]/.test(form) ? await findSpelling(host, folder, form) : null;
    if (spelled !== null) return resolveInside(host, folder, spelled);
  }
  return null;
}

/** The path with each name as its folder spells it; null where a folder has no such name. Links are not followed. */
async function findSpelling(host: Host, folder: string, path: string): Promise<string | null> {
  let at = folder;
  const names = path.split('/').filter((name) => name !== '' && name !== '.');
  for (const [index, name] of names.entries()) {
    const entry = (await host.list(at)).find((one) => one.name.normalize() === name.normalize());
    if (entry === undefined) return null;
    at = join(at, entry.name);
    if (entry.kind !== 'folder' && index < names.length - 1) return null;
  }
  return at;
}

/** A picture that can be printed, with the bytes that a PNG takes when it is decoded. */
type PictureDescription =
  | (Pick<Image, 'format' | 'data' | 'width' | 'height' | 'orientation' | 'demanding'> & { readonly decoded: number })
  | Refusal;

/** Why a picture is rejected: a diagnostic code and its arguments except the path. */
type Refusal =
  | { readonly code: 'image-format' }
  | { readonly code: 'image-supported'; readonly problem: JpegProblem }
  | { readonly code: 'image-bounded'; readonly limit: Texts }
  | { readonly code: 'image-safe'; readonly problem: SvgProblem };

function refuse(refusal: Refusal, path: string, place: Place, report: Report): null {
  if (refusal.code === 'image-safe') report(createDiagnostic('image-safe', place, { path, problem: refusal.problem }));
  else if (refusal.code === 'image-supported') report(createDiagnostic('image-supported', place, { path, problem: refusal.problem }));
  else if (refusal.code === 'image-bounded') report(createDiagnostic('image-bounded', place, { path, limit: refusal.limit }));
  else report(createDiagnostic('image-format', place, { path }));
  return null;
}

function formatMegabytes(limit: number): Texts {
  return { zh: `${limit} MB`, en: `${limit} MB` };
}

function describePicture(data: Uint8Array): PictureDescription {
  if (isPng(data)) return describePng(data);
  if (isJpeg(data)) return describeJpeg(data);
  const text = decodeUtf8(data.subarray(0, SVG_MEGABYTES * 1_000_000));
  if (text === null || !isSvgText(text)) return { code: 'image-format' };
  if (data.length > SVG_MEGABYTES * 1_000_000) return { code: 'image-bounded', limit: formatMegabytes(SVG_MEGABYTES) };
  const found = inspectSvg(text);
  if ('problem' in found) return { code: 'image-safe', problem: found.problem };
  if (found.size === null) return { code: 'image-format' };
  return { format: 'svg', data, ...found.size, ...(found.demanding && { demanding: true }), decoded: 0 };
}

function describePng(bytes: Uint8Array): PictureDescription {
  const png = readPng(bytes);
  if (png === null) return { code: 'image-format' };
  return checkSize(png.size) ?? { format: 'png', data: png.data, ...png.size, decoded: png.decoded };
}

function describeJpeg(data: Uint8Array): PictureDescription {
  const jpeg = readJpeg(data);
  if (jpeg === null) return { code: 'image-format' };
  if (typeof jpeg === 'string') return { code: 'image-supported', problem: jpeg };
  const { size, orientation } = jpeg;
  const turned = orientation > 4 ? { width: size.height, height: size.width } : size;
  return checkSize(size) ?? { format: 'jpeg', data, ...turned, ...(orientation > 1 && { orientation }), decoded: 0 };
}

/** Rejects a bitmap without pixels or with too many; null if its size is valid. */
function checkSize({ width, height }: Size): Refusal | null {
  if (width === 0 || height === 0) return { code: 'image-format' };
  if (width * height <= MEGAPIXELS * 1_000_000) return null;
  return { code: 'image-bounded', limit: { zh: `${MEGAPIXELS * 100} 万像素`, en: `${MEGAPIXELS} megapixels` } };
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Longer than any path in an office's folder, shorter than what a file system rejects. */
const LONGEST_PATH = 400;
/** Maximum length of a name in bytes, on every common file system. */
const LONGEST_NAME = 255;

/**
 * Checks a path as written: it must be relative, use forward slashes, and lexically stay inside the folder, also after percent-decoding.
 * Links on disk are checked elsewhere.
 */
function findPathProblem(path: string): PathProblem | null {
  for (const form of [path, decodePath(path)]) {
    const problem = findProblem(form);
    if (problem !== null) return problem;
  }
  return null;
}

/** Decodes %E5%9B%BE to 图, as some editors write it; unchanged when invalid. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function findProblem(path: string): PathProblem | null {
  if (path.trim() === '') return 'empty';
  if (path.includes('\\')) return 'backslash';
  // A colon makes a URL, a drive, or an alternate data stream on Windows.
  if (path.startsWith('/') || path.includes(':')) return 'absolute';
  if (/\p{Cc}/u.test(path) || findUnprintable(path).length > 0) return 'character';
  const names = path.split('/');
  if (names.some((name) => /^\.\.[. ]*$/.test(name))) return 'outside';
  const tooLong = names.some((name) => new TextEncoder().encode(name).length > LONGEST_NAME);
  return tooLong || path.length > LONGEST_PATH ? 'long' : null;
}
