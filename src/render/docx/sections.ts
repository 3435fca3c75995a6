import { DocumentGridType, type FileChild, type ISectionOptions, Paragraph, SectionType } from 'docx';
import type { DraftMarks } from '../../model/bulletin.ts';
import type { Layout, Page } from '../../model/layout.ts';
import { makeDraftHeaders, makeLineNumbering } from './draft.ts';
import type { Ending } from './ending.ts';
import { type Footers, makeBlankFooters, makeFolios } from './footers.ts';
import type { Measures } from './measures.ts';
import { style } from './style-ids.ts';

/** Content of the document, in printed order. */
export interface Parts {
  readonly front: readonly FileChild[];
  /** The text, which depends on whether a section of the document starts with it. */
  readonly text: (startsSection: boolean) => readonly FileChild[];
  readonly imprint: readonly FileChild[];
  /** How the imprint gets to its page. */
  readonly ending: Ending;
  /** Draft marks; undefined for a final issue. */
  readonly draft: DraftMarks | undefined;
}

/**
 * Makes the sections of the document, which in Word carry page size, grid and footers: one for everything, plus one before or after it
 * where pages are unnumbered.
 *
 * Where numbering begins with the text: Word tells odd pages from even by their number ([MS-OI29500], 2.1.293), whereas the outer edge
 * depends on the sheet, and it separates two numbers of the same parity by a blank page. So when an odd number of pages precedes the text,
 * these count from 0, the text from 1, and its footers swap sides. LibreOffice 7.4 goes by the sheet, unless a section of type `oddPage`
 * makes it insert a blank page before an odd number, which it leaves out of a PDF: the footers come out right there too (measured; a plain
 * break put them on the inner edge), and only printing from LibreOffice needs its option not to print blank pages.
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
    // A section ends with its last paragraph, but an item ends inside its content control; this paragraph takes no space.
    section([...body, makeEmptyLine()], pages, start),
    section([makeEmptyLine(), ...Array.from({ length: after - 1 }, makeNewPage), ...imprint], makeBlankFooters()),
  ];
}

/**
 * Page numbering at both ends of the layout: how many pages before the text are unnumbered; how many pages after the text the imprint
 * stands (one also when the document cannot move the line that the layout moves), and whether its page is numbered. Numbering that begins
 * in the middle of the contents cannot be expressed with sections; it then begins on the first page.
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

/** Returns a function that makes sections of the document. */
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
