import type { Block } from '../document.ts';
import type { Remarks } from '../remarks.ts';
import type { Numbering } from './numbering.ts';
import type { Relation } from './package.ts';
import type { Styles } from './styles.ts';
import type { Element } from './xml.ts';

/** What a story of a document (its text, its notes, its comments) is read with. */
export interface Context {
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** What the part refers to, by the identifier it uses. */
  readonly relations: ReadonlyMap<string, Relation>;
  /** Words of comments by their identifier. */
  readonly comments: ReadonlyMap<string, string>;
  readonly remarks: Remarks;
  /** Takes down the part a picture is in, and gives the key of its mark. */
  readonly picture: (part: string) => string;
  /** Reads the paragraphs and tables of a container: cells and text boxes hold as much as a body. */
  readonly blocks: (container: Element, context: Context) => readonly Block[];
  /** Fields that have begun and not ended, the innermost last; they may span paragraphs. */
  readonly fields: Field[];
}

/** A field: its instruction, then what it shows (ISO/IEC 29500-1, 17.16.18). */
export interface Field {
  code: string;
  showing: boolean;
}
