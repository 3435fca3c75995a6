import type { FootnoteDefinition, FootnoteReference, Root } from 'mdast';
import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import { toExcerpt } from '../../diagnostics/excerpt.ts';
import type { Inline, Note, NoteMark } from '../../model/body.ts';
import { findHtmlProblem } from './comments.ts';
import { type BodySource, type Context, type NoteMarks, reportMarkup, toFirstLine, toPlace } from './context.ts';
import { readInlines } from './inline.ts';

/** `[^1]：` at the start of a line: a note with a full-width colon, which Markdown reads as text. */
const FULL_WIDTH_COLON = /^[ \t\u3000]*\[\^([^\]\s]+)\]：/gm;

/** The notes of a body. Labels and positions are free in Markdown; notes are numbered in the order of their marks. */
export class Notes implements NoteMarks {
  /** By normalised label. Notes inside lists and quotes are not included: they are rejected there. */
  readonly #definitions = new Map<string, FootnoteDefinition>();
  readonly #meant: ReadonlySet<string>;
  /** Marks read so far, by label; null for one in a place where none is allowed. */
  readonly #marks = new Map<string, NoteMark | null>();
  #count = 0;

  constructor(root: Root, from: BodySource) {
    for (const node of root.children) {
      if (node.type !== 'footnoteDefinition') continue;
      const first = this.#definitions.get(node.identifier);
      if (first === undefined) this.#definitions.set(node.identifier, node);
      else {
        const { line } = toPlace(first, from);
        from.report(createDiagnostic('note-one-text', toFirstLine(node, from), { label: readLabel(node), line }));
      }
    }
    this.#meant = new Set([...from.source.text.slice(from.start).matchAll(FULL_WIDTH_COLON)].map(([, label = '']) => label));
  }

  mark(node: FootnoteReference, context: Context): NoteMark | null {
    const mark = this.#read(node, context);
    if (mark !== null || !this.#marks.has(node.identifier)) this.#marks.set(node.identifier, mark);
    return mark;
  }

  meant(label: string): boolean {
    return this.#meant.has(label);
  }

  /** Reads the notes, in order of number, once all marks are known; reports notes without a mark. */
  read(context: Context): Note[] {
    const notes: Note[] = [];
    for (const [label, node] of this.#definitions) {
      const children = readText(node, context);
      const mark = this.#marks.get(label);
      if (mark === undefined) context.report(createDiagnostic('note-marked', toFirstLine(node, context), { label: readLabel(node) }));
      else if (mark !== null) notes.push({ number: mark.number, children, place: toPlace(node, context) });
    }
    return notes.sort((one, other) => one.number - other.number);
  }

  #read(node: FootnoteReference, context: Context): NoteMark | null {
    const place = toPlace(node, context);
    if (context.noNotes !== undefined) {
      reportMarkup(node, context.noNotes, context);
      return null;
    }
    const first = this.#marks.get(node.identifier);
    if (first !== undefined && first !== null) {
      context.report(createDiagnostic('note-one-mark', place, { label: readLabel(node), line: first.place.line }));
      return null;
    }
    // The note is inside a list or quote and was rejected there.
    if (!this.#definitions.has(node.identifier)) return null;
    this.#count += 1;
    return { type: 'note', number: this.#count, place };
  }
}

/** Reads the text of a note: one paragraph, and comments. */
function readText(node: FootnoteDefinition, context: Context): readonly Inline[] {
  const blocks = node.children.filter((child) => !(child.type === 'html' && findHtmlProblem(child) === null));
  const [first] = blocks;
  const further = first?.type === 'paragraph' ? blocks[1] : first;
  const children = first?.type === 'paragraph' ? readInlines(first.children, { ...context, noNotes: 'note-in-note' }, 'note') : [];
  if (further !== undefined) context.report(createDiagnostic('note-paragraph', toFirstLine(further, context), { label: readLabel(node) }));
  else if (children.length === 0) context.report(createDiagnostic('note-text', toFirstLine(node, context), { label: readLabel(node) }));
  return children;
}

function readLabel(node: FootnoteDefinition | FootnoteReference): string {
  return toExcerpt(node.label ?? node.identifier);
}
