import { Paragraph, type ParagraphChild, Tab, TextRun } from 'docx';
import { formatNumberLine, type Masthead, SIGNER } from '../../model/bulletin.ts';
import { style } from './style-ids.ts';
import { makeRun } from './text.ts';

/**
 * Writes the masthead as four paragraphs, five with a line above the name: notice and copy number, name, number and signer, publisher and date. Empty ones are kept, so that
 * everything stays in place.
 */
export function writeMasthead(masthead: Masthead): readonly Paragraph[] {
  const { notice, copy, above, name, preprinted, signer, publisher, date } = masthead;
  const numbers = formatNumberLine(masthead);
  return [
    new Paragraph({
      style: style.notice,
      children: [...writeWords(notice), ...(copy === null ? [] : alignRight(makeRun(copy, style.copyNumber)))],
    }),
    ...(above === undefined ? [] : [new Paragraph({ style: style.above, children: [makeRun(above)] })]),
    new Paragraph({ style: style.name, children: writeWords(preprinted ? null : name) }),
    signer === null
      ? new Paragraph({ style: style.number, children: [makeRun(numbers)] })
      : new Paragraph({
          style: style.numberAndSigner,
          children: [makeRun(numbers), ...alignRight(makeRun(SIGNER), makeRun(signer.slice(SIGNER.length), style.signerName))],
        }),
    new Paragraph({ style: style.publisher, children: [makeRun(publisher), ...alignRight(makeRun(date))] }),
  ];
}

function writeWords(text: string | null): readonly ParagraphChild[] {
  return text === null ? [] : [makeRun(text)];
}

/** Text at the right end of a line, after a tab. */
export function alignRight(...words: readonly ParagraphChild[]): readonly ParagraphChild[] {
  return [new TextRun({ children: [new Tab()] }), ...words];
}
