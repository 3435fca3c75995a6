/** Files open at a time: enough to keep a disk busy, far below what any system allows a process. */
const WIDTH = 16;

/** Does some work for each of a list, a bounded number at a time; the results stand in the list's order. */
export async function inBatches<T, R>(list: readonly T[], work: (value: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < list.length; at += WIDTH) results.push(...(await Promise.all(list.slice(at, at + WIDTH).map(work))));
  return results;
}
