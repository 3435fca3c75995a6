import type { RenderJob } from '../renderer.ts';
import type { NumberingDefinition } from './lists.ts';
import type { Measures } from './measures.ts';

/** What the parts of one document share while it is written. */
export interface Writer {
  readonly job: RenderJob;
  readonly measures: Measures;
  /** The numberings of the lists met so far, one a list, so that each starts where its author said. */
  readonly numberings: NumberingDefinition[];
  /** The number of the next picture, unique in the document as Word asks. */
  nextPicture(): number;
}
