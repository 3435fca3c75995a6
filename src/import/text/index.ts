import { printable } from '../characters.ts';
import { type Document, paragraphOf, textPiece } from '../document.ts';
import { Remarks } from '../remarks.ts';
import { joinLines, type Starts } from './join.ts';
import { linesOf } from './lines.ts';
import { measureOf } from './measure.ts';
import { withoutAutospace } from './spacing.ts';

/**
 * Reads plain text. A line is a paragraph, unless the lines were broken to a measure, as text is that was taken from a PDF: then line ends,
 * page numbers and the blanks a page sets beside digits are taken out.
 */
export function readPlainText(text: string, starts: Starts): Document {
  const remarks = new Remarks();
  const { lines, pages } = linesOf(clean(text, remarks));
  const measure = measureOf(lines);
  remarks.add('page-marks', pages);
  let paragraphs = lines.map((line) => line.text);
  if (measure !== null) {
    const { paragraphs: whole, joined } = joinLines(lines, measure, starts);
    remarks.add('joined-lines', joined);
    const spaced = withoutAutospace(whole);
    remarks.add('spacing', spaced.removed);
    paragraphs = [...spaced.paragraphs];
  }
  return {
    blocks: paragraphs.map((paragraph) => paragraphOf([textPiece(paragraph)])),
    notes: new Map(),
    pictures: new Map(),
    fields: {},
    properties: { title: null, dates: [] },
    remarks: remarks.list(),
  };
}

/** Without what cannot be printed, but for the page breaks that are looked for. */
function clean(text: string, remarks: Remarks): string {
  return text
    .split('\f')
    .map((page) => printable(page, remarks))
    .join('\f');
}
