import type { Place } from './place.ts';

/**
 * The body of an item, as a closed set of nodes: what Markdown can say and a bulletin can print. `read` produces nothing else,
 * and every renderer handles all of it (`satisfies Record<Block['type'], …>`), so a new node fails to compile until it prints everywhere.
 */
export type Block = Paragraph | Heading | List | Table | Image;

/** What stands inside a paragraph, a heading or a cell. */
export type Inline = Text | NoteMark | LineBreak;

/** A run of characters of one weight. Adjacent runs differ in weight or are parted by a line break. */
export interface Text {
  readonly type: 'text';
  /** Never empty; holds no line end and no control character. */
  readonly value: string;
  /** Bold in the source: a lead-in (提要句) or an emphasis. */
  readonly strong: boolean;
  /** Where a link leads: an http, https or mailto address. The words are printed as they are; the outputs make them a link. */
  readonly href?: string;
  readonly place: Place;
}

/** The mark in the text that points to one of the item's notes: ① raised. */
export interface NoteMark {
  readonly type: 'note';
  /** Number of the note in its item, from 1, in the order of the marks. */
  readonly number: number;
  readonly place: Place;
}

/** A note (注) of an item, printed at its end: 注：① …. */
export interface Note {
  readonly number: number;
  readonly children: readonly Inline[];
  readonly place: Place;
}

/** A line end the author asked for (two spaces or a backslash before the line end). */
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
  readonly entries: readonly ListEntry[];
  readonly place: Place;
}

/** An entry of a list: its paragraphs, and lists below them. */
export interface ListEntry {
  readonly blocks: readonly (Paragraph | List)[];
  readonly place: Place;
}

export type Alignment = 'left' | 'center' | 'right';

export interface Table {
  readonly type: 'table';
  /** One alignment a column; null where the author gave none. */
  readonly align: readonly (Alignment | null)[];
  /** The first row, repeated on every page the table reaches. */
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
  /** Path as written, relative to the folder; proved by `read` to lie inside it. */
  readonly path: string;
  /** What the picture shows, for readers who cannot see it; empty when the author gave nothing. */
  readonly alt: string;
  /** Printed below the picture; null when there is none. */
  readonly caption: string | null;
  /** The file's bytes. */
  readonly data: Uint8Array;
  readonly format: 'png' | 'jpeg' | 'svg';
  /** Size in pixels as the file says it. */
  readonly width: number;
  readonly height: number;
  readonly place: Place;
}

/** ① to ⑳, beyond them 21. and so on: how a note's number is printed. */
export function noteNumber(number: number): string {
  return number <= 20 ? String.fromCodePoint(0x245f + number) : `${number}.`;
}

/** What a note begins with. 21. would run into a figure after it; ① does not. */
export function noteLabel({ number, children }: Pick<Note, 'number' | 'children'>): string {
  const label = noteNumber(number);
  return /^\d/.test(label) && /^[\x21-\x7E]/.test(plainText(children)) ? `${label} ` : label;
}

/** The characters of a run of inline nodes, without weight; a line break and the mark of a note count as nothing. */
export function plainText(children: readonly Inline[]): string {
  return children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}
