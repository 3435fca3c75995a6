import { type Block, type Image, type List, type ListEntry, plainText } from '../model/body.ts';
import type { ParagraphRole } from '../model/layout.ts';
import type { PageSettings } from '../model/page.ts';
import type { Shape } from './breaker.ts';
import { breakLines, type Content, contentOf, words } from './paragraph.ts';
import type { LinesPiece, Piece } from './pieces.ts';
import type { Report } from './report.ts';
import { LIST_STEP, roleStyles } from './styles.ts';
import { tablePiece } from './table.ts';

/** What setting a block needs beside the block. */
export interface Setting {
  readonly page: PageSettings;
  readonly item: string;
  readonly report: Report;
}

type Handlers = { readonly [B in Block as B['type']]: (block: B, setting: Setting) => readonly Piece[] };

const handlers: Handlers = {
  paragraph: (paragraph, setting) => [linesPiece('body', contentOf(paragraph.children, roleStyles.body.face), setting)],
  heading: ({ level, children }, setting) => {
    const role = `heading-${level}` as const;
    return [linesPiece(role, contentOf(children, roleStyles[role].face), setting)];
  },
  list: (list, setting) => listPieces(list, 0, setting),
  table: (table, setting) => [tablePiece(table, setting)],
  image: (image, setting) => [imagePiece(image, setting)],
};

/** The pieces a block of an item's body is set in. */
export function blockPieces(block: Block, setting: Setting): readonly Piece[] {
  const handle = handlers[block.type] as (block: Block, setting: Setting) => readonly Piece[];
  return handle(block, setting);
}

/** The room lines of a role have. */
export function shapeOf(role: ParagraphRole, page: PageSettings): Shape {
  const { first, rest } = roleStyles[role];
  return { measure: page.grid.characters, first, rest };
}

/** Content as a paragraph of a role. Centred and right-set lines are left ragged: to spread them would make them flush. */
function linesPiece(role: ParagraphRole, content: Content, setting: Setting, shape = shapeOf(role, setting.page)): LinesPiece {
  const { lines, overlong } = breakLines(content, shape, roleStyles[role].align === 'left' ? 'even' : 'ragged');
  setting.report.words(overlong, setting.item);
  return { ...piece(role, setting.item), lines };
}

/** A paragraph of a role without its lines. */
export function piece(role: ParagraphRole, item: string | null): Omit<LinesPiece, 'lines'> {
  const title = role === 'section-title' || role === 'item-title' || role === 'contents-title' || role === 'contents-section';
  return { type: 'lines', role, item, align: roleStyles[role].align, title: title || role.startsWith('heading-'), entry: null };
}

/** An entry's first paragraph begins with its number or mark, as the standard's own levels do: 1. then （1）. */
function listPieces(list: List, depth: number, setting: Setting): LinesPiece[] {
  return list.entries.flatMap((entry, index) => entryPieces(entry, labelOf(list, index, depth), depth, setting));
}

function entryPieces(entry: ListEntry, label: string, depth: number, setting: Setting): LinesPiece[] {
  const { face, first, rest } = roleStyles.list;
  const shape: Shape = { measure: setting.page.grid.characters, first: first + depth * LIST_STEP, rest };
  const [opening, ...others] = entry.blocks;
  const children = opening?.type === 'paragraph' ? opening.children : [];
  const remaining = opening?.type === 'paragraph' ? others : entry.blocks;
  return [
    linesPiece('list', [...words(labelled(label, plainText(children)), face), ...contentOf(children, face)], setting, shape),
    ...remaining.flatMap((block) =>
      block.type === 'list' ? listPieces(block, depth + 1, setting) : [linesPiece('list', contentOf(block.children, face), setting, shape)],
    ),
  ];
}

/** A blank keeps a number from running into text that begins with one: 1. 2021年. */
function labelled(label: string, text: string): string {
  return /^[\x21-\x7e]/.test(text) ? `${label} ` : label;
}

function labelOf({ ordered, start }: List, index: number, depth: number): string {
  if (!ordered) return depth === 0 ? '●' : '○';
  return depth === 0 ? `${start + index}.` : `（${start + index}）`;
}

/** Dots an inch that a picture's pixels stand for, as on screens and in Word. */
const PIXELS_PER_INCH = 96;
const MM_PER_INCH = 25.4;

/** A picture at its own size, made smaller where it and its caption would not fit the type area. */
function imagePiece(image: Image, setting: Setting): Piece {
  const { area, grid } = setting.page;
  const caption = image.caption === null ? [] : linesPiece('caption', words(image.caption, roleStyles.caption.face), setting).lines;
  const pitch = area.height / grid.lines;
  const width = (image.width / PIXELS_PER_INCH) * MM_PER_INCH;
  const height = (image.height / PIXELS_PER_INCH) * MM_PER_INCH;
  const scale = Math.min(1, area.width / width, ((grid.lines - caption.length) * pitch) / height);
  const rows = Math.max(1, Math.ceil((height * scale) / pitch - ROUNDING));
  return { type: 'image', item: setting.item, image, width: width * scale, height: height * scale, rows, caption };
}

/** What binary fractions may add to a height that is exactly so many rows. */
const ROUNDING = 1e-9;
