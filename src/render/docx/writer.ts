import type { INumberingOptions } from 'docx';
import type { Image } from '../../model/body.ts';
import type { Bulletin } from '../../model/bulletin.ts';
import { getLatinWidth } from '../../model/latin-widths.ts';
import type { RenderJob } from '../renderer.ts';
import { type Ending, findEnding } from './ending.ts';
import { createFittings, type Fittings } from './fitting.ts';
import { findHeldParagraphs } from './held.ts';
import type { Measures } from './measures.ts';
import type { LatinAdvance } from './office-line.ts';

/** One numbering definition, as npm `docx` takes it. */
export type NumberingDefinition = INumberingOptions['config'][number];

/** State shared by the parts of a document while it is written. */
export interface Writer {
  readonly job: RenderJob;
  readonly measures: Measures;
  /** Numberings of the lists so far, one per list, so that each starts at its own number. */
  readonly numberings: NumberingDefinition[];
  /** How text and imprint get onto the imprint's page. */
  readonly ending: Ending;
  /** Looks up how a paragraph with a given text is fitted to the layout's lines. */
  readonly fittings: Fittings;
  /** Whether a paragraph with this text needs two lines below the title above it. */
  readonly isHeld: (text: string) => boolean;
  /** For each SVG, the bitmap for readers that do not support SVG. */
  readonly rasters: ReadonlyMap<Image, Uint8Array>;
  /** Number of the next picture, unique in the document as Word requires. */
  nextPicture(): number;
  /** Number of the next external link. */
  nextLink(): number;
  /**
   * Prefix of the placeholder names that npm `docx` writes in braces and replaces with ids at the end. It replaces them in an author's text
   * too, so the prefix is one that follows no brace in this bulletin.
   */
  readonly reserved: string;
}

/** Creates a writer for an empty document. */
export function createWriter(job: RenderJob, measures: Measures, rasters: Writer['rasters']): Writer {
  let pictures = 0;
  let links = 0;
  return {
    job,
    measures,
    numberings: [],
    ending: findEnding(job.bulletin, job.layout, job.page.grid.lines),
    fittings: createFittings(job.layout, { measures, advance: findLatinAdvance(job) }),
    isHeld: findHeldParagraphs(job.layout),
    rasters,
    nextPicture: () => ++pictures,
    nextLink: () => ++links,
    reserved: findReservedPrefix(job.bulletin),
  };
}

/** Widths of Times New Roman, which the document names: the package's Latin face has them. */
function findLatinAdvance({ faces }: RenderJob): LatinAdvance {
  const bundled = faces.latin.filter(({ origin }) => origin === 'bundled');
  return (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return bundled.find((face) => face.has(codePoint))?.advance?.(codePoint) ?? getLatinWidth(character);
  };
}

function findReservedPrefix(bulletin: Bulletin): string {
  const text = JSON.stringify(bulletin, (_, value: unknown) => (value instanceof Uint8Array ? undefined : value));
  let prefix = '#';
  while (text.includes(`{${prefix}`)) prefix += '#';
  return prefix;
}
