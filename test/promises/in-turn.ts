/** Does something for every one of a list, so many at once, each as soon as one before it is done. */
export async function inTurn<T>(list: readonly T[], lanes: number, work: (one: T, at: number) => Promise<void>): Promise<void> {
  const queue = list.entries();
  const lane = async () => {
    for (const [at, one] of queue) await work(one, at);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
