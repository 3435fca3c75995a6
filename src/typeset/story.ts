import type { Bulletin, Contents } from '../model/bulletin.ts';
import { type Setting, shapeOf } from './blocks.ts';
import { editorsNote, itemPieces } from './item.ts';
import { breakLines, words } from './paragraph.ts';
import { besideTitles } from './picture.ts';
import { type LinesPiece, linesPiece, type Piece } from './pieces.ts';
import { CONTENTS_NUMBER_WIDTH, roleStyles } from './styles.ts';

const BLANK: Piece = { type: 'blank' };

/** Everything the pages hold but the imprint, in printed order: masthead, contents, editor's note, sections with their items. */
export function storyOf(bulletin: Bulletin, setting: Omit<Setting, 'item'>): readonly Piece[] {
  const { contents, sections, start, note } = bulletin;
  const { page } = setting;
  const own = { ...setting, item: null };
  const pieces: readonly Piece[] = [
    { type: 'masthead', rows: page.masthead.rows },
    ...(contents === null ? [] : [BLANK, ...contentsPieces(contents, own)]),
    ...(start === 'new-page' ? [{ type: 'new-page' } as const] : []),
    ...(note === null ? [] : [BLANK, editorsNote(note, own)]),
    ...sections.flatMap(({ title, items }) => [
      BLANK,
      ownLines('section-title', title, own),
      // No row is left between a section's title and its first item, one between any two items.
      ...items.flatMap((item, index) => [...(index === 0 ? [] : [BLANK]), ...itemPieces(item, { ...setting, item: item.id })]),
    ]),
  ];
  return besideTitles(pieces, page);
}

function contentsPieces({ title, sections }: Contents, own: Setting): readonly Piece[] {
  return [
    ownLines('contents-title', title, own),
    ...sections.flatMap((section) => [
      ownLines('contents-section', section.title, own),
      ...section.entries.map((entry) => ownLines('contents-entry', entry.title, own, entry.item)),
    ]),
  ];
}

/**
 * Lines of the bulletin's own. Those of a contents entry leave room for the number of the page on which its item begins, so that their
 * height does not depend on it.
 */
function ownLines(role: LinesPiece['role'], text: string, { page, report }: Setting, entry: string | null = null): LinesPiece {
  const shape = shapeOf(role, page);
  const measure = shape.measure - (entry === null ? 0 : CONTENTS_NUMBER_WIDTH);
  const { lines, overlong } = breakLines(words(text, roleStyles[role].face), { ...shape, measure }, 'ragged');
  report.words(overlong, entry);
  return linesPiece(role, null, lines, entry);
}
