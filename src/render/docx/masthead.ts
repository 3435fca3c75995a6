import { Paragraph, Tab, TextRun } from 'docx';
import type { Masthead } from '../../model/bulletin.ts';
import { style } from './styles.ts';
import { legal, run } from './text.ts';

/**
 * The masthead as four paragraphs: notice, name, number, publisher and date. The first stands even when the publication has no notice, so
 * that the name keeps its place. The red rule is the lower border of the last, as wide as the type area.
 */
export function mastheadOf({ notice, name, number, total, publisher, date }: Masthead): readonly Paragraph[] {
  return [
    new Paragraph({ style: style.notice, children: notice === null ? [] : [run(notice)] }),
    new Paragraph({ style: style.name, children: [run(name)] }),
    new Paragraph({ style: style.number, children: [run(total === null ? number : `${number}（${total}）`)] }),
    new Paragraph({
      style: style.publisher,
      children: [run(publisher), new TextRun({ children: [new Tab()] }), run(legal(date))],
    }),
  ];
}
