import type { ItemDraft, Manuscript } from '../model/manuscript.ts';
import type { Passage } from '../model/passage.ts';

/** Every passage of an issue, with the item it stands in; null for the words of `issue.yaml` itself. */
export function* proseOf({ passages, items }: Manuscript): Generator<{ passage: Passage; item: ItemDraft | null }> {
  for (const passage of passages) yield { passage, item: null };
  for (const item of items) for (const passage of item.passages) yield { passage, item };
}
