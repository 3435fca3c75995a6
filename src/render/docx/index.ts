import { Document } from 'docx';
import { TEXT_PROPERTY, textDigest } from '../../model/text-digest.ts';
import type { RenderJob } from '../renderer.ts';
import { contentsOf } from './contents.ts';
import { defaultFontNames, type FontNames } from './fonts.ts';
import { imprintOf } from './imprint.ts';
import { mastheadOf } from './masthead.ts';
import { measuresOf } from './measures.ts';
import { packed } from './package.ts';
import { sectionsOf } from './sections.ts';
import { textOf } from './story.ts';
import { stylesOf } from './styles.ts';
import { legal } from './text.ts';
import { newWriter } from './writer.ts';

export { defaultFontNames, type FontNames } from './fonts.ts';

/**
 * The bulletin as a document people go on editing in Word, WPS and LibreOffice (ECMA-376, WordprocessingML): named styles, real paragraphs,
 * and the page of the PDF. The same job gives the same bytes. Throws when the layout is not that of the bulletin.
 *
 * @param fontNames Names of the fonts, where an office has others than the usual ones.
 */
export async function renderDocx(job: RenderJob, fontNames: FontNames = defaultFontNames): Promise<Uint8Array> {
  const { bulletin, layout, page } = job;
  const measures = measuresOf(page);
  const writer = await newWriter(job, measures);
  const sections = sectionsOf(layout, measures, {
    front: [...mastheadOf(bulletin.masthead), ...contentsOf(bulletin, layout)],
    text: (startsSection) => textOf(writer, startsSection ? 'starts-section' : bulletin.start === 'new-page' ? 'breaks-page' : 'follows'),
    imprint: imprintOf(bulletin.imprint, writer),
    ending: writer.ending,
    draft: bulletin.draft,
  });

  const { title, author, date } = bulletin.properties;
  const themeFont = { latin: fontNames.latin, eastAsia: fontNames.fangsong };
  const document = new Document({
    title: legal(title),
    creator: legal(author),
    lastModifiedBy: legal(author),
    revision: 1,
    customProperties: [{ name: TEXT_PROPERTY, value: textDigest(bulletin) }],
    styles: { importedStyles: [...stylesOf(job, measures, fontNames)] },
    numbering: { config: writer.numberings },
    evenAndOddHeaderAndFooters: true,
    theme: { fonts: { headings: themeFont, body: themeFont } },
    sections,
  });
  return packed(document, date, fontNames);
}
