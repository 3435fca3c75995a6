import { Paragraph } from 'docx';
import { formatNoteLabel, type Note } from '../../model/body.ts';
import { EDITORS_NOTE, NOTES } from '../../model/bulletin.ts';
import { toKeepOptions } from './ending.ts';
import { style } from './style-ids.ts';
import { makeFittedRuns, makeRuns, toPrintedText } from './text.ts';
import type { Writer } from './writer.ts';

/** Indent of a note's first line, in characters. */
const INDENT = 2;

/**
 * Writes an editor's note (编者按) as one paragraph.
 *
 * @param place Whether it starts a page or directly follows its section's title: then there is no blank line before it.
 */
export function writeEditorsNote(text: string, writer: Writer, place: { readonly top: boolean; readonly newPage?: boolean }): Paragraph {
  const fitting = writer.fittings(EDITORS_NOTE, text);
  return new Paragraph({
    style: style.editorsNote,
    ...(place.newPage === true ? { pageBreakBefore: true } : {}),
    ...(place.top ? { spacing: { before: 0 } } : {}),
    children: [...makeFittedRuns(EDITORS_NOTE, fitting, style.editorsNoteLabel), ...makeFittedRuns(text, fitting)],
  });
}

/**
 * Writes the notes at the end of an item. They are paragraphs with raised numbers, not Word footnotes: those stand at the foot of the page,
 * where the layout has no room for them, and restart in every item only with a section break. Later numbers align with the first, past its
 * label.
 */
export function writeNotes(notes: readonly Note[], writer: Writer): readonly Paragraph[] {
  return notes.map((note, index) => {
    const { children } = note;
    const first = index === 0;
    const opening = `${first ? NOTES : ''}${formatNoteLabel(note)}`;
    const fitting = writer.fittings(opening + toPrintedText(children));
    return new Paragraph({
      style: style.note,
      ...toKeepOptions(writer, note),
      ...(first ? {} : { indent: { firstLine: (INDENT + [...NOTES].length) * writer.measures.character } }),
      children: [...makeFittedRuns(opening, fitting), ...makeRuns(children, writer, fitting)],
    });
  });
}
