import type { Publication } from '../../model/publication.ts';
import type { Block, Document } from '../document.ts';

/** What an item must say of itself. */
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

/** A value that was seen. */
export interface Clue {
  readonly field: Field;
  readonly value: string;
  readonly origin: Origin;
  /** Whether it is written into the item; else it is named as what may be meant. */
  readonly sure: boolean;
  /** Further sources of an item that several submitted together. */
  readonly with?: readonly string[];
  /** What stood in the file, where the value is an official name found for it. */
  readonly written?: string;
}

/** What a recogniser looks at. */
export interface Subject {
  readonly document: Document;
  /** What recognisers before it left of the text. */
  readonly blocks: readonly Block[];
  /** Name of the file without its extension. */
  readonly fileName: string;
  readonly publication: Pick<Publication, 'sources' | 'sections' | 'name' | 'publisher'> & Partial<Pick<Publication, 'categories'>>;
  /** What is known before the text is looked at: what the caller says of every file, or a bulletin of its items. */
  readonly known: readonly Clue[];
  /** Marks before the titles of items: △. */
  readonly marks: readonly string[];
  /** What was seen so far. */
  readonly clues: readonly Clue[];
}

/** What a recogniser saw. */
export interface Sighting {
  readonly clues?: readonly Clue[];
  /** What is left of the text; all of it when left out. */
  readonly blocks?: readonly Block[];
  /** Words that belong neither to a field nor to the text, to be kept beside it. */
  readonly aside?: readonly string[];
}

export type Recogniser = (subject: Subject) => Sighting;
