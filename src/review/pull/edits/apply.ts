import type { Edit } from '../../../diagnostics/diagnostic.ts';
import type { Change } from '../changes/changes.ts';
import type { Unit, Units } from '../item/units.ts';
import { waysOf } from './edits.ts';
import { changedFlow, flowOf, otherWeights, sameFlow } from './flow.ts';

/** What the changes of one item came to. */
export interface Applied {
  /** In order, none overlapping. */
  readonly edits: readonly Edit[];
  /** Changes for which no way was found that reads as it should. */
  readonly unsafe: readonly Change[];
  /** New words that are not as bold as they were in the document, or bolder. */
  readonly otherWeights: readonly string[];
}

/** Reads an item with edits made; null when it has an error then, or the words cannot be written in the file. */
export type Reread = (edits: readonly Edit[]) => Promise<readonly Unit[] | null>;

/**
 * Finds the edits that make an item's file read as its changes want it. Nothing is taken on trust: what the file would read as is read, and
 * a change is left out when no way to write it reads as it should with everything else as it was.
 */
export async function applyChanges(units: Units, changes: readonly Change[], reread: Reread): Promise<Applied> {
  const all = await firstWays(units, changes, reread);
  if (all !== null) return all;
  const taken: Change[] = [];
  const unsafe: Change[] = [];
  let edits: readonly Edit[] = [];
  let weights: readonly string[] = [];
  for (const change of changes) {
    const wanted = changedFlow(units.all, [...taken, change]);
    let found: readonly Edit[] | null = null;
    for (const way of waysOf(change, units.source)) {
      const together = joined([...edits, ...way]);
      const read = together === null ? null : await reread(together);
      if (together === null || read === null) continue;
      const flow = flowOf(read);
      if (!sameFlow(flow, wanted)) continue;
      found = together;
      weights = otherWeights(flow, wanted);
      break;
    }
    if (found === null) unsafe.push(change);
    else {
      edits = found;
      taken.push(change);
    }
  }
  return { edits, unsafe, otherWeights: edits.length === 0 ? [] : weights };
}

/** All changes in the likeliest way, which is right as a rule; null when it is not. */
async function firstWays(units: Units, changes: readonly Change[], reread: Reread): Promise<Applied | null> {
  const ways = changes.map((change) => waysOf(change, units.source)[0]);
  if (!ways.every((way) => way !== undefined)) return null;
  const edits = joined(ways.flat());
  const read = edits === null ? null : await reread(edits);
  if (edits === null || read === null) return null;
  const [actual, wanted] = [flowOf(read), changedFlow(units.all, changes)];
  return sameFlow(actual, wanted) ? { edits, unsafe: [], otherWeights: otherWeights(actual, wanted) } : null;
}

/** Edits in order, those at one place as one; null when two overlap. */
function joined(edits: readonly Edit[]): readonly Edit[] | null {
  const real = edits.filter(({ start, end, text }) => end > start || text !== '');
  const ordered = real.map((edit, index) => ({ ...edit, index })).sort((a, b) => a.start - b.start || a.end - b.end || a.index - b.index);
  const result: Edit[] = [];
  for (const { start, end, text } of ordered) {
    const last = result.at(-1);
    if (last !== undefined && start < last.end) return null;
    if (last !== undefined && start === last.end) result[result.length - 1] = { start: last.start, end, text: last.text + text };
    else result.push({ start, end, text });
  }
  return result;
}
