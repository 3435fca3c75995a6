import type { Bulletin, Contents } from '../model/bulletin.ts';
import { getShape, type Setting } from './blocks.ts';
import { setEditorsNote, setItem } from './item.ts';
import { breakLines, toPlainContent } from './paragraph.ts';
import { fitBelowTitles } from './picture.ts';
import { type LinesPiece, makeLinesPiece, type Piece } from './pieces.ts';
import { CONTENTS_NUMBER_WIDTH, roleStyles } from './styles.ts';

const BLANK: Piece = { type: 'blank' };

/** Sets everything except the imprint, in printed order: masthead, contents, editor's note, sections with their items. */
export function setStory(bulletin: Bulletin, setting: Omit<Setting, 'item'>): readonly Piece[] {
  const { contents, sections, start, note } = bulletin;
  const { page } = setting;
  const own = { ...setting, item: null };
  const pieces: readonly Piece[] = [
    { type: 'masthead', rows: page.masthead.rows },
    ...(contents === null ? [] : [BLANK, ...setContents(contents, own)]),
    ...(start === 'new-page' ? [{ type: 'new-page' } as const] : []),
    ...(note === null ? [] : [BLANK, setEditorsNote(note, own)]),
    ...sections.flatMap(({ title, items }) => [
      BLANK,
      setOwnLines('section-title', title, own),
      // No blank row between a section's title and its first item; one between items.
      ...items.flatMap((item, index) => [...(index === 0 ? [] : [BLANK]), ...setItem(item, { ...setting, item: item.id })]),
    ]),
  ];
  return fitBelowTitles(pieces, page);
}

function setContents({ title, sections }: Contents, own: Setting): readonly Piece[] {
  return [
    setOwnLines('contents-title', title, own),
    ...sections.flatMap((section) => [
      setOwnLines('contents-section', section.title, own),
      ...section.entries.map((entry) => setOwnLines('contents-entry', entry.title, own, entry.item)),
    ]),
  ];
}

/** Sets lines of the bulletin's own. Contents entries keep room for a page number, so that their height does not depend on it. */
function setOwnLines(role: LinesPiece['role'], text: string, { page, report }: Setting, entry: string | null = null): LinesPiece {
  const shape = getShape(role, page);
  const measure = shape.measure - (entry === null ? 0 : CONTENTS_NUMBER_WIDTH);
  const { lines, overlong } = breakLines(toPlainContent(text, roleStyles[role].face), { ...shape, measure }, 'ragged');
  report.words(overlong, entry);
  return makeLinesPiece(role, null, lines, entry);
}
