import type { Manuscript } from '../model/manuscript.ts';
import type { Passage } from '../model/passage.ts';
import { pairMarks } from './pairs.ts';

/**
 * Finds the paragraphs of a quotation that spans several, except the last: each opens with a mark, only the last closes it (GB/T
 * 15834-2011, 4.8.3.5).
 */
export function findContinuedQuotes({ items }: Manuscript): ReadonlySet<Passage> {
  const continued = new Set<Passage>();
  for (const { passages } of items) {
    let goesOn = false;
    for (const passage of [...passages].reverse()) {
      const mark = passage.kind === 'paragraph' || passage.kind === 'entry' ? /^[“「]/.exec(passage.text)?.[0] : undefined;
      if (mark === undefined) goesOn = false;
      else if (pairMarks(passage).lone[0]?.at !== 0) goesOn = closesAtEnd(passage);
      else if (goesOn) continued.add(passage);
    }
  }
  return continued;
}

/** Whether the opening mark of a passage is closed at its end; a stop and a source in brackets may follow. */
function closesAtEnd(passage: Passage): boolean {
  const closing = pairMarks(passage).pairs[0]?.closing.at;
  return closing !== undefined && /^[。！？，；]?(?:（[^（）]{0,40}）)?[。！？]?$/.test(passage.text.slice(closing + 1, closing + 60));
}
