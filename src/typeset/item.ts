import type { Note } from '../model/body.ts';
import { formatNoteLabel } from '../model/body.ts';
import { type BulletinItem, EDITORS_NOTE, NOTES } from '../model/bulletin.ts';
import { getShape, type ItemSetting, type Setting, setBlock, setParagraph } from './blocks.ts';
import {
  breakAttributed,
  breakLines,
  type Content,
  findEndPlace,
  measureText,
  type SetParagraph,
  toContent,
  toPlainContent,
} from './paragraph.ts';
import { type LinesPiece, makeLinesPiece, type Piece } from './pieces.ts';
import { EDITORS_NOTE_FACE, RUN_IN_TITLE_FACE, roleStyles } from './styles.ts';

/**
 * Sets an item: the editor's note before it; its title, run in with the first paragraph or on lines of its own; its source
 * below that; its body; its attribution,
 * at the end of the last paragraph or, when the body ends with something else, on its own line; and its notes.
 */
export function setItem(item: BulletinItem, setting: ItemSetting): readonly Piece[] {
  const { opening, blocks } = splitOpening(item);
  const pieces: Piece[] = [];
  // The note belongs to the editor, not the item: contents entries link to the item's first line.
  if (item.note !== null) pieces.push(setEditorsNote(item.note, { ...setting, item: null }));
  if (item.titleStyle === 'line') pieces.push(setTitle(item, setting));
  if (item.byline !== undefined) pieces.push(setParagraph('byline', toPlainContent(item.byline, roleStyles.byline.face), setting));

  const paragraphs: readonly (Content | null)[] = [
    ...(opening === null ? [] : [opening]),
    ...blocks.map((block) => (block.type === 'paragraph' ? toContent(block.children, roleStyles.body.face) : null)),
  ];
  const offset = paragraphs.length - blocks.length;
  paragraphs.forEach((content, index) => {
    const last = index === paragraphs.length - 1;
    const block = blocks[index - offset];
    if (content !== null) pieces.push(...setBodyParagraph(content, last, last ? item.attribution : null, setting));
    else if (block !== undefined) pieces.push(...setBlock(block, setting));
  });
  if (item.attribution !== null && !paragraphs.at(-1)) pieces.push(...setBodyParagraph([], false, item.attribution, setting));
  pieces.push(...item.notes.map((note, index) => setNote(note, index === 0, setting)));
  return pieces.filter((each) => each.type !== 'lines' || each.lines.length > 0);
}

/** Sets an editor's note (编者按) as one paragraph. */
export function setEditorsNote(text: string, setting: Setting): LinesPiece {
  return setParagraph(
    'editors-note',
    [...toPlainContent(EDITORS_NOTE, EDITORS_NOTE_FACE), ...toPlainContent(text, roleStyles['editors-note'].face)],
    setting,
  );
}

/** Splits off what the title is run in with; `opening` is null when the title has lines of its own. */
function splitOpening(item: BulletinItem): { readonly opening: Content | null; readonly blocks: BulletinItem['body'] } {
  if (item.titleStyle === 'line') return { opening: null, blocks: item.body };
  const { face } = roleStyles.body;
  const title = [...toPlainContent(item.mark, face), ...toPlainContent(item.title, RUN_IN_TITLE_FACE)];
  const [first, ...others] = item.body;
  if (first?.type !== 'paragraph') return { opening: title, blocks: item.body };
  return { opening: [...title, ...toContent(first.children, face)], blocks: others };
}

function setTitle(item: BulletinItem, setting: ItemSetting): Piece {
  return setParagraph('item-title', toPlainContent(item.mark + item.title, roleStyles['item-title'].face), setting);
}

function setBodyParagraph(content: Content, last: boolean, attribution: string | null, setting: ItemSetting): Piece[] {
  const shape = getShape('body', setting);
  const own = { text: attribution ?? '', face: roleStyles.attribution.face, strong: false, place: null };
  const set: SetParagraph =
    attribution === null ? { ...breakLines(content, shape), attribution: [] } : breakAttributed(content, own, shape);
  setting.report.words(set.overlong, setting.item);
  if (last) setting.report.ending(set.lines, findEndPlace(content), setting.item);
  return [makeLinesPiece('body', setting.item, set.lines), makeLinesPiece('attribution', setting.item, set.attribution)];
}

/** Sets a note (注) as a paragraph. Numbers align: later notes are indented past the words 注：, which only the first has. */
function setNote(note: Note, first: boolean, setting: ItemSetting): LinesPiece {
  const { face } = roleStyles.note;
  const shape = getShape('note', setting);
  const label = formatNoteLabel(note);
  const content = [...toPlainContent(first ? NOTES + label : label, face), ...toContent(note.children, face)];
  const indent = first ? 0 : measureText(NOTES, setting.ruler);
  return setParagraph('note', content, setting, { ...shape, first: shape.first + indent });
}
