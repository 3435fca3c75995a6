import { type Block, formatEntryLabel, type List, type ListEntry, toPlainText } from '../model/body.ts';
import type { ParagraphRole } from '../model/layout.ts';
import type { PageSettings } from '../model/page.ts';
import type { Shape } from './breaker.ts';
import { breakLines, type Content, toContent, toPlainContent } from './paragraph.ts';
import { setImage } from './picture.ts';
import { type LinesPiece, makeLinesPiece, type Piece } from './pieces.ts';
import type { Report } from './report.ts';
import type { Ruler } from './ruler.ts';
import { LIST_STEP, roleStyles } from './styles.ts';
import { setTable } from './table.ts';

/** Context for setting one block. */
export interface Setting {
  readonly page: PageSettings;
  readonly ruler: Ruler;
  /** Item the block belongs to; null for the bulletin's own lines. */
  readonly item: string | null;
  readonly report: Report;
}

/** Context for setting a block of an item. */
export interface ItemSetting extends Setting {
  readonly item: string;
}

type Handlers = { readonly [B in Block as B['type']]: (block: B, setting: ItemSetting) => readonly Piece[] };

const handlers: Handlers = {
  paragraph: (paragraph, setting) => [setParagraph('body', toContent(paragraph.children, roleStyles.body.face), setting)],
  heading: ({ level, children }, setting) => {
    const role = `heading-${level}` as const;
    return [setParagraph(role, toContent(children, roleStyles[role].face), setting)];
  },
  list: (list, setting) => setList(list, 0, setting),
  table: (table, setting) => [setTable(table, setting)],
  image: (image, setting) => {
    const caption = setParagraph('caption', toPlainContent(image.caption ?? '', roleStyles.caption.face), setting);
    return [setImage(image, setting.item, caption, setting.page)];
  },
};

/** Sets one block of an item's body. */
export function setBlock(block: Block, setting: ItemSetting): readonly Piece[] {
  const handle = handlers[block.type] as (block: Block, setting: ItemSetting) => readonly Piece[];
  return handle(block, setting);
}

/** Indents and measure of a role's lines. */
export function getShape(role: ParagraphRole, { page, ruler }: Pick<Setting, 'page' | 'ruler'>): Shape {
  const { first, rest } = roleStyles[role];
  return { measure: page.grid.characters, first, rest, ruler };
}

/** Sets a paragraph of a role. Centred and right-aligned lines stay ragged; justifying them would make them flush. */
export function setParagraph(role: ParagraphRole, content: Content, setting: Setting, shape = getShape(role, setting)): LinesPiece {
  const { lines, overlong } = breakLines(content, shape, roleStyles[role].align === 'left' ? 'even' : 'ragged');
  setting.report.words(overlong, setting.item);
  return makeLinesPiece(role, setting.item, lines);
}

/** Sets a list. An entry begins with its number or bullet, numbered as the standard numbers its levels: 1. then （1）. */
function setList(list: List, depth: number, setting: ItemSetting): LinesPiece[] {
  // A blank where a label would run into a number or a Latin word, 1. 2021年, and then after every label of the list.
  const blank = list.entries.some(startsInLatin) ? ' ' : '';
  return list.entries.flatMap((entry, index) => setListEntry(entry, formatEntryLabel(list, index, depth) + blank, depth, setting));
}

function setListEntry(entry: ListEntry, label: string, depth: number, setting: ItemSetting): LinesPiece[] {
  const { face, first, rest } = roleStyles.list;
  const shape: Shape = { ...getShape('list', setting), first: first + depth * LIST_STEP, rest };
  const [opening, ...others] = entry.blocks;
  const children = opening?.type === 'paragraph' ? opening.children : [];
  const remaining = opening?.type === 'paragraph' ? others : entry.blocks;
  return [
    setParagraph('list', [...toPlainContent(label, face), ...toContent(children, face)], setting, shape),
    ...remaining.flatMap((block) =>
      block.type === 'list' ? setList(block, depth + 1, setting) : [setParagraph('list', toContent(block.children, face), setting, shape)],
    ),
  ];
}

function startsInLatin({ blocks: [first] }: ListEntry): boolean {
  return first?.type === 'paragraph' && /^[\x21-\x7e]/.test(toPlainText(first.children));
}
