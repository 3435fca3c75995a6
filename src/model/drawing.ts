import type { Face } from './faces.ts';

/** A task for the isolated process: draws an SVG as the bitmap that the DOCX needs, if the PDF can hold it as well. */
export interface DrawingTask {
  readonly drawing: Uint8Array;
  /** Width of the bitmap in pixels. */
  readonly width: number;
  /** The face of its text. */
  readonly face: Pick<Face, 'family' | 'path'>;
}

/** Resolution in dpi of the bitmaps that stand in for SVG: that of office printers. */
export const DRAWING_DPI = 300;
