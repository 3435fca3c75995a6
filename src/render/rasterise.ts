import { createRequire } from 'node:module';
import type { Host } from '../host/host.ts';
import type { Face, Faces } from '../model/faces.ts';
import type { Rasterise } from './renderer.ts';

/**
 * Creates a rasteriser for SVG pictures: resvg as WebAssembly, which gives the same bytes on every machine. It is loaded with the first
 * picture, has no access to files or network, and sets text in the bundled or the office's 黑体.
 *
 * @param drawn bitmaps of the SVGs that were drawn already
 */
export function createRasteriser(host: Host, faces: Faces, drawn: ReadonlyMap<Uint8Array, Uint8Array> = new Map()): Rasterise {
  return async (svg, width) => drawn.get(svg) ?? drawSvg(host, faces.heiti[0], svg, width);
}

/** Draws an SVG as PNG with its text in one face. Throws when it is not one that resvg can draw. */
export async function drawSvg(host: Pick<Host, 'readFile'>, face: Pick<Face, 'path'>, svg: Uint8Array, width: number): Promise<Uint8Array> {
  const { Resvg } = await loadResvg(host);
  const source = new TextDecoder().decode(svg);
  const fontBuffers = source.includes('<text') ? [await host.readFile(face.path)] : [];
  const drawing = new Resvg(source, { fitTo: { mode: 'width', value: width }, font: { fontBuffers } });
  try {
    const image = drawing.render();
    const png = image.asPng();
    image.free();
    return png;
  } finally {
    drawing.free();
  }
}

/** WebAssembly is initialised once per process. */
let started: Promise<typeof import('@resvg/resvg-wasm')> | null = null;

function loadResvg(host: Pick<Host, 'readFile'>): Promise<typeof import('@resvg/resvg-wasm')> {
  started ??= (async () => {
    // The package touches `fetch`, whose parser needs WebAssembly as well and fails outside of any promise here. So what both need is tried
    // first; a memory that cannot be had throws.
    const { WebAssembly } = globalThis as { WebAssembly?: { readonly Memory: new (size: { initial: number }) => object } };
    if (WebAssembly === undefined) throw new ReferenceError('WebAssembly is not defined');
    Array.from({ length: 2 }, () => new WebAssembly.Memory({ initial: 1 }));
    const resolver = createRequire(import.meta.url);
    const resvg = resolver('@resvg/resvg-wasm') as typeof import('@resvg/resvg-wasm');
    await resvg.initWasm(await host.readFile(resolver.resolve('@resvg/resvg-wasm/index_bg.wasm')));
    return resvg;
  })();
  return started;
}
