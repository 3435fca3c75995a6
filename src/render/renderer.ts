import type { Host } from '../host/host.ts';
import type { Bulletin } from '../model/bulletin.ts';
import type { Faces } from '../model/faces.ts';
import type { FormatOptions } from '../model/formats.ts';
import type { Layout } from '../model/layout.ts';
import type { PageSettings } from '../model/page.ts';
import type { Envelope } from '../model/publication/mail.ts';

/** Draws an SVG as a PNG of the given width in pixels, keeping its aspect ratio. */
export type Rasterise = (svg: Uint8Array, width: number) => Promise<Uint8Array>;

/** What the pages are drawn from. */
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

/** An item's file, as text. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** Input of a renderer. */
export interface FormatJob extends RenderJob {
  /** The options of this format alone. */
  readonly options: FormatOptions;
  /** Reads the file of a face, for formats that embed fonts themselves. */
  readonly readFont: (path: string) => Promise<Uint8Array>;
  /** Source files of the printed items, in the order of their names. */
  readonly sources: readonly SourceFile[];
}

/** The same, with what a format needs that is more than one file. */
export interface EditionJob extends FormatJob {
  /** The name, which the names of its files begin with. */
  readonly name: string;
  /** Of a message; null in other formats. */
  readonly envelope: Envelope | null;
  /** Renders the same issue in another format, to be attached. */
  readonly attach: (format: Envelope['attach'][number]) => Promise<Uint8Array>;
}

/** Input of a renderer of what leaves the house: a bulletin that was cleared, and nothing that was not. */
export type PublicJob = Pick<EditionJob, 'bulletin' | 'rasterise' | 'options' | 'name'>;

/** A file of a format. */
export interface FormatFile {
  /** What follows the name in the name of the file: `.pdf`, `-01.html`. */
  readonly ending: string;
  readonly data: Uint8Array;
}

/** What drawing pages needs of it. */
export type PageJob = Omit<RenderJob, 'rasterise'>;

/**
 * Renders a bulletin in one format, the issue's own file first. Pure except for reading font files: the same job always gives the same bytes.
 * Throws a TemplateError when the template is wrong.
 */
export type Render = (job: EditionJob) => Promise<readonly FormatFile[]>;
export type RenderPublic = (job: PublicJob) => Promise<readonly FormatFile[]>;
