import type { Bulletin } from '../model/bulletin.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Faces } from '../model/faces.ts';
import type { PageSettings } from '../model/page.ts';

/** Everything a renderer of a comparison may know. */
export interface ComparisonJob {
  readonly comparison: Comparison;
  /** The new state, for the styles of its masthead. */
  readonly bulletin: Bulletin;
  readonly page: PageSettings;
  readonly faces: Faces;
  /** The template that draws the marked text, with where it lies for messages. */
  readonly template: { readonly path: string; readonly source: string };
  /** Who made the changes, as Word shows it. */
  readonly author: string;
  /** When they were made, ISO; the same input gives the same bytes. */
  readonly date: string;
}
