import { type IContext, type IMediaData, Paragraph, XmlComponent } from 'docx';
import type { Image } from '../../model/body.ts';
import { DRAWING_DPI } from '../../model/drawing.ts';
import type { Layout, PlacedImage } from '../../model/layout.ts';
import type { RenderJob } from '../renderer.ts';
import { uprightSvg } from '../upright.ts';
import { makeElement, toParagraphChild } from './element.ts';
import { toEmu, toTwips } from './measures.ts';
import { style } from './style-ids.ts';
import { assertLegal, makeRun } from './text.ts';
import type { Writer } from './writer.ts';

const PICTURE = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Identifies the blip extension that refers to an SVG ([MS-ODRAWXML] 2.26.1.1). */
const SVG_EXTENSION = '{96DAC541-7B7A-43D3-8B79-37D633B846F1}';
const SVG = 'http://schemas.microsoft.com/office/drawing/2016/SVG/main';

/** Space that a line of the picture style needs below its baseline, in twips. */
const BELOW = 3;

/**
 * Writes a picture in a paragraph of its own, and its caption below it. The line is as high as the picture, and spacing fills the rows that
 * the layout gave it, so that the text below stays on the grid.
 */
export function writePicture(image: Image, writer: Writer): readonly Paragraph[] {
  const placed = findPlace(image, writer.job.layout);
  const clear = Math.max(0, placed.rows * writer.measures.pitch - Math.ceil(toTwips(placed.height)) - BELOW);
  const drawing = new Paragraph({
    style: style.picture,
    // Word and LibreOffice drop the spacing before a paragraph at the top of a page.
    spacing: placed.row === 0 ? { before: 0, after: clear } : { before: clear >> 1, after: clear - (clear >> 1) },
    keepNext: image.caption !== null,
    children: [toParagraphChild(new Drawing(placed, writer.nextPicture(), writer.rasters.get(image), writer.reserved))],
  });
  return image.caption === null ? [drawing] : [drawing, new Paragraph({ style: style.caption, children: [makeRun(image.caption)] })];
}

/** Redraws as bitmaps what readers of a DOCX may not know: every SVG, and photographs that EXIF says are to be turned. */
export async function rasteriseDrawings({ layout, rasterise }: RenderJob): Promise<ReadonlyMap<Image, Uint8Array>> {
  const rasters = new Map<Image, Uint8Array>();
  for (const placed of layout.pages.flatMap(({ blocks }) => blocks)) {
    if (placed.kind !== 'image') continue;
    const { image, width } = placed;
    const dots = Math.ceil((width / 25.4) * DRAWING_DPI);
    if (image.format === 'svg') rasters.set(image, await rasterise(image.data, dots));
    // Word does not heed EXIF, and a rotation of its own is drawn differently by each reader.
    if (image.orientation !== undefined) rasters.set(image, await rasterise(uprightSvg(image), Math.min(dots, image.width)));
  }
  return rasters;
}

/** Finds where the layout has a picture; it places every picture of the bulletin. */
function findPlace(image: Image, { pages }: Layout): PlacedImage {
  for (const { blocks } of pages) {
    for (const placed of blocks) if (placed.kind === 'image' && placed.image === image) return placed;
  }
  throw new Error('The layout does not place a picture of the bulletin');
}

/**
 * An inline picture. The class of npm `docx` numbers pictures across the process, rounds sizes to pixels and refers to files by hash in
 * braces, which an author's text could contain too; so the drawing is written here, and the library only stores the files.
 *
 * An SVG is stored twice, as [MS-ODRAWXML] 1.3.3 asks: itself, in an extension that Word 2016 and later read, and as a bitmap in the blip
 * for all others. LibreOffice 7.4 uses the bitmap (measured).
 */
class Drawing extends XmlComponent {
  readonly #media: readonly IMediaData[];

  constructor({ image, width, height }: PlacedImage, id: number, raster: Uint8Array | undefined, reserved: string) {
    super('w:r');
    const extent = { cx: toEmu(width), cy: toEmu(height) };
    const key = `${reserved}picture-${id}`;
    const svgKey = `${key}-svg`;
    const alternative = { id, name: `图片 ${id}`, descr: assertLegal(image.alt) };
    const extension = makeElement(
      'a:extLst',
      {},
      makeElement('a:ext', { uri: SVG_EXTENSION }, makeElement('asvg:svgBlip', { 'xmlns:asvg': SVG, 'r:embed': `rId{${svgKey}}` })),
    );
    this.root.push(
      makeElement(
        'w:drawing',
        {},
        makeElement(
          'wp:inline',
          { distT: 0, distB: 0, distL: 0, distR: 0 },
          makeElement('wp:extent', extent),
          makeElement('wp:docPr', alternative),
          makeElement('wp:cNvGraphicFramePr', {}, makeElement('a:graphicFrameLocks', { 'xmlns:a': DRAWING, noChangeAspect: 1 })),
          makeElement(
            'a:graphic',
            { 'xmlns:a': DRAWING },
            makeElement(
              'a:graphicData',
              { uri: PICTURE },
              makeElement(
                'pic:pic',
                { 'xmlns:pic': PICTURE },
                makeElement('pic:nvPicPr', {}, makeElement('pic:cNvPr', alternative), makeElement('pic:cNvPicPr')),
                makeElement(
                  'pic:blipFill',
                  {},
                  makeElement(
                    'a:blip',
                    { 'xmlns:r': RELATIONSHIPS, 'r:embed': `rId{${key}}` },
                    ...(image.format === 'svg' ? [extension] : []),
                  ),
                  makeElement('a:stretch', {}, makeElement('a:fillRect')),
                ),
                makeElement(
                  'pic:spPr',
                  {},
                  makeElement('a:xfrm', {}, makeElement('a:off', { x: 0, y: 0 }), makeElement('a:ext', extent)),
                  makeElement('a:prstGeom', { prst: 'rect' }, makeElement('a:avLst')),
                ),
              ),
            ),
          ),
        ),
      ),
    );
    const transformation = { pixels: { x: image.width, y: image.height }, emus: { x: extent.cx, y: extent.cy } };
    const dots: IMediaData = {
      type: image.format === 'jpeg' && raster === undefined ? 'jpg' : 'png',
      fileName: key,
      data: raster ?? image.data,
      transformation,
    };
    this.#media =
      image.format === 'svg' ? [{ type: 'svg', fileName: svgKey, data: image.data, transformation, fallback: dots }, dots] : [dots];
  }

  /** Adds its files to the package on writing, as the library's own pictures do. */
  override prepForXml(context: IContext) {
    for (const file of this.#media) context.file.Media.addImage(file.fileName, file);
    return super.prepForXml(context);
  }
}
