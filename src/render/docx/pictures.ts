import { type IContext, type IMediaData, Paragraph, XmlComponent } from 'docx';
import type { Image } from '../../model/body.ts';
import type { Layout, PlacedImage } from '../../model/layout.ts';
import { element, inline } from './element.ts';
import { emu, twips } from './measures.ts';
import { style } from './style-ids.ts';
import { legal, run } from './text.ts';
import type { Writer } from './writer.ts';

const PICTURE = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Marks the extension of a blip that names an SVG ([MS-ODRAWXML] 2.26.1.1). */
const SVG_EXTENSION = '{96DAC541-7B7A-43D3-8B79-37D633B846F1}';
const SVG = 'http://schemas.microsoft.com/office/drawing/2016/SVG/main';

/** Room a line of the style of pictures needs below its base, in twips. */
const BELOW = 3;

/**
 * A picture in a paragraph of its own, and its caption below it. Its line is as high as the picture, and the space around it fills the rows
 * of the grid that the layout gave it, so that the text below keeps to the grid.
 */
export function picture(image: Image, writer: Writer): readonly Paragraph[] {
  const placed = placeOf(image, writer.job.layout);
  const clear = Math.max(0, placed.rows * writer.measures.pitch - Math.ceil(twips(placed.height)) - BELOW);
  const drawing = new Paragraph({
    style: style.picture,
    // At a page's top, Word and LibreOffice leave the space before a paragraph out.
    spacing: placed.row === 0 ? { before: 0, after: clear } : { before: clear >> 1, after: clear - (clear >> 1) },
    keepNext: image.caption !== null,
    children: [inline(new Drawing(image, writer.nextPicture(), placed, writer.reserved))],
  });
  return image.caption === null ? [drawing] : [drawing, new Paragraph({ style: style.caption, children: [run(image.caption)] })];
}

/** Where the layout has a picture; it places every picture of the bulletin, at its aspect and never larger than the type area. */
function placeOf(image: Image, { pages }: Layout): PlacedImage {
  for (const { blocks } of pages) {
    for (const placed of blocks) if (placed.kind === 'image' && placed.image === image) return placed;
  }
  throw new Error('The layout does not place a picture of the bulletin');
}

/**
 * A picture in the line. npm `docx` has a class for it that numbers pictures through the whole process, rounds sizes to pixels and names
 * the file in braces by its hash, which an author's text could hold too; so the drawing is written here, and the library keeps the file.
 *
 * An SVG stands in the file as it is, named by the extension meant for it and by the blip itself, where Microsoft asks for a raster copy
 * ([MS-ODRAWXML], 1.3.3); that would take a rasteriser we do not have. A blank or framed stand-in there would be worse than none: LibreOffice 7.4
 * shows the blip's picture and not the extension's (measured), so the drawing would be lost where it is seen now. Word 2016 and later take
 * the extension by the documents; an older Word, and a WPS that knows no SVG, show an empty frame with the alternative text: an office that
 * has them gives PNG. Word and WPS have not been tried.
 */
class Drawing extends XmlComponent {
  readonly #media: IMediaData;

  constructor(image: Image, id: number, { width, height }: Pick<PlacedImage, 'width' | 'height'>, reserved: string) {
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
