/** Consecutive elements that both lists share, or that were replaced at one place. */
export interface Stretch<T> {
  readonly before: T[];
  readonly after: T[];
  readonly kept: boolean;
}

/** A change as `diffArrays` returns it. */
interface Step {
  readonly added: boolean;
  readonly removed: boolean;
  readonly count: number;
}

/** Groups the steps of a diff so that kept and replaced stretches alternate. */
export function groupSteps<T>(steps: readonly Step[], before: readonly T[], after: readonly T[]): Stretch<T>[] {
  let [old, fresh] = [0, 0];
  const stretches: Stretch<T>[] = [];
  for (const { added, removed, count } of steps) {
    if (!added && !removed)
      stretches.push({ before: before.slice(old, old + count), after: after.slice(fresh, fresh + count), kept: true });
    else {
      const last = stretches.at(-1);
      const open: Stretch<T> = last === undefined || last.kept ? { before: [], after: [], kept: false } : last;
      if (open !== last) stretches.push(open);
      if (removed) open.before.push(...before.slice(old, old + count));
      if (added) open.after.push(...after.slice(fresh, fresh + count));
    }
    if (!added) old += count;
    if (!removed) fresh += count;
  }
  return stretches;
}
