import type { Image, Text } from 'mdast';
import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import { toExcerpt } from '../../diagnostics/excerpt.ts';
import type { Place } from '../../model/place.ts';
import { codePointName, unprintable } from '../characters.ts';
import { type Context, placeOf, sourceOf, spanOf } from './context.ts';

/**
 * Reports what character references (`&#7;`) bring into a value that the file's own characters were already checked for. Markdown gives
 * U+FFFD for those that name no character, and lets private use pass.
 */
export function reportCharacters(node: Text | Image, value: string, context: Context): void {
  const [first] = unprintable(value);
  // The file's own unprintable characters are 〓 by now, so that what is found here can only come from a reference.
  if (first === undefined) return;
  const reference = /&#[^;]{1,10};/.exec(sourceOf(node, context));
  const place = reference === null ? placeOf(node, context) : referencePlace(reference, spanOf(node).start, context);
  context.report(createDiagnostic('character-printable', place, { codePoint: codePointName(first.character) }));
}

function referencePlace({ index, 0: written }: RegExpExecArray, start: number, { source }: Context): Place {
  return source.place(start + index, start + index + written.length);
}

/** Warns of `**` that the author meant for bold and Markdown took for text: a blank within, or the other half missing. */
export function reportUnpairedBold(node: Text, context: Context): void {
  // Escaped asterisks were meant; in the source each has a backslash before it, so that two never stand side by side.
  if (!node.value.includes('**')) return;
  const { start } = spanOf(node);
  for (const { index } of sourceOf(node, context).matchAll(/\*\*/g)) {
    context.report(createDiagnostic('bold-paired', context.source.place(start + index, start + index + 2), {}));
  }
}

/** `[^1]` that Markdown took for text, and the full-width colon that may be why; `\\[^1]` is meant to be text. */
const MARK = /(?<!\\)\[\^([^\]\n]*)\](：?)/g;

/** Reports marks of notes that no text belongs to, and texts of notes that a full-width colon hid from Markdown. */
export function reportUnknownNotes(node: Text, context: Context): void {
  if (!node.value.includes('[^')) return;
  const { start } = spanOf(node);
  for (const match of sourceOf(node, context).matchAll(MARK)) {
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
