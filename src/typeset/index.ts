import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Bulletin } from '../model/bulletin.ts';
import type { Layout } from '../model/layout.ts';
import type { PageSettings } from '../model/page.ts';
import type { Place } from '../model/place.ts';
import { endWith, pagesOf } from './ending.ts';
import { setImprint } from './imprint.ts';
import { flow } from './pager.ts';
import { newReport } from './report.ts';
import { storyOf } from './story.ts';

export { breakLines, type Content } from './paragraph.ts';
export type { Span } from './units.ts';

export interface TypesetOptions {
  /** Place of an item, by its id, for what is found in words that stand in no node of its body. */
  readonly placeOf: (item: string) => Place;
  /** Whether the issue is printed on both sides, so that the imprint must stand on an even page; true when left out. */
  readonly doubleSided?: boolean;
}

/**
 * Sets a bulletin on pages: breaks its text into lines, lets them flow down the grid and ends with the imprint. Pure, and quick enough to
 * be asked again at every keystroke. Never throws: what does not fit is set as well as may be and stands among the diagnostics.
 */
export function typeset(
  bulletin: Bulletin,
  page: PageSettings,
  { placeOf, doubleSided = true }: TypesetOptions,
): { readonly layout: Layout; readonly diagnostics: readonly Diagnostic[] } {
  const report = newReport(placeOf);
  const rows = page.grid.lines;
  const pieces = storyOf(bulletin, page, report);
  const imprint = setImprint(bulletin.imprint, page);
  const ending = endWith(imprint, pieces, rows, doubleSided);
  // The same flow again, now that the pages are known which the contents list.
  const { itemPages } = ending.flow;
  const placed = flow(pieces, rows, { cut: ending.cut, targets: itemPages }).pages;
  return { layout: { pages: pagesOf(ending, placed, imprint, rows), itemPages }, diagnostics: report.diagnostics };
}
