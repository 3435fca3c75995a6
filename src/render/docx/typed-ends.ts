import type { ComparedParagraph } from '../../model/comparison.ts';

/**
 * Says of paragraphs that came or went behind changed words what Word says when they are typed or deleted there: that the end of the paragraph
 * with those words is new or gone, and the end of the last of them is the one that was kept. It is the same text either way; but LibreOffice 7.4
 * takes two changes for one that are parted by nothing but a kept end, and that end with them (measured).
 */
export function withTypedEnds(paragraphs: readonly ComparedParagraph[]): ComparedParagraph[] {
  const typed = [...paragraphs];
  for (const [index, paragraph] of paragraphs.entries()) {
    const change = paragraph.cells.at(-1)?.at(-1)?.change;
    if (paragraph.end !== 'kept' || paragraph.role === 'row' || (change !== 'inserted' && change !== 'deleted')) continue;
    let last = index;
    while (isAlike(paragraphs[last + 1], paragraph, change)) last += 1;
    for (let at = index; at < last; at += 1) typed[at] = { ...(paragraphs[at] ?? paragraph), end: change };
    if (last > index) typed[last] = { ...(paragraphs[last] ?? paragraph), end: 'kept' };
  }
  return typed;
}

/** Whether a paragraph came or went as a whole and is of the kind of another: the kind goes with the end. */
function isAlike(paragraph: ComparedParagraph | undefined, other: ComparedParagraph, change: ComparedParagraph['end']): boolean {
  if (paragraph === undefined || paragraph.end !== change || paragraph.role !== other.role || paragraph.item !== other.item) return false;
  return paragraph.cells.every((runs) => runs.every((run) => run.change === change));
}
