import type { Manuscript } from '../model/manuscript.ts';
import type { Passage } from '../model/passage.ts';
import { eachPassage } from './prose.ts';

/** Groups passages by text: `issue.yaml`, then each item. */
export function groupPassages(manuscript: Manuscript): Passage[][] {
  const texts = new Map<string, Passage[]>();
  for (const { passage, item } of eachPassage(manuscript)) {
    const passages = texts.get(item?.name ?? '');
    if (passages === undefined) texts.set(item?.name ?? '', [passage]);
    else passages.push(passage);
  }
  return [...texts.values()];
}
