import { type FileChild, Paragraph } from 'docx';
import { itemOf } from './items.ts';
import { editorsNote } from './notes.ts';
import { style } from './style-ids.ts';
import { run } from './text.ts';
import type { Writer } from './writer.ts';

/** How a paragraph comes to the top of a page: not at all, by a break of its own, or because a section of the document starts with it. */
export type Opening = 'follows' | 'breaks-page' | 'starts-section';

/** The editor's note of the issue, and the bulletin's sections: their titles and their items. */
export function textOf(writer: Writer, opening: Opening): readonly FileChild[] {
  const { note, sections } = writer.job.bulletin;
  const top = opening !== 'follows';
  let number = 0;
  return [
    ...(note === null ? [] : [editorsNote(note, writer, { top, newPage: opening === 'breaks-page' })]),
    ...sections.flatMap(({ title, items }, index) => {
      const first = index === 0 && note === null;
      return [
        new Paragraph({
          style: style.sectionTitle,
          ...(first && opening === 'breaks-page' ? { pageBreakBefore: true } : {}),
          // Word keeps the spacing before a paragraph that starts a page by its own wish.
          ...(first && top ? { spacing: { before: 0 } } : {}),
          children: [run(title)],
        }),
        ...items.map((item, place) => {
          number += 1;
          return itemOf(item, { number, first: place === 0 }, writer);
        }),
      ];
    }),
  ];
}
