import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Bulletin, formatNumberLine, type Masthead } from '../model/bulletin.ts';
import type { Layout } from '../model/layout.ts';
import { measureLatinEm, type PageSettings, placeMasthead } from '../model/page.ts';
import type { Advance } from '../model/widths.ts';
import { type Setting, setParagraph } from './blocks.ts';
import { setContents } from './contents.ts';
import { type Closing, findSaving, makePages, placeImprint } from './ending.ts';
import { setImprint } from './imprint.ts';
import { setEditorsNote, setItem } from './item.ts';
import { flowPieces } from './pager.ts';
import { measureText, toPlainContent } from './paragraph.ts';
import { checkPictures, fitBelowTitles } from './picture.ts';
import type { Piece } from './pieces.ts';
import { createReport, type PlaceOf, type Report } from './report.ts';
import { createRuler, type Ruler, timesAdvance } from './ruler.ts';
import { roleStyles, TABLE_SIZES } from './styles.ts';

export { breakLines, type Content } from './paragraph.ts';
export { countLastLines } from './summary.ts';
export type { Span } from './units.ts';

export interface TypesetOptions {
  readonly placeOf: PlaceOf;
  /** Minimum resolution of a printed picture, in dots per inch. */
  readonly resolution: number;
  /** Widths of the faces; when left out, ASCII as wide as in Times New Roman. */
  readonly advance?: Advance;
}

/**
 * Lays a bulletin out on pages: breaks its text into lines, flows them down the grid and ends with the imprint. Pure, and fast enough to
 * run on every keystroke. Never throws: what does not fit is set as well as possible and reported, along with notes on what a small cut
 * would save.
 */
export function typeset(
  bulletin: Bulletin,
  given: PageSettings,
  { placeOf, resolution, advance = timesAdvance }: TypesetOptions,
): { readonly layout: Layout; readonly diagnostics: readonly Diagnostic[] } {
  const page = placeMasthead(given, bulletin.masthead);
  const report = createReport(placeOf);
  const rows = page.grid.lines;
  const ruler = createRuler(advance, measureLatinEm(page));
  // Masthead and imprint are not tightened to the grid.
  const loose = createRuler(advance, 1);
  checkMasthead(bulletin.masthead, page, loose, report);
  const pieces = setStory(bulletin, { page, ruler, report });
  checkPictures(pieces, resolution, page, report);
  const closing: Closing = { imprint: setImprint(bulletin.imprint, page, loose, report), rows, doubleSided: bulletin.imprint.doubleSided };
  const ending = placeImprint(closing, pieces);
  const saving = findSaving(pieces, ending, closing);
  if (saving !== null) report.saving(saving.lines, saving.pages);
  // Flow again: the page numbers for the contents are known only now.
  const { itemPages } = ending.flow;
  const placed = flowPieces(pieces, rows, { cut: ending.cut, targets: itemPages }).pages;
  return { layout: { pages: makePages(ending, placed, closing, bulletin.numbering), itemPages }, diagnostics: report.diagnostics };
}

/** Minimum space between the left and right parts of a line, in characters. */
const GAP = 1;

/** Space kept clear at both ends together of an indented line, in characters. */
const CLEAR = 2;

/**
 * Reports masthead lines that are too long to be legible. The template shrinks each line to fit, because everything in the masthead has a
 * fixed place; below the smallest type used anywhere else nobody can read it in print.
 */
function checkMasthead(masthead: Masthead, page: PageSettings, ruler: Ruler, report: Report): void {
  const { notice, copy, above = null, signer, publisher, date } = masthead;
  const numbers = formatNumberLine(masthead);
  const smallest = Math.min(page.size.body, ...TABLE_SIZES);
  const lines = [
    { line: [notice, copy], clear: 0 },
    { line: [above], clear: 0 },
    { line: [numbers, signer], clear: signer === null ? 0 : CLEAR },
    { line: [publisher, date], clear: CLEAR },
  ];
  for (const { line, clear } of lines) {
    const words = line.filter((text) => text !== null);
    const width = words.reduce((sum, text) => sum + measureText(text, ruler), GAP * (words.length - 1));
    const size = (page.size.body * (page.grid.characters - clear)) / width;
    const [longest = ''] = words.toSorted((a, b) => measureText(b, ruler) - measureText(a, ruler));
    if (words.length > 0 && size < smallest) report.masthead(longest, Math.round(size * 10) / 10);
  }
}

const BLANK: Piece = { type: 'blank' };

/** Sets the title of a section. */
function setTitle(role: 'section-title' | 'subsection-title', title: string, own: Setting): Piece {
  return setParagraph(role, toPlainContent(title, roleStyles[role].face), own);
}

/** Sets everything except the imprint, in printed order: masthead, contents, editor's note, sections with their items. */
function setStory(bulletin: Bulletin, setting: Omit<Setting, 'item'>): readonly Piece[] {
  const { contents, sections, start, note } = bulletin;
  const { page } = setting;
  const own = { ...setting, item: null };
  const pieces: readonly Piece[] = [
    { type: 'masthead', rows: page.masthead.rows },
    ...(contents === null ? [] : [BLANK, ...setContents(contents, own)]),
    ...(start === 'new-page' ? [{ type: 'new-page' } as const] : []),
    ...(note === null ? [] : [BLANK, setEditorsNote(note, own)]),
    ...sections.flatMap(({ under, title, items }) => [
      BLANK,
      ...(typeof under === 'string' ? [setTitle('section-title', under, own)] : []),
      setTitle(under === undefined ? 'section-title' : 'subsection-title', title, own),
      // No blank row between a section's title and its first item; one between items.
      ...items.flatMap((item, index) => [...(index === 0 ? [] : [BLANK]), ...setItem(item, { ...setting, item: item.id })]),
    ]),
  ];
  return fitBelowTitles(pieces, page);
}
