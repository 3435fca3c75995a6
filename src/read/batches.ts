/** Files open at a time: enough to keep a disk busy, well below any system's limit per process. */
const WIDTH = 16;

/** Maps a list asynchronously, `WIDTH` values at a time. Results keep the order of the list. */
export async function mapInBatches<T, R>(list: readonly T[], work: (value: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < list.length; at += WIDTH) results.push(...(await Promise.all(list.slice(at, at + WIDTH).map(work))));
  return results;
}
