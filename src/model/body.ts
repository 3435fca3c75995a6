import type { Place } from './place.ts';

/**
 * The body of an item, as a closed set of nodes: what Markdown can say and a bulletin can print. `read` yields nothing else and every
 * renderer handles all of it (`satisfies Record<Block['type'], …>`), so a new node does not compile until it prints everywhere.
 */
export type Block = Paragraph | Heading | List | Table | Image;

/** Inline content of a paragraph, a heading or a cell. */
export type Inline = Text | NoteMark | LineBreak;

/** A run of characters of one weight. Adjacent runs differ in style or are separated by a line break. */
export interface Text {
  readonly type: 'text';
  /** Never empty; holds no line end and no control character. */
  readonly value: string;
  /** Bold in the source: a lead-in (提要句) or an emphasis. */
  readonly strong: boolean;
  /** Target of a link: an http, https or mailto address. The words print as they are; the outputs link them. */
  readonly href?: string;
  readonly place: Place;
}

/** A note mark in the text: a raised ①. */
export interface NoteMark {
  readonly type: 'note';
  /** Number of the note in its item, from 1, in the order of marks. */
  readonly number: number;
  readonly place: Place;
}

/** A note (注) of an item, printed at its end: 注：① …. */
export interface Note {
  readonly number: number;
  readonly children: readonly Inline[];
  readonly place: Place;
}

/** A hard line break: two spaces or a backslash before the line end. */
export interface LineBreak {
  readonly type: 'break';
  readonly place: Place;
}

export interface Paragraph {
  readonly type: 'paragraph';
  readonly children: readonly Inline[];
  readonly place: Place;
}

/** The four levels of GB/T 9704-2012, 7.3.3: 一、 then （一） then 1. then （1）. The number is part of the author's text. */
export type HeadingLevel = 1 | 2 | 3 | 4;

export interface Heading {
  readonly type: 'heading';
  readonly level: HeadingLevel;
  readonly children: readonly Inline[];
  readonly place: Place;
}

export interface List {
  readonly type: 'list';
  readonly ordered: boolean;
  /** Number of the first entry of an ordered list; 1 for a bulleted one. */
  readonly start: number;
  /** What stands behind the numbers of an ordered list instead of a full stop. */
  readonly delimiter?: ')';
  /** Zeros typed before each number: `0` in 01. 02. */
  readonly zeros?: string;
  readonly entries: readonly ListEntry[];
  readonly place: Place;
}

/** A list entry: paragraphs and nested lists. */
export interface ListEntry {
  readonly blocks: readonly (Paragraph | List)[];
  readonly place: Place;
}

export type Alignment = 'left' | 'center' | 'right';

export interface Table {
  readonly type: 'table';
  /** Alignment of each column; null where the author gave none. */
  readonly align: readonly (Alignment | null)[];
  /** The first row, repeated on every page of the table. */
  readonly head: readonly Cell[];
  /** Every row has exactly as many cells as the head. */
  readonly rows: readonly (readonly Cell[])[];
  readonly place: Place;
}

export interface Cell {
  readonly children: readonly Inline[];
  readonly place: Place;
}

export interface Image {
  readonly type: 'image';
  /** Path as written, relative to the folder; `read` has verified that it lies inside. */
  readonly path: string;
  /** Alternative text for readers who cannot see the picture; empty when there is none. */
  readonly alt: string;
  /** Printed below the picture; null when there is none. */
  readonly caption: string | null;
  /** The file's bytes. */
  readonly data: Uint8Array;
  readonly format: 'png' | 'jpeg' | 'svg';
  /** Size in pixels, from the file. */
  readonly width: number;
  readonly height: number;
  /** How a JPEG is to be turned, as EXIF counts (JEITA CP-3451, tag 274); absent when it is upright. `width` and `height` are as turned. */
  readonly orientation?: number;
  /** An SVG that may take long to draw, and must be tried in a bounded process first. */
  readonly demanding?: true;
  readonly place: Place;
}

/** Formats the label of a list's entry, by its index: numbered as the standard numbers its levels, 1. then （1）; ● then ○. */
export function formatEntryLabel({ ordered, start, delimiter, zeros = '' }: List, index: number, depth: number): string {
  if (!ordered) return depth === 0 ? '●' : '○';
  const number = `${zeros}${start + index}`;
  return depth === 0 ? `${number}${delimiter ?? '.'}` : `（${number}）`;
}

/** Formats a note's number: ① to ⑳, then 21. and so on. */
export function formatNoteNumber(number: number): string {
  return number <= 20 ? String.fromCodePoint(0x245f + number) : `${number}.`;
}

/** Formats the label that a note begins with. 21. would run into a digit after it; ① does not. */
export function formatNoteLabel({ number, children }: Pick<Note, 'number' | 'children'>): string {
  const label = formatNoteNumber(number);
  return /^\d/.test(label) && /^[\x21-\x7E]/.test(toPlainText(children)) ? `${label} ` : label;
}

/** The text of inline nodes without style; line breaks and note marks count as nothing. */
export function toPlainText(children: readonly Inline[]): string {
  return children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}
