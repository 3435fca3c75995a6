import type { Bulletin, Contents } from '../model/bulletin.ts';
import type { PageSettings } from '../model/page.ts';
import { piece, shapeOf } from './blocks.ts';
import { itemPieces } from './item.ts';
import { breakLines, words } from './paragraph.ts';
import type { LinesPiece, Piece } from './pieces.ts';
import type { Report } from './report.ts';
import { CONTENTS_NUMBER_WIDTH, roleStyles } from './styles.ts';

const BLANK: Piece = { type: 'blank' };

/** Everything the pages hold but the imprint, in printed order: masthead, contents, sections with their items. */
export function storyOf(bulletin: Bulletin, page: PageSettings, report: Report): readonly Piece[] {
  const { contents, sections, start } = bulletin;
  return [
    { type: 'masthead', rows: page.masthead.rows },
    ...(contents === null ? [] : [BLANK, ...contentsPieces(contents, page)]),
    ...(start === 'new-page' ? [{ type: 'new-page' } as const] : []),
    ...sections.flatMap(({ title, items }) => [
      BLANK,
      ownLines('section-title', title, page),
      // No row is left between a section's title and its first item, one between any two items.
      ...items.flatMap((item, index) => [...(index === 0 ? [] : [BLANK]), ...itemPieces(item, { page, item: item.id, report })]),
    ]),
  ];
}

function contentsPieces(contents: Contents, page: PageSettings): readonly Piece[] {
  return [
    ownLines('contents-title', contents.title, page),
    ...contents.sections.flatMap(({ title, entries }) => [
      ownLines('contents-section', title, page),
      ...entries.map((entry) => ({ ...ownLines('contents-entry', entry.title, page, CONTENTS_NUMBER_WIDTH), entry: entry.item })),
    ]),
  ];
}

/** A line of the bulletin's own, or several; `right` characters stay clear at its end. Its height does not depend on any page number. */
function ownLines(role: LinesPiece['role'], text: string, page: PageSettings, right = 0): LinesPiece {
  const shape = shapeOf(role, page);
  const { lines } = breakLines(words(text, roleStyles[role].face), { ...shape, measure: shape.measure - right }, 'ragged');
  return { ...piece(role, null), lines };
}
