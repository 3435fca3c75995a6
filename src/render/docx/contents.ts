import { Paragraph, type ParagraphChild, Tab, TextRun } from 'docx';
import type { Bulletin } from '../../model/bulletin.ts';
import type { Layout, PlacedParagraph } from '../../model/layout.ts';
import { makeElement, toParagraphChild } from './element.ts';
import { makeField, markField, openField } from './fields.ts';
import { formatBookmark } from './items.ts';
import { style } from './style-ids.ts';
import { makeRun } from './text.ts';

/**
 * Writes the contents: a title, then the items of each section with their page numbers. All but the title is one TOC field, which Word builds
 * anew from the entries marked in the text (see `markEntry` in `fields.ts`). Each number is a PAGEREF field to the item's bookmark with the layout's page as
 * its result, so it is correct when the file is opened, and updates on F9 or before printing.
 */
export function writeContents({ contents, sections }: Bulletin, { itemPages, pages }: Layout): readonly Paragraph[] {
  if (contents === null) return [];
  // Entries break where the layout breaks them: LibreOffice has no other way to keep room for the number.
  const placed = pages.flatMap(({ blocks }) => blocks).filter((block): block is PlacedParagraph => block.kind === 'paragraph');
  const numbers = new Map(sections.flatMap(({ items }) => items).map(({ id }, index) => [id, index + 1]));
  const lines = contents.sections.flatMap(({ title, entries }): readonly Line[] => [
    { style: style.contentsSection, children: [makeRun(title)] },
    ...entries.map((entry): Line => {
      const number = numbers.get(entry.item);
      const page = itemPages.get(entry.item);
      if (number === undefined || page === undefined) throw new Error(`The contents name an item without a page: ${entry.item}`);
      const bookmark = formatBookmark(number);
      const place = placed.find((block) => block.role === 'contents-entry' && readText(block) === toInked(entry.title));
      const link = makeElement(
        'w:hyperlink',
        { 'w:anchor': bookmark, 'w:history': 1 },
        ...breakTitle(entry.title, place),
        new TextRun({ children: [new Tab()] }),
        ...makeField(`PAGEREF ${bookmark} \\h`, String(pages[page - 1]?.folio ?? page)),
      );
      return { style: style.contentsEntry, children: [toParagraphChild(link)] };
    }),
  ]);
  return [
    new Paragraph({ style: style.contentsTitle, children: [makeRun(contents.title)] }),
    ...lines.map(({ style, children }, index) => {
      const begins = index === 0 ? openField(TOC) : [];
      const ends = index === lines.length - 1 ? [markField('end')] : [];
      return new Paragraph({ style, children: [...begins.map(toParagraphChild), ...children, ...ends.map(toParagraphChild)] });
    }),
  ];
}

/** A line of the contents. */
interface Line {
  readonly style: string;
  readonly children: readonly ParagraphChild[];
}

/** Of the marked entries, on two levels, the first without page numbers, all with links (ECMA-376-1 17.16.5.68). */
const TOC = 'TOC \\f \\l 1-2 \\n 1-1 \\h';

/** A title with its line breaks of the layout; as it is where the layout has none. */
function breakTitle(title: string, placed: PlacedParagraph | undefined): readonly TextRun[] {
  const lines = placed?.lines.map(({ runs }) => runs.map(({ text }) => text).join('')) ?? [];
  if (lines.length < 2) return [makeRun(title)];
  return lines.flatMap((line, index) => [...(index === 0 ? [] : [new TextRun({ break: 1 })]), makeRun(line)]);
}

function readText({ lines }: PlacedParagraph): string {
  return toInked(lines.flatMap(({ runs }) => runs.map(({ text }) => text)).join(''));
}

/** Text without blanks, which the layout drops at line ends. */
function toInked(text: string): string {
  return text.replace(/\s/gu, '');
}
