import { formatOutline, toAlpha, toRule, writeAppearance, writeColour } from './appearance.ts';
import type { PageContext } from './context.ts';
import type { DrawnPage, Glyph, Picture, Shape } from './marks.ts';
import { apply, boxAround } from './matrix.ts';
import { joinGlyphs, type PlacedGlyph, writeText } from './text.ts';
import { element, formatArray, type Markup, part, round, textElement } from './xml.ts';

/** Writes a page: its marks in the order in which they are drawn, which is that of reading. */
export function writePage(page: DrawnPage, context: PageContext): string {
  const layer = context.nextId();
  const objects: (Markup | null)[] = [];
  let glyphs: PlacedGlyph[] = [];
  const flush = () => {
    objects.push(...joinGlyphs(glyphs).map((run) => writeText(run, context)));
    glyphs = [];
  };
  for (const mark of page.marks) {
    if (mark.kind === 'glyph') {
      glyphs.push(placeGlyph(mark, context));
      continue;
    }
    flush();
    objects.push(mark.kind === 'shape' ? writeShape(mark, context) : writePicture(mark, context));
  }
  flush();
  const { width, height } = context.sheet;
  const own = Math.abs(page.width - width) > 0.01 || Math.abs(page.height - height) > 0.01;
  const area = own ? element('Area', {}, textElement('PhysicalBox', formatArray([0, 0, page.width, page.height]))) : null;
  return part('Page', {}, area, element('Content', {}, element('Layer', { ID: layer, Type: 'Body' }, ...objects)));
}

function placeGlyph(glyph: Glyph, context: PageContext): PlacedGlyph {
  const { id: fontId, shift } = context.fontOf(glyph);
  const [a, b, c, d] = glyph.matrix;
  const { x, y } = apply(glyph.matrix, shift * glyph.size, 0);
  return { ...glyph, fontId, matrix: [a, b, c, d, x, y], advance: glyph.advance - shift };
}

function writeShape(shape: Shape, context: PageContext): Markup | null {
  const { outline, fill, stroke, alpha } = shape;
  const box = boxAround(
    outline.steps.flatMap(({ points }) => points),
    stroke?.width ?? 0,
  );
  if (!Number.isFinite(box.width)) return null;
  const boundary = { ...box, x: round(box.x), y: round(box.y) };
  const lined = stroke === null ? {} : writeStroke(stroke);
  return element(
    'PathObject',
    {
      ID: context.nextId(),
      Boundary: formatArray([boundary.x, boundary.y, boundary.width, boundary.height]),
      Alpha: toAlpha(alpha),
      ...lined,
      Stroke: stroke === null ? false : undefined,
      Fill: fill === null ? undefined : true,
      Rule: toRule(outline),
    },
    ...writeAppearance(shape, boundary, context),
    stroke === null ? null : writeColour('StrokeColor', stroke.colour),
    fill === null ? null : writeColour('FillColor', fill),
    textElement('AbbreviatedData', formatOutline(outline, boundary)),
  );
}

function writeStroke({ width, cap, join, miter, dash, dashOffset }: NonNullable<Shape['stroke']>) {
  return {
    LineWidth: width,
    Cap: cap === 'Butt' ? undefined : cap,
    Join: join === 'Miter' ? undefined : join,
    MiterLimit: join === 'Miter' ? miter : undefined,
    DashOffset: dash.length > 0 && dashOffset !== 0 ? dashOffset : undefined,
    DashPattern: dash.length > 0 ? formatArray(dash) : undefined,
  };
}

function writePicture(picture: Picture, context: PageContext): Markup {
  const { matrix, pixels, alpha } = picture;
  const box = boxAround([apply(matrix, 0, 0), apply(matrix, 1, 0), apply(matrix, 1, 1), apply(matrix, 0, 1)]);
  const [a, b, c, d, x, y] = matrix;
  return element(
    'ImageObject',
    {
      ID: context.nextId(),
      Boundary: formatArray([box.x, box.y, box.width, box.height]),
      CTM: formatArray([a, b, c, d, x - box.x, y - box.y]),
      Alpha: toAlpha(alpha),
      ResourceID: context.pictureOf(pixels),
    },
    ...writeAppearance(picture, box, context),
  );
}
