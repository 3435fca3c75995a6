import { describe, expect, it } from 'vitest';
import type { Image } from '../../src/model/body.ts';
import { bulletin, found, image, item, paragraph } from './making.ts';

/** Codes and facts of the findings about a picture below some text. */
function of(picture: Image, resolution = 150) {
  return found(bulletin([item([paragraph('文。'), picture])]), resolution)
    .filter(({ code }) => code.startsWith('image-'))
    .map(({ code, severity, args }) => [code, severity, args]);
}

const drawing = (width: number, height: number): Image => ({ ...image(width, height), format: 'svg' });

describe('image-resolution', () => {
  it.each([
    ['as wide as the type area, with too few pixels', image(800, 400), { width: 156, dots: 130, needed: 922 }],
    ['printed small, at 96 pixels to the inch', image(300, 200), { width: 79, dots: 96, needed: 922 }],
    // 225 mm high, so 112 mm wide.
    ['of a page’s height', image(500, 1000), { dots: 112, needed: 665 }],
  ])('reports a picture %s', (_, picture, facts) => {
    const [[code, severity, args] = []] = of(picture);
    expect([code, severity]).toEqual(['image-resolution', 'warning']);
    expect(args).toMatchObject({ path: 'a.png', resolution: 150, ...facts });
  });

  it('accepts exactly the requested resolution', () => {
    expect(of(image(922, 400))).toEqual([]);
    expect(of(image(921, 400))).not.toEqual([]);
    expect(of(image(665, 1330))).toEqual([]);
  });

  it('accepts photographs, drawings of any size, and pictures within the publication’s own limit', () => {
    expect(of(image(4000, 3000))).toEqual([]);
    expect(of(drawing(100, 50))).toEqual([]);
    expect(of(image(800, 400), 120)).toEqual([]);
  });
});

describe('image-fits', () => {
  it.each([
    ['a screenshot of a whole web page', image(1080, 9000), { width: 27, percent: 9 }],
    ['a wide table', image(8000, 700), { width: 156, percent: 7 }],
    ['a large drawing with its letters', drawing(1600, 900), { width: 156, percent: 37 }],
  ])('notes %s', (_, picture, facts) => {
    expect(of(picture)).toEqual([['image-fits', 'note', { path: 'a.png', ...facts }]]);
  });

  it.each([
    ['a photograph', image(6000, 4000)],
    ['a phone’s screen', image(1080, 2400)],
    ['a drawing made a little smaller', drawing(1000, 500)],
    ['a long picture at its own size', drawing(500, 50)],
  ])('accepts %s', (_, picture) => {
    expect(of(picture)).toEqual([]);
  });
});
