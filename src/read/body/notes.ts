import type { FootnoteDefinition, FootnoteReference, Root } from 'mdast';
import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import { toExcerpt } from '../../diagnostics/excerpt.ts';
import type { Inline, Note, NoteMark } from '../../model/body.ts';
import { htmlProblem } from './comments.ts';
import { type BodySource, type Context, firstLineOf, type NoteMarks, placeOf, refuse } from './context.ts';
import { readInlines } from './inline.ts';

/** `[^1]：` at the start of a line, with the colon of a Chinese keyboard, which Markdown takes for text. */
const FULL_WIDTH_COLON = /^[ \t\u3000]*\[\^([^\]\s]+)\]：/gm;

/**
 * The notes of a body. Markdown lets an author call them what he likes and write them where he likes; here they are matched with their
 * marks and numbered in the order of these.
 */
export class Notes implements NoteMarks {
  /** By label as Markdown compares labels. Notes inside lists and quotes are not among them: whoever reads those refuses them. */
  readonly #definitions = new Map<string, FootnoteDefinition>();
  readonly #meant: ReadonlySet<string>;
  /** The marks read so far, by label; null for one that stands where none may. */
  readonly #marks = new Map<string, NoteMark | null>();
  #count = 0;

  constructor(root: Root, from: BodySource) {
    for (const node of root.children) {
      if (node.type !== 'footnoteDefinition') continue;
      const first = this.#definitions.get(node.identifier);
      if (first === undefined) this.#definitions.set(node.identifier, node);
      else {
        const { line } = placeOf(first, from);
        from.report(createDiagnostic('note-one-text', firstLineOf(node, from), { label: labelOf(node), line }));
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

  /** The notes in the order of their numbers, once all marks are read; a note without a mark is reported. */
  read(context: Context): Note[] {
    const notes: Note[] = [];
    for (const [label, node] of this.#definitions) {
      const children = readText(node, context);
      const mark = this.#marks.get(label);
      if (mark === undefined) context.report(createDiagnostic('note-marked', firstLineOf(node, context), { label: labelOf(node) }));
      else if (mark !== null) notes.push({ number: mark.number, children, place: placeOf(node, context) });
    }
    return notes.sort((one, other) => one.number - other.number);
  }

  #read(node: FootnoteReference, context: Context): NoteMark | null {
    const place = placeOf(node, context);
    if (context.noNotes !== undefined) {
      refuse(node, context.noNotes, context);
      return null;
    }
    const first = this.#marks.get(node.identifier);
    if (first !== undefined && first !== null) {
      context.report(createDiagnostic('note-one-mark', place, { label: labelOf(node), line: first.place.line }));
      return null;
    }
    // The text of a mark that Markdown knows and we do not stands inside a list or a quote and is refused there.
    if (!this.#definitions.has(node.identifier)) return null;
    this.#count += 1;
    return { type: 'note', number: this.#count, place };
  }
}

/** The text of a note: one paragraph, beside which comments may stand. */
function readText(node: FootnoteDefinition, context: Context): readonly Inline[] {
  const blocks = node.children.filter((child) => !(child.type === 'html' && htmlProblem(child) === null));
  const [first] = blocks;
  const further = first?.type === 'paragraph' ? blocks[1] : first;
  const children = first?.type === 'paragraph' ? readInlines(first.children, { ...context, noNotes: 'note-in-note' }, 'note') : [];
  if (further !== undefined) context.report(createDiagnostic('note-paragraph', firstLineOf(further, context), { label: labelOf(node) }));
  else if (children.length === 0) context.report(createDiagnostic('note-text', firstLineOf(node, context), { label: labelOf(node) }));
  return children;
}

function labelOf(node: FootnoteDefinition | FootnoteReference): string {
  return toExcerpt(node.label ?? node.identifier);
}
