import type { Edit } from '../../../diagnostics/diagnostic.ts';
import type { Change } from '../changes/change.ts';
import type { ItemUnits, Unit } from '../item/units.ts';
import { changeFlow, findWeightChanges, isSameFlow, toFlow } from './flow.ts';
import { listWays } from './ways.ts';

/** The outcome of applying the changes of one item. */
export interface AppliedChanges {
  /** In order, without overlaps. */
  readonly edits: readonly Edit[];
  /** Changes that no edit expresses without changing something else. */
  readonly unsafe: readonly Change[];
  /** New words that lose or gain bold when written. */
  readonly weightChanges: readonly string[];
}

/** Reads the item with edits made; null if it then has an error, or the file's encoding lacks a character. */
export type RereadItem = (edits: readonly Edit[]) => Promise<readonly Unit[] | null>;

/** Edits that were read back, and the words whose weight they change. */
interface VerifiedEdits {
  readonly edits: readonly Edit[];
  readonly weightChanges: readonly string[];
}

/**
 * Finds the edits that make an item's file read as its changes want it. Each way to write a change is verified by reading the file back; a
 * change without a way that reads as wanted, with all else unchanged, is left out.
 */
export async function applyChanges(units: ItemUnits, changes: readonly Change[], reread: RereadItem): Promise<AppliedChanges> {
  const verify = async (edits: readonly Edit[], wanted: readonly Change[]): Promise<VerifiedEdits | null> => {
    const merged = mergeEdits(edits);
    const read = merged === null ? null : await reread(merged);
    if (merged === null || read === null) return null;
    const [actual, expected] = [toFlow(read), changeFlow(units.all, wanted)];
    return isSameFlow(actual, expected) ? { edits: merged, weightChanges: findWeightChanges(actual, expected) } : null;
  };

  // Usually the likeliest way is right for every change at once.
  const likeliest = changes.map((change) => listWays(change, units.source)[0]);
  const all = likeliest.every((way) => way !== undefined) ? await verify(likeliest.flat(), changes) : null;
  if (all !== null) return { ...all, unsafe: [] };

  const applied: Change[] = [];
  const unsafe: Change[] = [];
  let best: VerifiedEdits = { edits: [], weightChanges: [] };
  for (const change of changes) {
    let found: VerifiedEdits | null = null;
    for (const way of listWays(change, units.source)) {
      found = await verify([...best.edits, ...way], [...applied, change]);
      if (found !== null) break;
    }
    if (found === null) unsafe.push(change);
    else {
      best = found;
      applied.push(change);
    }
  }
  return { ...best, unsafe };
}

/** Sorts edits and merges adjacent ones; null if two overlap. */
function mergeEdits(edits: readonly Edit[]): readonly Edit[] | null {
  const ordered = edits.filter(({ start, end, text }) => end > start || text !== '').sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: Edit[] = [];
  for (const { start, end, text } of ordered) {
    const last = merged.at(-1);
    if (last !== undefined && start < last.end) return null;
    if (last !== undefined && start === last.end) merged[merged.length - 1] = { start: last.start, end, text: last.text + text };
    else merged.push({ start, end, text });
  }
  return merged;
}
