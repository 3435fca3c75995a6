import { removeUnprintable } from '../characters.ts';
import { type Document, makeParagraph, makeText } from '../document.ts';
import { Remarks } from '../remarks.ts';
import { joinLines, type Starts } from './join.ts';
import { splitLines } from './lines.ts';
import { detectMeasure } from './measure.ts';

/**
 * Reads plain text. Each line is a paragraph, unless the lines are wrapped to a measure as in text copied from a PDF: then line breaks,
 * page numbers and spaces beside digits are removed.
 */
export function readPlainText(text: string, starts: Starts): Document {
  const remarks = new Remarks();
  const { lines, pages } = splitLines(clean(text, remarks));
  const measure = detectMeasure(lines);
  remarks.add('page-marks', pages);
  let paragraphs = lines.map((line) => line.text);
  if (measure !== null) {
    const { paragraphs: whole, joined } = joinLines(lines, measure, starts);
    remarks.add('joined-lines', joined);
    const spaced = removeAutospace(whole);
    remarks.add('spacing', spaced.removed);
    paragraphs = [...spaced.paragraphs];
  }
  return {
    blocks: paragraphs.map((paragraph) => makeParagraph([makeText(paragraph)])),
    notes: new Map(),
    pictures: new Map(),
    fields: {},
    properties: { title: null, dates: [] },
    remarks: remarks.list(),
  };
}

/** Removes unprintable characters but keeps page breaks. */
function clean(text: string, remarks: Remarks): string {
  return text
    .split('\f')
    .map((page) => removeUnprintable(page, remarks))
    .join('\f');
}

/** Boundaries between Chinese and digits or letters, with or without a space. */
const BESIDE =
  /(?<=[\p{Script=Han}，。、；：？！“”‘’《》（）—…]) ?(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) ?(?=[\p{Script=Han}，。、；：？！“”‘’《》（）—…])/gu;

/** Share of boundaries with a space above which the spaces come from the layout. */
const MOSTLY = 0.6;

/** Removes the spaces that the layout set beside digits and letters throughout, and counts them. */
function removeAutospace(paragraphs: readonly string[]): { readonly paragraphs: readonly string[]; readonly removed: number } {
  const places = paragraphs.flatMap((paragraph) => paragraph.match(BESIDE) ?? []);
  const blanks = places.filter((place) => place === ' ').length;
  if (blanks === 0 || blanks < places.length * MOSTLY) return { paragraphs, removed: 0 };
  return { paragraphs: paragraphs.map((paragraph) => paragraph.replace(BESIDE, '')), removed: blanks };
}
