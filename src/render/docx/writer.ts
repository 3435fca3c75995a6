import type { INumberingOptions } from 'docx';
import type { Image } from '../../model/body.ts';
import type { Bulletin } from '../../model/bulletin.ts';
import type { RenderJob } from '../renderer.ts';
import { type Ending, findEnding } from './ending.ts';
import { createFittings, type Fittings } from './fitting.ts';
import type { Measures } from './measures.ts';

/** One numbering of the document, as npm `docx` takes it. */
export type NumberingDefinition = INumberingOptions['config'][number];

/** What the parts of one document share while it is written. */
export interface Writer {
  readonly job: RenderJob;
  readonly measures: Measures;
  /** The numberings of the lists met so far, one a list, so that each starts where its author said. */
  readonly numberings: NumberingDefinition[];
  /** How the text and the imprint come to stand on the imprint's page. */
  readonly ending: Ending;
  /** How the words of a paragraph with that text are fitted to the layout's lines. */
  readonly fittings: Fittings;
  /** For every SVG the picture of dots that stands in for it where SVG is not known. */
  readonly rasters: ReadonlyMap<Image, Uint8Array>;
  /** The number of the next picture, unique in the document as Word asks. */
  nextPicture(): number;
  /** The number of the next link to an address outside the document. */
  nextLink(): number;
  /**
   * Begins each name that npm `docx` puts in braces into its XML and exchanges for an id at the end. It exchanges them in an author's text
   * too, so the names begin with something that stands after no brace of this bulletin.
   */
  readonly reserved: string;
}

/** A writer that has written nothing yet. */
export function createWriter(job: RenderJob, measures: Measures, rasters: Writer['rasters']): Writer {
  let pictures = 0;
  let links = 0;
  return {
    job,
    measures,
    numberings: [],
    ending: findEnding(job.bulletin, job.layout, job.page.grid.lines),
    fittings: createFittings(job.layout, measures),
    rasters,
    nextPicture: () => ++pictures,
    nextLink: () => ++links,
    reserved: findReservedPrefix(job.bulletin),
  };
}

function findReservedPrefix(bulletin: Bulletin): string {
  const text = JSON.stringify(bulletin, (_, value: unknown) => (value instanceof Uint8Array ? undefined : value));
  let prefix = '#';
  while (text.includes(`{${prefix}`)) prefix += '#';
  return prefix;
}
