import type { Manuscript } from '../model/manuscript.ts';
import type { Passage } from '../model/passage.ts';
import { pairingOf } from './pairs.ts';

/**
 * The paragraphs of a quotation of several, but for its last: each begins with an opening mark, and only the last has the closing one, at
 * its end (GB/T 15834-2011, 4.8.3.5).
 */
export function continuedQuotes({ items }: Manuscript): ReadonlySet<Passage> {
  const continued = new Set<Passage>();
  for (const { passages } of items) {
    let goesOn = false;
    for (const passage of [...passages].reverse()) {
      const mark = passage.kind === 'paragraph' || passage.kind === 'entry' ? /^[“「]/.exec(passage.text)?.[0] : undefined;
      if (mark === undefined) goesOn = false;
      else if (pairingOf(passage).lone[0]?.at !== 0) goesOn = closesAtEnd(passage);
      else if (goesOn) continued.add(passage);
    }
  }
  return continued;
}

/** Whether the mark a passage begins with is closed by its end, save for a stop and a source in brackets. */
function closesAtEnd(passage: Passage): boolean {
  const closing = pairingOf(passage).pairs[0]?.closing.at;
  return closing !== undefined && /^[。！？，；]?(?:（[^（）]{0,40}）)?[。！？]?$/.test(passage.text.slice(closing + 1, closing + 60));
}
