import type { Alignment } from '../model/body.ts';
import type { FaceRole, ParagraphRole } from '../model/layout.ts';

/** How lines of a role are set; indents in characters. */
export interface RoleStyle {
  readonly face: FaceRole;
  readonly align: Alignment;
  /** Left clear before the first line, and before the following ones. */
  readonly first: number;
  readonly rest: number;
}

/**
 * The look of every role, here and nowhere else. Faces of the four levels and the indent of two characters: GB/T 9704-2012, 7.3.3; the
 * masthead's contents, the section titles and captions follow the convention of 简报.
 */
export const roleStyles = {
  'contents-title': { face: 'heiti', align: 'center', first: 0, rest: 0 },
  'contents-section': { face: 'heiti', align: 'left', first: 0, rest: 0 },
  'contents-entry': { face: 'fangsong', align: 'left', first: 0, rest: 1 },
  'section-title': { face: 'heiti', align: 'center', first: 0, rest: 0 },
  'item-title': { face: 'heiti', align: 'center', first: 0, rest: 0 },
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

/** A title that is run in with the text stands out by its face; its lead-ins, in the text's own face, by their weight. */
export const RUN_IN_TITLE_FACE: FaceRole = 'heiti';

/** Face of the words 编者按： before an editor's note. */
export const EDITORS_NOTE_FACE: FaceRole = 'heiti';

/** Face of a table's head and of its other rows. */
export const TABLE_HEAD_FACE: FaceRole = 'heiti';
export const TABLE_FACE: FaceRole = 'fangsong';

/** Type sizes in pt for tables that are too wide in the body's: 四号, 小四, 五号. Smaller ones nobody reads in print. */
export const TABLE_SIZES: readonly number[] = [14, 12, 10.5];

/** Face of the imprint (四号仿宋). */
export const IMPRINT_FACE: FaceRole = 'fangsong';

/** Characters a contents entry leaves clear at its right, for the page number and a leader before it. */
export const CONTENTS_NUMBER_WIDTH = 2;

/** Characters each level of a nested list stands further in. */
export const LIST_STEP = 2;

/** Characters left clear at each side of a table's cell. */
export const CELL_PADDING = 0.5;
