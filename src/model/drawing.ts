import type { Face } from './faces.ts';

/** A task for the isolated process: whether an SVG can be drawn, as a bitmap for the DOCX and in the PDF. */
export interface DrawingTask {
  readonly drawing: Uint8Array;
  /** Width of the bitmap in pixels. */
  readonly width: number;
  /** The face of its text. */
  readonly face: Pick<Face, 'family' | 'path'>;
}

/** Resolution in dpi of the bitmaps that stand in for SVG: that of office printers. */
export const DRAWING_DPI = 300;
