import { type IContext, type IMediaData, Paragraph, XmlComponent } from 'docx';
import type { Image } from '../../model/body.ts';
import { POINTS_PER_MM } from '../../model/page.ts';
import { element, inline } from './element.ts';
import { emu } from './measures.ts';
import { style } from './styles.ts';
import { legal, run } from './text.ts';
import type { Writer } from './writer.ts';

const PICTURE = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Marks the extension of a blip that names an SVG ([MS-ODRAWXML] 2.26.1.1). */
const SVG_EXTENSION = '{96DAC541-7B7A-43D3-8B79-37D633B846F1}';
const SVG = 'http://schemas.microsoft.com/office/drawing/2016/SVG/main';

/** Size of a pixel that says nothing of its own: 96 to the inch. */
const MM_PER_PIXEL = 25.4 / 96;

/** A picture in a paragraph of its own, and its caption below it. */
export function picture(image: Image, writer: Writer): readonly Paragraph[] {
  const drawing = new Paragraph({
    style: style.picture,
    keepNext: image.caption !== null,
    children: [inline(new Drawing(image, writer.nextPicture(), printedSize(image, writer), writer.reserved))],
  });
  return image.caption === null ? [drawing] : [drawing, new Paragraph({ style: style.caption, children: [run(image.caption)] })];
}

interface Size {
  /** In mm. */
  readonly width: number;
  readonly height: number;
}

/** The size the layout gave the picture; where it gave none, its own, shrunk at its aspect to the type area less a line for the caption. */
function printedSize(image: Image, { job: { layout, page } }: Writer): Size {
  for (const { blocks } of layout.pages) {
    for (const placed of blocks) if (placed.kind === 'image' && placed.image === image) return placed;
  }
  const own = { width: image.width * MM_PER_PIXEL, height: image.height * MM_PER_PIXEL };
  const room = page.area.height * (1 - 1 / page.grid.lines) - page.size.body / POINTS_PER_MM;
  const scale = Math.min(1, page.area.width / own.width, room / own.height);
  return { width: own.width * scale, height: own.height * scale };
}

/**
 * A picture in the line. npm `docx` has a class for it that numbers pictures through the whole process, rounds sizes to pixels and names
 * the file in braces by its hash, which an author's text could hold too; so the drawing is written here, and the library keeps the file.
 *
 * An SVG stands in the file as it is, named by the extension meant for it and by the blip itself, where Microsoft asks for a raster copy; that
 * would take a rasteriser we do not have. LibreOffice 7.4 draws it and the validator accepts it; Word and WPS have not been tried.
 */
class Drawing extends XmlComponent {
  readonly #media: IMediaData;

  constructor(image: Image, id: number, { width, height }: Size, reserved: string) {
    super('w:r');
    const extent = { cx: emu(width), cy: emu(height) };
    const key = `${reserved}picture-${id}`;
    const blip = { 'r:embed': `rId{${key}}` };
    const alternative = { id, name: `图片 ${id}`, descr: legal(image.alt) };
    const extension = element(
      'a:extLst',
      {},
      element('a:ext', { uri: SVG_EXTENSION }, element('asvg:svgBlip', { 'xmlns:asvg': SVG, ...blip })),
    );
    this.root.push(
      element(
        'w:drawing',
        {},
        element(
          'wp:inline',
          { distT: 0, distB: 0, distL: 0, distR: 0 },
          element('wp:extent', extent),
          element('wp:docPr', alternative),
          element('wp:cNvGraphicFramePr', {}, element('a:graphicFrameLocks', { 'xmlns:a': DRAWING, noChangeAspect: 1 })),
          element(
            'a:graphic',
            { 'xmlns:a': DRAWING },
            element(
              'a:graphicData',
              { uri: PICTURE },
              element(
                'pic:pic',
                { 'xmlns:pic': PICTURE },
                element('pic:nvPicPr', {}, element('pic:cNvPr', alternative), element('pic:cNvPicPr')),
                element(
                  'pic:blipFill',
                  {},
                  element('a:blip', { 'xmlns:r': RELATIONSHIPS, ...blip }, ...(image.format === 'svg' ? [extension] : [])),
                  element('a:stretch', {}, element('a:fillRect')),
                ),
                element(
                  'pic:spPr',
                  {},
                  element('a:xfrm', {}, element('a:off', { x: 0, y: 0 }), element('a:ext', extent)),
                  element('a:prstGeom', { prst: 'rect' }, element('a:avLst')),
                ),
              ),
            ),
          ),
        ),
      ),
    );
    const pixels = { x: image.width, y: image.height };
    const file = { fileName: key, data: image.data, transformation: { pixels, emus: { x: extent.cx, y: extent.cy } } };
    const raster = { ...file, type: image.format === 'jpeg' ? 'jpg' : 'png' } as const;
    this.#media = image.format === 'svg' ? { ...file, type: 'svg', fallback: raster } : raster;
  }

  /** Hands the file to the package when the document is written, as the library's own pictures do. */
  override prepForXml(context: IContext) {
    context.file.Media.addImage(this.#media.fileName, this.#media);
    return super.prepForXml(context);
  }
}
