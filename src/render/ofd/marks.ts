import type { Box, Matrix, Point } from './matrix.ts';

/** What a page shows, in drawing order. Lengths in mm from the top left corner. */
export type Mark = Glyph | Shape | Picture;

/** Red, green, blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Properties that every mark has. */
interface Appearance {
  /** 0 to 1. */
  readonly alpha: number;
  /** Outlines that it is cut to; empty where none cuts into it. */
  readonly clips: readonly Outline[];
}

export interface Stroke {
  readonly colour: Colour;
  readonly width: number;
  readonly cap: 'Butt' | 'Round' | 'Square';
  readonly join: 'Miter' | 'Round' | 'Bevel';
  readonly miter: number;
  readonly dash: readonly number[];
  readonly dashOffset: number;
}

/** One glyph with the characters it stands for. */
export interface Glyph extends Appearance {
  readonly kind: 'glyph';
  readonly text: string;
  /** PostScript name of its font, without the tag of a subset. */
  readonly font: string;
  readonly size: number;
  /** How the em square is turned or slanted, and the place of its origin. The identity for upright type. */
  readonly matrix: Matrix;
  /** Advance in em. */
  readonly advance: number;
  /** Null where it is only stroked. */
  readonly fill: Colour | null;
  readonly stroke: Stroke | null;
  readonly link: LinkTarget | null;
}

export interface Shape extends Appearance {
  readonly kind: 'shape';
  readonly outline: Outline;
  readonly fill: Colour | null;
  readonly stroke: Stroke | null;
}

/** An outline in the operators of OFD: M, L, B (cubic), Q (quadratic), C (close). */
export interface Outline {
  readonly steps: readonly { readonly operator: 'M' | 'L' | 'B' | 'Q' | 'C'; readonly points: readonly Point[] }[];
  readonly evenOdd: boolean;
}

export interface Picture extends Appearance {
  readonly kind: 'picture';
  /** Places the unit square. */
  readonly matrix: Matrix;
  readonly pixels: Pixels;
}

/** A decoded picture: 1 bit a pixel, rows padded to bytes; or 8 bits a sample. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly samples: 'grey1' | 'rgb' | 'rgba';
  readonly data: Uint8Array;
}

/** Where a link leads: a place in the document or an address. */
export type LinkTarget = Destination | { readonly address: string };

export interface Destination extends Point {
  /** Index of the page. */
  readonly page: number;
}

export interface Bookmark {
  readonly title: string;
  readonly target: Destination;
  readonly children: readonly Bookmark[];
}

export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** A document as the compiler drew it. */
export interface DrawnDocument {
  readonly pages: readonly DrawnPage[];
  readonly bookmarks: readonly Bookmark[];
}

/** A link and the area it answers in. */
export interface LinkArea {
  readonly box: Box;
  readonly target: LinkTarget;
}
