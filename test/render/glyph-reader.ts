import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A glyph as pdf.js draws it. Lengths in pt, from the bottom left corner of the sheet. */
export interface Glyph {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

interface Shown {
  readonly unicode: string;
  /** In thousandths of the type size. */
  readonly width: number;
}

type Matrix = readonly [number, number, number, number, number, number];

/** Reads every glyph of a PDF from its drawing operators, in file order. Knows no rotation, as our pages have none. */
export async function readGlyphs(data: Uint8Array): Promise<Glyph[]> {
  const pdf = await getDocument({ data: new Uint8Array(data), verbosity: 0, fontExtraProperties: true }).promise;
  const glyphs: Glyph[] = [];
  for (let page = 1; page <= pdf.numPages; page++) {
    const { fnArray, argsArray } = await (await pdf.getPage(page)).getOperatorList();
    let matrix: Matrix = [1, 0, 0, 1, 0, 0];
    let text: Matrix = matrix;
    let [size, spacing, rise] = [0, 0, 0];
    const saved: Matrix[] = [];
    for (const [index, operator] of fnArray.entries()) {
      const args = argsArray[index];
      if (operator === OPS.save) saved.push(matrix);
      else if (operator === OPS.restore) matrix = saved.pop() ?? matrix;
      else if (operator === OPS.transform) matrix = times(matrix, args);
      else if (operator === OPS.beginText) text = [1, 0, 0, 1, 0, 0];
      else if (operator === OPS.setTextMatrix) text = Array.from(args[0] as Iterable<number>) as unknown as Matrix;
      else if (operator === OPS.moveText) text = times(text, [1, 0, 0, 1, args[0], args[1]]);
      else if (operator === OPS.setFont) size = args[1];
      else if (operator === OPS.setCharSpacing) spacing = args[0];
      else if (operator === OPS.setTextRise) rise = args[0];
      else if (operator === OPS.showText) {
        let x = 0;
        for (const shown of args[0] as readonly (Shown | number)[]) {
          if (typeof shown === 'number') x -= (shown * size) / 1000;
          else {
            const width = (shown.width * size) / 1000;
            const [scale, , , , left, baseline] = times(matrix, times(text, [1, 0, 0, 1, x, rise]));
            glyphs.push({ page, text: shown.unicode, left, right: left + width * scale, baseline, size: size * scale });
            x += width + spacing;
          }
        }
        text = times(text, [1, 0, 0, 1, x, 0]);
      }
    }
  }
  await pdf.destroy();
  return glyphs;
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
