import type { Alignment } from '../model/body.ts';
import type { FaceRole, ParagraphRole } from '../model/layout.ts';

/** How lines of a role are set; indents in characters. */
export interface RoleStyle {
  readonly face: FaceRole;
  readonly align: Alignment;
  /** Indent of the first line and of the following ones. */
  readonly first: number;
  readonly rest: number;
}

/**
 * The style of every role. The faces of the four heading levels and the indent of two characters follow GB/T 9704-2012, 7.3.3; contents,
 * section titles and captions follow the convention of 简报.
 */
export const roleStyles = {
  'contents-title': { face: 'heiti', align: 'center', first: 0, rest: 0 },
  'contents-section': { face: 'heiti', align: 'left', first: 0, rest: 0 },
  'contents-entry': { face: 'fangsong', align: 'left', first: 1, rest: 2 },
  'section-title': { face: 'heiti', align: 'center', first: 0, rest: 0 },
  'subsection-title': { face: 'kaiti', align: 'center', first: 0, rest: 0 },
  'item-title': { face: 'heiti', align: 'center', first: 0, rest: 0 },
  byline: { face: 'kaiti', align: 'right', first: 0, rest: 0 },
  'heading-1': { face: 'heiti', align: 'left', first: 2, rest: 0 },
  'heading-2': { face: 'kaiti', align: 'left', first: 2, rest: 0 },
  'heading-3': { face: 'fangsong', align: 'left', first: 2, rest: 0 },
  'heading-4': { face: 'fangsong', align: 'left', first: 2, rest: 0 },
  body: { face: 'fangsong', align: 'left', first: 2, rest: 0 },
  list: { face: 'fangsong', align: 'left', first: 2, rest: 0 },
  'editors-note': { face: 'kaiti', align: 'left', first: 2, rest: 0 },
  note: { face: 'fangsong', align: 'left', first: 2, rest: 0 },
  attribution: { face: 'fangsong', align: 'right', first: 0, rest: 0 },
  caption: { face: 'kaiti', align: 'center', first: 0, rest: 0 },
} as const satisfies Record<ParagraphRole, RoleStyle>;

/** Face of a run-in title, which must stand out from the text; lead-ins use the text's face and stand out by weight. */
export const RUN_IN_TITLE_FACE: FaceRole = 'heiti';

/** Face of the label 编者按： before an editor's note. */
export const EDITORS_NOTE_FACE: FaceRole = 'heiti';

/** Faces of a table's head and body. */
export const TABLE_HEAD_FACE: FaceRole = 'heiti';
export const TABLE_FACE: FaceRole = 'fangsong';

/** Smaller type sizes for tables too wide at body size, in pt: 四号, 小四, 五号. Anything smaller is illegible in print. */
export const TABLE_SIZES: readonly number[] = [14, 12, 10.5];

/** Face of the imprint (四号仿宋). */
export const IMPRINT_FACE: FaceRole = 'fangsong';

/** Characters a contents entry keeps clear at its right for a leader and the page number. */
export const CONTENTS_NUMBER_WIDTH = 2;

/** Additional indent of each level of a nested list, in characters. */
export const LIST_STEP = 2;

/** Padding at each side of a table cell, in characters. */
export const CELL_PADDING = 0.5;
