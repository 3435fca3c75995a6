import type { Host } from '../host/host.ts';
import type { Bulletin } from '../model/bulletin.ts';
import type { Faces } from '../model/faces.ts';
import type { Layout } from '../model/layout.ts';
import type { PageSettings } from '../model/page.ts';

/** Draws an SVG as a PNG of the given width in pixels, keeping its aspect ratio. */
export type Rasterise = (svg: Uint8Array, width: number) => Promise<Uint8Array>;

/** Input of a renderer. */
export interface RenderJob {
  readonly bulletin: Bulletin;
  readonly layout: Layout;
  readonly page: PageSettings;
  readonly faces: Faces;
  /** Rasterises an SVG, for formats whose readers may not support SVG. */
  readonly rasterise: Rasterise;
  /** Runs the compiler in a separate, bounded process, for templates that may not terminate; null for the templates that ship. */
  readonly apart: Host['runIsolated'] | null;
  /** Typst source of the template's entry file; `path` is used in messages. */
  readonly template: { readonly path: string; readonly source: string };
}

/**
 * Renders a bulletin in one format. Pure except for reading font files: the same job always gives the same bytes. Throws a TemplateError
 * when the template is wrong.
 */
export type Render = (job: RenderJob) => Promise<Uint8Array>;
