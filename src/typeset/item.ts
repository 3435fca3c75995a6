import type { BulletinItem } from '../model/bulletin.ts';
import { blockPieces, piece, type Setting, shapeOf } from './blocks.ts';
import { breakAttributed, breakLines, type Content, contentOf, type SetParagraph, words } from './paragraph.ts';
import type { Piece } from './pieces.ts';
import { RUN_IN_TITLE_FACE, roleStyles } from './styles.ts';

/**
 * The pieces of an item: its title, run in with the first paragraph or on lines of its own, its body, and its attribution at the end of the
 * last paragraph or, when the body ends with something else, on a line of its own.
 */
export function itemPieces(item: BulletinItem, setting: Setting): readonly Piece[] {
  const { opening, blocks } = openingOf(item);
  const pieces: Piece[] = [];
  if (item.titleStyle === 'line') pieces.push(titlePiece(item, setting));

  const paragraphs: readonly (Content | null)[] = [
    ...(opening === null ? [] : [opening]),
    ...blocks.map((block) => (block.type === 'paragraph' ? contentOf(block.children, roleStyles.body.face) : null)),
  ];
  const offset = paragraphs.length - blocks.length;
  paragraphs.forEach((content, index) => {
    const last = index === paragraphs.length - 1;
    const block = blocks[index - offset];
    if (content !== null) pieces.push(...paragraphPieces(content, last ? item.attribution : null, setting));
    else if (block !== undefined) pieces.push(...blockPieces(block, setting));
  });
  if (item.attribution !== null && !paragraphs.at(-1)) pieces.push(...paragraphPieces([], item.attribution, setting));
  return pieces.filter((each) => each.type !== 'lines' || each.lines.length > 0);
}

/** What the title is run in with, and the blocks that remain; null when the title has lines of its own. */
function openingOf(item: BulletinItem): { readonly opening: Content | null; readonly blocks: BulletinItem['body'] } {
  if (item.titleStyle === 'line') return { opening: null, blocks: item.body };
  const { face } = roleStyles.body;
  const title = [...words(item.mark, face), ...words(item.title, RUN_IN_TITLE_FACE)];
  const [first, ...others] = item.body;
  if (first?.type !== 'paragraph') return { opening: title, blocks: item.body };
  return { opening: [...title, ...contentOf(first.children, face)], blocks: others };
}

function titlePiece(item: BulletinItem, setting: Setting): Piece {
  const content = words(item.mark + item.title, roleStyles['item-title'].face);
  const { lines, overlong } = breakLines(content, shapeOf('item-title', setting.page), 'ragged');
  setting.report.words(overlong, setting.item);
  return { ...piece('item-title', setting.item), lines };
}

function paragraphPieces(content: Content, attribution: string | null, setting: Setting): Piece[] {
  const shape = shapeOf('body', setting.page);
  const own = { text: attribution ?? '', face: roleStyles.attribution.face, strong: false, place: null };
  const set: SetParagraph =
    attribution === null ? { ...breakLines(content, shape), attribution: [] } : breakAttributed(content, own, shape);
  setting.report.words(set.overlong, setting.item);
  return [
    { ...piece('body', setting.item), lines: set.lines },
    { ...piece('attribution', setting.item), lines: set.attribution },
  ];
}
