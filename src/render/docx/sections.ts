import { DocumentGridType, type FileChild, type ISectionOptions, Paragraph, SectionType } from 'docx';
import type { DraftMarks } from '../../model/bulletin.ts';
import type { Layout, Page } from '../../model/layout.ts';
import { makeDraftHeaders, makeLineNumbering } from './draft.ts';
import type { Ending } from './ending.ts';
import { type Footers, makeBlankFooters, makeFolios } from './footers.ts';
import type { Measures } from './measures.ts';
import { style } from './style-ids.ts';

/** What the document holds, in printed order. */
export interface Parts {
  readonly front: readonly FileChild[];
  /** The text, which must know whether a section of the document starts with it. */
  readonly text: (startsSection: boolean) => readonly FileChild[];
  readonly imprint: readonly FileChild[];
  /** How the imprint comes to its page. */
  readonly ending: Ending;
  /** How its pages are marked; undefined for an issue that goes out. */
  readonly draft: DraftMarks | undefined;
}

/**
 * The sections of the document, which in Word carry page size, grid and footers: one for everything, and others before and after it where
 * pages bear no number.
 *
 * Numbers that begin with the text. Word tells odd pages from even ones by their number ([MS-OI29500], 2.1.293), while the outer edge is a
 * matter of the sheet, and it parts two numbers of one parity by a blank page. So the pages before the text count from 0 where they are odd
 * in number, the text counts from 1, and the sides of its footers change places. LibreOffice 7.4 goes by the sheet, unless a section of
 * type `oddPage` makes it put a blank page before an odd number, which it leaves out of a PDF: the footers come out right there as well
 * (measured; a plain break had them on the inner edge), and only printing from LibreOffice needs its option not to print blank pages.
 */
export function makeSections(
  layout: Layout,
  measures: Measures,
  { front, text, imprint, ending, draft }: Parts,
): readonly ISectionOptions[] {
  const { unnumbered, after, numbered } = findShape(layout, ending);
  const section = createSectionMaker(measures, draft);
  const odd = unnumbered % 2 === 0 ? 'right' : 'left';
  const start = unnumbered > 0 ? 1 : undefined;
  const before = unnumbered > 0 ? [section(front, makeBlankFooters(), odd === 'left' ? 0 : undefined)] : [];
  const body = [...(unnumbered > 0 ? [] : front), ...text(unnumbered > 0)];
  const pages = makeFolios(measures, odd);
  if (numbered || after === 0) {
    return [...before, section([...body, ...Array.from({ length: after }, makeNewPage), ...imprint], pages, start)];
  }
  return [
    ...before,
    // A section ends with its last paragraph; an item ends within its content control, so that one stands here that takes no room.
    section([...body, makeEmptyLine()], pages, start),
    section([makeEmptyLine(), ...Array.from({ length: after - 1 }, makeNewPage), ...imprint], makeBlankFooters()),
  ];
}

/**
 * What the layout says of the pages at both ends: how many before the text bear no number; how many pages after the text the imprint stands,
 * one also when the document cannot bring the line the layout brings, and whether its page bears a number. Numbers that begin on a page in the middle of the contents cannot be had by sections; they begin on
 * the first page then.
 */
function findShape({ pages }: Layout, ending: Ending): { readonly unnumbered: number; readonly after: number; readonly numbered: boolean } {
  const first = pages.findIndex(({ folio }) => folio !== null);
  const imprint = pages.findLastIndex(({ blocks }) => blocks.some(({ kind }) => kind === 'imprint'));
  const last = pages.findLastIndex(({ blocks }) => blocks.some(({ kind }) => kind !== 'imprint'));
  return {
    unnumbered: first > 0 && startsWithText(pages[first]) ? first : 0,
    after: imprint === last && ending.breaks && ending.kept === null ? 1 : Math.max(0, imprint - last),
    numbered: (pages[imprint]?.folio ?? null) !== null,
  };
}

function startsWithText(page: Page | undefined): boolean {
  const [block] = page?.blocks ?? [];
  return block?.kind === 'paragraph' && (block.role === 'section-title' || block.role === 'editors-note');
}

function makeEmptyLine(): Paragraph {
  return new Paragraph({ style: style.anchor });
}

function makeNewPage(): Paragraph {
  return new Paragraph({ style: style.anchor, pageBreakBefore: true });
}

/** How a section of the document is made. */
function createSectionMaker({ sheet, margin, footer, pitch }: Measures, draft: DraftMarks | undefined) {
  return (children: readonly FileChild[], footers: Footers, start?: number): ISectionOptions => ({
    properties: {
      type: start === 1 ? SectionType.ODD_PAGE : SectionType.NEXT_PAGE,
      page: {
        size: sheet,
        margin: { ...margin, header: margin.top >> 1, footer, gutter: 0 },
        ...(start === undefined ? {} : { pageNumbers: { start } }),
      },
      grid: { type: DocumentGridType.LINES, linePitch: pitch },
      ...makeLineNumbering(draft),
    },
    ...makeDraftHeaders(draft),
    footers: { default: footers.default, even: footers.even },
    children,
  });
}
