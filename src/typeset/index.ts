import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Bulletin } from '../model/bulletin.ts';
import type { Layout } from '../model/layout.ts';
import type { PageSettings } from '../model/page.ts';
import { type Closing, endWith, pagesOf } from './ending.ts';
import { setImprint } from './imprint.ts';
import { checkMasthead } from './masthead.ts';
import { flow } from './pager.ts';
import { checkPictures } from './picture.ts';
import { newReport, type PlaceOf } from './report.ts';
import { savingOf } from './saving.ts';
import { storyOf } from './story.ts';

export { breakLines, type Content } from './paragraph.ts';
export { lastLines } from './summary.ts';
export type { Span } from './units.ts';

export interface TypesetOptions {
  readonly placeOf: PlaceOf;
  /** Fewest dots an inch of a picture as printed. */
  readonly resolution: number;
}

/**
 * Sets a bulletin on pages: breaks its text into lines, lets them flow down the grid and ends with the imprint. Pure, and quick enough to
 * be asked again at every keystroke. Never throws: what does not fit is set as well as may be and stands among the diagnostics, with notes
 * on what a small cut would save.
 */
export function typeset(
  bulletin: Bulletin,
  page: PageSettings,
  { placeOf, resolution }: TypesetOptions,
): { readonly layout: Layout; readonly diagnostics: readonly Diagnostic[] } {
  const report = newReport(placeOf);
  const rows = page.grid.lines;
  checkMasthead(bulletin.masthead, page, report);
  const pieces = storyOf(bulletin, { page, report });
  checkPictures(pieces, resolution, page, report);
  const closing: Closing = { imprint: setImprint(bulletin.imprint, page, report), rows, doubleSided: bulletin.imprint.doubleSided };
  const ending = endWith(closing, pieces);
  const saving = savingOf(pieces, ending, closing);
  if (saving !== null) report.saving(saving.lines, saving.pages);
  // The same flow again, now that the pages are known which the contents list.
  const { itemPages } = ending.flow;
  const placed = flow(pieces, rows, { cut: ending.cut, targets: itemPages }).pages;
  return { layout: { pages: pagesOf(ending, placed, closing, bulletin.numbering), itemPages }, diagnostics: report.diagnostics };
}
