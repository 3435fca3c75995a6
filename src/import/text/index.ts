import { removeUnprintable } from '../characters.ts';
import { type Block, type Document, makeParagraph, makeText } from '../document.ts';
import { Remarks } from '../remarks.ts';
import { joinLines, type ParagraphStarts } from './join.ts';
import { splitLines } from './lines.ts';
import { detectMeasure } from './measure.ts';

/**
 * Reads plain text. Each line is a paragraph, unless the lines are wrapped to a measure as in text copied from a PDF: then line breaks,
 * page numbers and spaces beside digits are removed.
 */
export function readPlainText(text: string, starts: ParagraphStarts): Document {
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
    blocks: toBlocks(paragraphs),
    notes: new Map(),
    pictures: new Map(),
    fields: {},
    properties: { title: null, dates: [] },
    remarks: remarks.list(),
  };
}

/** Paragraphs as blocks; two or more adjacent ones between bars are the rows of a table. */
function toBlocks(paragraphs: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < paragraphs.length; ) {
    let end = at;
    while (ROW.test(paragraphs[end] ?? '')) end += 1;
    if (end - at < 2) blocks.push(makeParagraph([makeText(paragraphs[at] ?? '')]));
    else blocks.push(toTable(paragraphs.slice(at, end)));
    at = end - at < 2 ? at + 1 : end;
  }
  return blocks;
}

const ROW = /^[|｜].*[|｜]$/;
const DELIMITER = /^[|｜][\s:|｜+-]+[|｜]$/;

function toTable(lines: readonly string[]): Block {
  const rows = lines
    .filter((line) => !DELIMITER.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/[|｜]/)
        .map((cell) => cell.trim()),
    );
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return {
    kind: 'table',
    rows: rows.map((row) => Array.from({ length: columns }, (_, column) => (row[column] ? [makeText(row[column])] : []))),
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

/** Removes spaces beside digits and letters if the layout added them throughout, and counts them. */
function removeAutospace(paragraphs: readonly string[]): { readonly paragraphs: readonly string[]; readonly removed: number } {
  const places = paragraphs.flatMap((paragraph) => paragraph.match(BESIDE) ?? []);
  const blanks = places.filter((place) => place === ' ').length;
  if (blanks === 0 || blanks < places.length * MOSTLY) return { paragraphs, removed: 0 };
  return { paragraphs: paragraphs.map((paragraph) => paragraph.replace(BESIDE, '')), removed: blanks };
}
