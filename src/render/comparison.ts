import type { Bulletin } from '../model/bulletin.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Faces } from '../model/faces.ts';
import type { PageSettings } from '../model/page.ts';

/** Input of a renderer of comparisons. */
export interface ComparisonJob {
  readonly comparison: Comparison;
  /** The new state, for the styles of its masthead. */
  readonly bulletin: Bulletin;
  readonly page: PageSettings;
  readonly faces: Faces;
  /** Template for the marked text; `path` is used in messages. */
  readonly template: { readonly path: string; readonly source: string };
  /** Author of the changes, as Word shows it. */
  readonly author: string;
  /** Date of the changes, ISO. Passed in, so that the same input gives the same bytes. */
  readonly date: string;
}
