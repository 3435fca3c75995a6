import { Document, type FileChild, Paragraph } from 'docx';
import { placeMasthead } from '../../model/page.ts';
import { digestText, TEXT_PROPERTY } from '../../model/text-digest.ts';
import type { RenderJob } from '../renderer.ts';
import { writeContents } from './contents.ts';
import { markEntry } from './fields.ts';
import { defaultFontNames, type FontNames } from './fonts.ts';
import { writeImprint } from './imprint.ts';
import { writeItem } from './items.ts';
import { writeMasthead } from './masthead.ts';
import { computeMeasures } from './measures.ts';
import { writeEditorsNote } from './notes.ts';
import { packDocument } from './package.ts';
import { rasteriseDrawings } from './pictures.ts';
import { makeSections } from './sections.ts';
import { style } from './style-ids.ts';
import { makeStyles } from './styles.ts';
import { assertLegal, makeRun } from './text.ts';
import { createWriter, type Writer } from './writer.ts';

export { defaultFontNames, type FontNames } from './fonts.ts';

/**
 * Renders a bulletin as a document for further editing in Word, WPS and LibreOffice (ECMA-376, WordprocessingML): named styles, real
 * paragraphs, and the page of the PDF. The same job gives the same bytes. Throws when the layout is not that of the bulletin.
 *
 * @param fontNames Font names, where an office uses others than the defaults.
 */
export async function renderDocx(given: RenderJob, fontNames: FontNames = defaultFontNames): Promise<Uint8Array> {
  const job = { ...given, page: placeMasthead(given.page, given.bulletin.masthead) };
  const { bulletin, layout, page } = job;
  const measures = computeMeasures(page);
  const writer = createWriter(job, measures, await rasteriseDrawings(job));
  const sections = makeSections(layout, measures, {
    front: [...writeMasthead(bulletin.masthead), ...writeContents(bulletin, layout)],
    text: (startsSection) =>
      writeText(writer, startsSection ? 'starts-section' : bulletin.start === 'new-page' ? 'breaks-page' : 'follows'),
    imprint: writeImprint(bulletin.imprint, writer),
    ending: writer.ending,
    draft: bulletin.draft,
  });

  const { title, author, date } = bulletin.properties;
  const themeFont = { latin: fontNames.latin, eastAsia: fontNames.fangsong };
  const document = new Document({
    title: assertLegal(title),
    creator: assertLegal(author),
    lastModifiedBy: assertLegal(author),
    revision: 1,
    customProperties: [{ name: TEXT_PROPERTY, value: digestText(bulletin) }],
    styles: { importedStyles: [...makeStyles(job, measures, fontNames)] },
    numbering: { config: writer.numberings },
    evenAndOddHeaderAndFooters: true,
    theme: { fonts: { headings: themeFont, body: themeFont } },
    sections,
  });
  return packDocument(document, date, fontNames);
}

/** How the first paragraph gets to the top of a page: not at all, by a page break, or because a section of the document starts with it. */
type Opening = 'follows' | 'breaks-page' | 'starts-section';

/** Writes the editor's note and the sections with their items. */
function writeText(writer: Writer, opening: Opening): readonly FileChild[] {
  const { contents, note, sections } = writer.job.bulletin;
  const top = opening !== 'follows';
  let number = 0;
  return [
    ...(note === null ? [] : [writeEditorsNote(note, writer, { top, newPage: opening === 'breaks-page' })]),
    ...sections.flatMap(({ under, title, items }, index) => {
      const first = index === 0 && note === null;
      const titles = typeof under === 'string' ? [under, title] : [title];
      return [
        ...titles.map(
          (words, level) =>
            new Paragraph({
              style: under === undefined || level < titles.length - 1 ? style.sectionTitle : style.subsectionTitle,
              ...(first && level === 0 && opening === 'breaks-page' ? { pageBreakBefore: true } : {}),
              // Word keeps the spacing before a paragraph with `pageBreakBefore`; below another title there is none.
              ...((first && top) || level > 0 ? { spacing: { before: 0 } } : {}),
              // The contents list the upper level alone.
              children: [...(contents === null || under === null || level > 0 ? [] : markEntry(words, 1)), makeRun(words)],
            }),
        ),
        ...items.map((item, place) => {
          number += 1;
          return writeItem(item, { number, first: place === 0 }, writer);
        }),
      ];
    }),
  ];
}
