import type { ItemDraft, Manuscript } from '../model/manuscript.ts';
import type { Passage } from '../model/passage.ts';

/** Iterates over all passages of an issue with their items; null for those of `issue.yaml`. */
export function* eachPassage({ passages, items }: Manuscript): Generator<{ passage: Passage; item: ItemDraft | null }> {
  for (const passage of passages) yield { passage, item: null };
  for (const item of items) for (const passage of item.passages) yield { passage, item };
}
