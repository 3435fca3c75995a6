import type { Publication } from '../../model/publication.ts';
import type { Block, Document } from '../document.ts';

/** Required fields of an item. */
export const fields = ['title', 'source', 'category', 'date'] as const;
export type Field = (typeof fields)[number];

/** Where a value was found. */
export type Origin =
  | 'told'
  | 'front-matter'
  | 'label'
  | 'sign-off'
  | 'attribution'
  | 'letterhead'
  | 'byline'
  | 'title-style'
  | 'title-centred'
  | 'title-run-in'
  | 'title-line'
  | 'title-lead'
  | 'first-sentence'
  | 'file-name'
  | 'properties'
  | 'masthead'
  | 'section'
  | 'only-one';

/** A candidate value of a field. */
export interface Clue {
  readonly field: Field;
  readonly value: string;
  readonly origin: Origin;
  /** Certain values are written into the item; others are listed as candidates. */
  readonly sure: boolean;
  /** Further sources of a joint submission. */
  readonly with?: readonly string[];
  /** The original spelling, if the value is an official name found for it. */
  readonly written?: string;
}

/** Input of a recogniser. */
export interface Subject {
  readonly document: Document;
  /** The text left by earlier recognisers. */
  readonly blocks: readonly Block[];
  /** File name without extension. */
  readonly fileName: string;
  readonly publication: Pick<Publication, 'sources' | 'sections' | 'name' | 'publisher'> & Partial<Pick<Publication, 'categories'>>;
  /** Values given on the command line or, for an item of a bulletin, by the bulletin. */
  readonly known: readonly Clue[];
  /** Marks before item titles: △. */
  readonly marks: readonly string[];
  /** Clues found so far. */
  readonly clues: readonly Clue[];
}

/** Result of a recogniser. */
export interface RecogniserResult {
  readonly clues?: readonly Clue[];
  /** Remaining text; omitted if unchanged. */
  readonly blocks?: readonly Block[];
  /** Words that belong neither to a field nor to the text, kept as comments. */
  readonly aside?: readonly string[];
  /** Persons named beside the source, with their roles. */
  readonly people?: readonly string[];
}

export type Recogniser = (subject: Subject) => RecogniserResult;
