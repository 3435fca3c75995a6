import type { PageContext } from './context.ts';
import type { Colour, LinkTarget, Mark, Outline } from './marks.ts';
import { type Box, boxAround, type Point } from './matrix.ts';
import { element, formatArray, listElement, type Markup, textElement } from './xml.ts';

export function writeColour(name: 'FillColor' | 'StrokeColor', colour: Colour): Markup {
  return element(name, { Value: formatArray(colour) });
}

/** Formats an opacity as the format counts it, from 0 to 255; undefined where it hides nothing. */
export function toAlpha(alpha: number): number | undefined {
  return alpha === 1 ? undefined : Math.round(alpha * 255);
}

/** Writes what every object begins with: its actions, and what it is cut to. */
export function writeAppearance(mark: Mark, boundary: Box, context: PageContext): (Markup | null)[] {
  const link = mark.kind === 'glyph' ? mark.link : null;
  const cutting = mark.clips.filter((clip) => !isAround(clip, boundary));
  const clips = cutting.map((outline) =>
    element(
      'Clip',
      {},
      element(
        'Area',
        {},
        element(
          'Path',
          { Boundary: formatArray([0, 0, boundary.width, boundary.height]), Stroke: false, Fill: true, Rule: toRule(outline) },
          textElement('AbbreviatedData', formatOutline(outline, boundary)),
        ),
      ),
    ),
  );
  const action = link === null ? null : writeAction(link, context);
  return [action === null ? null : element('Actions', {}, action), listElement('Clips', clips)];
}

export function toRule({ evenOdd }: Outline): string | undefined {
  return evenOdd ? 'Even-Odd' : undefined;
}

/** Writes where a click leads; null where the document may not say. */
export function writeAction(target: LinkTarget, { pageIds, addresses }: Pick<PageContext, 'pageIds' | 'addresses'>): Markup | null {
  if ('address' in target) return addresses ? element('Action', { Event: 'CLICK' }, element('URI', { URI: target.address })) : null;
  const { page, x, y } = target;
  const place = element('Dest', { Type: 'XYZ', PageID: pageIds[page], Left: x, Top: y, Zoom: 0 });
  return element('Action', { Event: 'CLICK' }, element('Goto', {}, place));
}

/** Formats an outline in the coordinates of an object's boundary. */
export function formatOutline({ steps }: Outline, { x, y }: Point): string {
  return steps
    .map(({ operator, points }) => [operator, ...points.map((point) => formatArray([point.x - x, point.y - y]))].join(' '))
    .join(' ');
}

/** Whether a clip is an upright rectangle around a box, so that it cuts nothing away. */
function isAround({ steps }: Outline, { x, y, width, height }: Box): boolean {
  const points = steps.flatMap((step) => step.points);
  const outer = boxAround(points);
  const upright = points.every(
    (point) =>
      (near(point.x, outer.x) || near(point.x, outer.x + outer.width)) && (near(point.y, outer.y) || near(point.y, outer.y + outer.height)),
  );
  const straight = steps.every(({ operator }) => operator !== 'B' && operator !== 'Q');
  return (
    upright &&
    straight &&
    outer.x <= x + NEAR &&
    outer.y <= y + NEAR &&
    outer.x + outer.width >= x + width - NEAR &&
    outer.y + outer.height >= y + height - NEAR
  );
}

/** What a clip may cut off unseen, in mm: the room that an object's boundary has beyond its ink. */
const NEAR = 0.5;

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-3;
}
