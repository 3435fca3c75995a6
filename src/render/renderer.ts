import type { Bulletin } from '../model/bulletin.ts';
import type { Faces } from '../model/faces.ts';
import type { Layout } from '../model/layout.ts';
import type { PageSettings } from '../model/page.ts';

/** Everything a renderer may know. */
export interface RenderJob {
  readonly bulletin: Bulletin;
  readonly layout: Layout;
  readonly page: PageSettings;
  readonly faces: Faces;
  /** The template's Typst source: its entry file, and where it lies for messages. */
  readonly template: { readonly path: string; readonly source: string };
}

/**
 * Bulletin → bytes of one format. Pure but for the font files it reads: the same job gives the same bytes, whenever and wherever. Throws a
 * TemplateError when the template is wrong.
 */
export type Render = (job: RenderJob) => Promise<Uint8Array>;
