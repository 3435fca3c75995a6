import { createHash } from 'node:crypto';
import { renderPdf } from '../pdf/index.ts';
import { findNeededFaces } from '../pdf/needed-faces.ts';
import type { FormatJob } from '../renderer.ts';
import { LicenceError, TemplateError } from '../template-error.ts';
import { attachSources } from './attachments.ts';
import { writePage } from './content.ts';
import { openFontBook, type UsedFont } from './fonts.ts';
import { writeInfo } from './info.ts';
import { UnsupportedDrawing } from './interpret.ts';
import type { DrawnDocument, Glyph } from './marks.ts';
import { writeOutline } from './outline.ts';
import { packParts } from './package.ts';
import { readDrawnDocument } from './pdf.ts';
import { drawBitmaps, PictureBook, type UsedPicture } from './pictures.ts';
import { element, formatArray, listElement, part, textElement } from './xml.ts';

/**
 * Renders a bulletin as OFD (GB/T 33190-2016): the pages of its PDF, mark for mark. Masthead and imprint are the template's, which an office
 * may change, so the marks are read from the PDF that it makes. Throws a TemplateError as `renderPdf` does.
 */
export async function renderOfd(job: FormatJob): Promise<Uint8Array> {
  const layout = await drawBitmaps(job.layout, job.rasterise);
  try {
    return await writeDocument({ ...job, layout }, await readDrawnDocument(await renderPdf({ ...job, layout })));
  } catch (error) {
    if (!(error instanceof UnsupportedDrawing)) throw error;
    throw new TemplateError(job.template.path, `it draws what OFD cannot show: ${error.message}`);
  }
}

async function writeDocument(job: FormatJob, drawn: DrawnDocument): Promise<Uint8Array> {
  let last = 0;
  const nextId = () => {
    last += 1;
    return last;
  };
  const { bulletin, layout, page, options } = job;
  const fonts = await openFontBook(findNeededFaces(bulletin, layout, job.faces), job.faces, job.readFont, nextId);
  const pictures = new PictureBook(nextId);
  const sheet = { width: page.sheet.width, height: page.sheet.height };
  const context = {
    nextId,
    pageIds: drawn.pages.map(nextId),
    // An archive may lead nowhere but into itself.
    addresses: options.archive !== true,
    sheet,
    fontOf: ({ font, text }: Pick<Glyph, 'font' | 'text'>) => {
      const found = fonts.use(font, text);
      if (found === null) throw new UnsupportedDrawing(`text in ${font}, which is no face of the issue`);
      return found;
    },
  };
  const contents = drawn.pages.map((each, index) => writePage(each, { ...context, pictureOf: pictures.onPage(layout.pages[index]) }));
  const embedded = await fonts.embed();
  const bare = options.archive === true ? embedded.find(({ file }) => file === null) : undefined;
  if (bare !== undefined) throw new LicenceError(bare.name);
  const attached = options.sources === true ? attachSources(job.sources, bulletin.properties.date) : null;
  const id = createHash('sha256').update(contents.join('\n')).digest('hex').slice(0, 32);
  const outline = writeOutline(drawn.bookmarks, context);
  const area = element(
    'PageArea',
    {},
    textElement('PhysicalBox', formatArray([0, 0, sheet.width, sheet.height])),
    textElement('ContentBox', formatArray([page.margin.binding, page.margin.top, page.area.width, page.area.height])),
  );
  const document = part(
    'Document',
    {},
    element(
      'CommonData',
      {},
      // Readers insist on this order.
      textElement('MaxUnitID', last),
      area,
      textElement('PublicRes', 'PublicRes.xml'),
      pictures.used.length === 0 ? null : textElement('DocumentRes', 'DocumentRes.xml'),
    ),
    element('Pages', {}, ...context.pageIds.map((ID, index) => element('Page', { ID, BaseLoc: toContentPath(index) }))),
    outline,
    outline === null ? null : element('VPreferences', {}, textElement('PageMode', 'UseOutlines')),
    attached === null ? null : textElement('Attachments', 'Attachs/Attachments.xml'),
  );
  const root = part(
    'OFD',
    { Version: '1.0', DocType: options.archive === true ? 'OFD-A' : 'OFD' },
    element('DocBody', {}, writeInfo(bulletin, id), textElement('DocRoot', 'Doc_0/Document.xml')),
  );
  return packParts(
    new Map<string, string | Uint8Array>([
      ['OFD.xml', root],
      ['Doc_0/Document.xml', document],
      ['Doc_0/PublicRes.xml', writeFonts(embedded)],
      ...(pictures.used.length === 0 ? [] : [['Doc_0/DocumentRes.xml', writePictures(pictures.used)] as const]),
      ...contents.map((content, index) => [`Doc_0/${toContentPath(index)}`, content] as const),
      ...embedded.flatMap(({ file }) => (file === null ? [] : [[`Doc_0/Res/${file.name}`, file.data] as const])),
      ...pictures.used.map(({ name, data }) => [`Doc_0/Res/${name}`, data] as const),
      ...[...(attached ?? [])].map(([name, text]) => [`Doc_0/Attachs/${name}`, text] as const),
    ]),
  );
}

function toContentPath(index: number): string {
  return `Pages/Page_${index}/Content.xml`;
}

function writeFonts(fonts: readonly UsedFont[]): string {
  const elements = fonts.map(({ id, name, family, file }) =>
    element('Font', { ID: id, FontName: name, FamilyName: family }, file === null ? null : textElement('FontFile', file.name)),
  );
  return part('Res', { BaseLoc: 'Res' }, listElement('Fonts', elements));
}

function writePictures(pictures: readonly UsedPicture[]): string {
  const elements = pictures.map(({ id, format, name }) =>
    element('MultiMedia', { ID: id, Type: 'Image', Format: format }, textElement('MediaFile', name)),
  );
  return part('Res', { BaseLoc: 'Res' }, listElement('MultiMedias', elements));
}
