import type { Image, Text } from 'mdast';
import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import { toExcerpt } from '../../diagnostics/excerpt.ts';
import type { Place } from '../../model/place.ts';
import { findUnprintable, formatCodePoint } from '../characters.ts';
import { type Context, toPlace, toSource, toSpan } from './context.ts';

/** Reports unprintable characters from character references (`&#7;`). Markdown yields U+FFFD for invalid ones and accepts private use. */
export function reportCharacters(node: Text | Image, value: string, context: Context): void {
  const [first] = findUnprintable(value);
  // Those in the file itself are 〓 already, so this one comes from a reference.
  if (first === undefined) return;
  const reference = /&#[^;]{1,10};/.exec(toSource(node, context));
  const place = reference === null ? toPlace(node, context) : toReferencePlace(reference, toSpan(node).start, context);
  context.report(createDiagnostic('character-printable', place, { codePoint: formatCodePoint(first.character) }));
}

function toReferencePlace({ index, 0: written }: RegExpExecArray, start: number, { source }: Context): Place {
  return source.place(start + index, start + index + written.length);
}

/** Warns about `**` that Markdown reads as text: a space inside, or a missing partner. */
export function reportUnpairedBold(node: Text, context: Context): void {
  // Escaped asterisks are never adjacent in the source.
  if (!node.value.includes('**')) return;
  const { start } = toSpan(node);
  for (const { index } of toSource(node, context).matchAll(/\*\*/g)) {
    context.report(createDiagnostic('bold-paired', context.source.place(start + index, start + index + 2), {}));
  }
}

/** `[^1]` that Markdown reads as text, and the full-width colon that may be the reason. `\\[^1]` is meant as text. */
const MARK = /(?<!\\)\[\^([^\]\n]*)\](：?)/g;

/** Reports note marks without a note, and notes that Markdown does not recognise because of a full-width colon. */
export function reportUnknownNotes(node: Text, context: Context): void {
  if (!node.value.includes('[^')) return;
  const { start } = toSpan(node);
  for (const match of toSource(node, context).matchAll(MARK)) {
    const [written, label = '', colon = ''] = match;
    const at = start + match.index;
    const place = context.source.place(at, at + written.length);
    const lineStart = context.source.text.lastIndexOf('\n', at - 1) + 1;
    if (colon !== '' && context.source.text.slice(lineStart, at).trim() === '') {
      context.report(createDiagnostic('note-colon', place, { label: toExcerpt(label) }));
    } else if (label === '' || /\s/.test(label)) {
      context.report(createDiagnostic('markup-printable', place, { markup: 'note-label' }));
    } else if (context.noNotes !== undefined) {
      context.report(createDiagnostic('markup-printable', place, { markup: context.noNotes }));
    } else if (!context.notes.meant(label)) {
      context.report(createDiagnostic('note-defined', place, { label: toExcerpt(label) }));
    }
  }
}
