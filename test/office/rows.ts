import type { ReadPage } from '../render/pdf-reader.ts';

/** 22 lines of 579 twips, in mm, from the top of the type area. */
export const PITCH = (579 / 1440) * 25.4;
export const TOP = 37;
export const ROWS = 22;

/** Content of each row of the grid: its letters and digits, sorted, as LibreOffice writes marks apart from words. */
export function rowsOf({ lines }: ReadPage): string[] {
  return Array.from({ length: ROWS }, (_, row) =>
    lines
      .filter(({ baseline }) => Math.floor((baseline - TOP) / PITCH) === row)
      .flatMap(({ text }) => [...text.replace(/[^\p{L}\p{N}△]/gu, '')])
      .sort()
      .join(''),
  );
}
