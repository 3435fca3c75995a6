import type { Block } from '../document.ts';
import type { Remarks } from '../remarks.ts';
import type { Numbering } from './numbering.ts';
import type { Relation } from './package.ts';
import type { Styles } from './styles.ts';
import type { Element } from './xml.ts';

/** State for reading one story of a document (main text, notes, comments). */
export interface Context {
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** Relationships of the part, by identifier. */
  readonly relations: ReadonlyMap<string, Relation>;
  /** Comment texts by identifier. */
  readonly comments: ReadonlyMap<string, string>;
  readonly remarks: Remarks;
  /** Registers the part of a picture and returns its key. */
  readonly picture: (part: string) => string;
  /** Reads a container; cells and text boxes can hold all that a body can. */
  readonly blocks: (container: Element, context: Context) => readonly Block[];
  /** Open fields, innermost last; a field may span paragraphs. */
  readonly fields: Field[];
}

/** A field: instruction, then result (ISO/IEC 29500-1, 17.16.18). */
export interface Field {
  code: string;
  showing: boolean;
}
