import { Document, DocumentGridType, type FileChild, type ISectionOptions, Paragraph, SectionType } from 'docx';
import type { Layout } from '../../model/layout.ts';
import type { RenderJob } from '../renderer.ts';
import { contentsOf } from './contents.ts';
import { defaultFontNames, type FontNames } from './fonts.ts';
import { blankFooters, type Footers, folios } from './footers.ts';
import { imprintOf } from './imprint.ts';
import { itemOf } from './items.ts';
import { mastheadOf } from './masthead.ts';
import { type Measures, measuresOf } from './measures.ts';
import { packed } from './package.ts';
import { style, stylesOf } from './styles.ts';
import { legal, run } from './text.ts';
import { newWriter, type Writer } from './writer.ts';

export { defaultFontNames, type FontNames } from './fonts.ts';

/**
 * The bulletin as a document people go on editing in Word, WPS and LibreOffice (ECMA-376, WordprocessingML): named styles, real paragraphs,
 * and the page of the PDF. The same job gives the same bytes.
 *
 * @param fontNames Names of the fonts, where an office has others than the usual ones.
 */
export async function renderDocx(job: RenderJob, fontNames: FontNames = defaultFontNames): Promise<Uint8Array> {
  const { bulletin, layout, page } = job;
  const measures = measuresOf(page);
  const writer = newWriter(job, measures);

  const text = [...mastheadOf(bulletin.masthead), ...contentsOf(bulletin, layout), ...sectionsOf(writer)];
  const imprint = imprintOf(bulletin.imprint, writer);
  const { after, numbered } = endingOf(layout);
  const sections =
    numbered || after === 0
      ? [section(measures, [...text, ...Array.from({ length: after }, newPage), ...imprint], folios(measures))]
      : [
          section(measures, text, folios(measures)),
          section(measures, [emptyLine(), ...Array.from({ length: after - 1 }, newPage), ...imprint], blankFooters()),
        ];

  const { title, author, date } = bulletin.properties;
  const themeFont = { latin: fontNames.latin, eastAsia: fontNames.fangsong };
  const document = new Document({
    title: legal(title),
    creator: legal(author),
    lastModifiedBy: legal(author),
    revision: 1,
    styles: { importedStyles: [...stylesOf(page, measures, fontNames)] },
    numbering: { config: writer.numberings },
    evenAndOddHeaderAndFooters: true,
    theme: { fonts: { headings: themeFont, body: themeFont } },
    sections,
  });
  return packed(document, date);
}

function sectionsOf(writer: Writer): readonly FileChild[] {
  const { bulletin } = writer.job;
  let number = 0;
  return bulletin.sections.flatMap(({ title, items }, index) => {
    const ownPage = index === 0 && bulletin.start === 'new-page';
    return [
      new Paragraph({
        style: style.sectionTitle,
        // Word keeps the spacing before a paragraph that starts a page by its own wish.
        ...(ownPage ? { pageBreakBefore: true, spacing: { before: 0 } } : {}),
        children: [run(title)],
      }),
      ...items.map((item, place) => {
        number += 1;
        return itemOf(item, { number, first: place === 0 }, writer);
      }),
    ];
  });
}

/**
 * Where the imprint stands: how many pages after the last of the text, and whether that page bears a number. A blank page before it and its
 * own bear none; they are a section with footers of their own, whose break starts the first of them.
 */
function endingOf({ pages }: Layout): { readonly after: number; readonly numbered: boolean } {
  const imprint = pages.findLastIndex(({ blocks }) => blocks.some(({ kind }) => kind === 'imprint'));
  const text = pages.findLastIndex(({ blocks }) => blocks.some(({ kind }) => kind !== 'imprint'));
  return { after: Math.max(0, imprint - text), numbered: (pages[imprint]?.folio ?? null) !== null };
}

/** A paragraph no one sees, where a page needs one. */
function emptyLine(): Paragraph {
  return new Paragraph({ style: style.anchor });
}

function newPage(): Paragraph {
  return new Paragraph({ style: style.anchor, pageBreakBefore: true });
}

function section(measures: Measures, children: readonly FileChild[], footers: Footers): ISectionOptions {
  const { sheet, margin, footer, pitch } = measures;
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: { size: sheet, margin: { ...margin, header: margin.top >> 1, footer, gutter: 0 } },
      grid: { type: DocumentGridType.LINES, linePitch: pitch },
    },
    footers: { default: footers.default, even: footers.even },
    children,
  };
}
