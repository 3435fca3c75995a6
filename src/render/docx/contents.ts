import { Paragraph, Tab, TextRun } from 'docx';
import type { Bulletin } from '../../model/bulletin.ts';
import type { Layout, PlacedParagraph } from '../../model/layout.ts';
import { makeElement, toParagraphChild } from './element.ts';
import { formatBookmark } from './items.ts';
import { style } from './style-ids.ts';
import { makeRun } from './text.ts';

/**
 * Writes the contents: a title, then the items of each section with their page numbers. Each number is a PAGEREF field to the item's
 * bookmark with the layout's page as its result, so it is correct when the file is opened and updates on F9 or before printing. A TOC field
 * would not do: it lists whole paragraphs, and a run-in title shares its paragraph with the text.
 */
export function writeContents({ contents, sections }: Bulletin, { itemPages, pages }: Layout): readonly Paragraph[] {
  if (contents === null) return [];
  // Entries break where the layout breaks them: LibreOffice has no other way to keep room for the number.
  const placed = pages.flatMap(({ blocks }) => blocks).filter((block): block is PlacedParagraph => block.kind === 'paragraph');
  const numbers = new Map(sections.flatMap(({ items }) => items).map(({ id }, index) => [id, index + 1]));
  return [
    new Paragraph({ style: style.contentsTitle, children: [makeRun(contents.title)] }),
    ...contents.sections.flatMap(({ title, entries }) => [
      new Paragraph({ style: style.contentsSection, children: [makeRun(title)] }),
      ...entries.map((entry) => {
        const number = numbers.get(entry.item);
        const page = itemPages.get(entry.item);
        if (number === undefined || page === undefined) throw new Error(`The contents name an item without a page: ${entry.item}`);
        const bookmark = formatBookmark(number);
        return new Paragraph({
          style: style.contentsEntry,
          children: [
            toParagraphChild(
              makeElement(
                'w:hyperlink',
                { 'w:anchor': bookmark, 'w:history': 1 },
                ...breakTitle(
                  entry.title,
                  placed.find((block) => block.role === 'contents-entry' && readText(block) === toInked(entry.title)),
                ),
                new TextRun({ children: [new Tab()] }),
                ...makeField(`PAGEREF ${bookmark} \\h`, String(pages[page - 1]?.folio ?? page)),
              ),
            ),
          ],
        });
      }),
    ]),
  ];
}

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

/** Makes a field with its current result. */
function makeField(instruction: string, result: string) {
  const mark = (type: string) => makeElement('w:r', {}, makeElement('w:fldChar', { 'w:fldCharType': type }));
  return [
    mark('begin'),
    makeElement('w:r', {}, makeElement('w:instrText', { 'xml:space': 'preserve' }, ` ${instruction} `)),
    mark('separate'),
    makeRun(result),
    mark('end'),
  ];
}
