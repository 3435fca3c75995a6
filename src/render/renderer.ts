import type { Host } from '../host/host.ts';
import type { Bulletin } from '../model/bulletin.ts';
import type { Faces } from '../model/faces.ts';
import type { Layout } from '../model/layout.ts';
import type { PageSettings } from '../model/page.ts';

/** Draws an SVG as PNG, so many dots wide at its own aspect. */
export type Rasterise = (svg: Uint8Array, width: number) => Promise<Uint8Array>;

/** Everything a renderer may know. */
export interface RenderJob {
  readonly bulletin: Bulletin;
  readonly layout: Layout;
  readonly page: PageSettings;
  readonly faces: Faces;
  /** Makes a picture of dots of an SVG, for formats whose readers may not know SVG. */
  readonly rasterise: Rasterise;
  /** Has a compiler run in a process of its own that can be stopped, for a template that may never end; null for those that ship. */
  readonly apart: Host['apart'] | null;
  /** The template's Typst source: its entry file, and where it lies for messages. */
  readonly template: { readonly path: string; readonly source: string };
}

/**
 * Bulletin → bytes of one format. Pure but for the font files it reads: the same job gives the same bytes, whenever and wherever. Throws a
 * TemplateError when the template is wrong.
 */
export type Render = (job: RenderJob) => Promise<Uint8Array>;
