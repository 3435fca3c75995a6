import { dirname, resolve } from 'node:path';
import type { Host, Worker } from '../../host/host.ts';
import { type Answer, type Outcome, thrown, unpacked } from './outcome.ts';
import type { Queue } from './run.ts';
import type { Job } from './worker.ts';

/**
 * Issues a worker builds before another takes its place: what the PDF's compiler keeps of each, about half a megabyte, is given back with
 * the thread.
 */
const RENEWED_AFTER = 100;

/** Builds issues in so many threads, until there is no next one. */
export async function inWorkers(host: Host, { workers, ...queue }: Queue & { readonly workers: number }): Promise<void> {
  await Promise.all(Array.from({ length: workers }, () => lane(host, queue)));
}

/** One worker after the other, each for some issues. */
async function lane(host: Host, { next, taskAt, session, done }: Queue): Promise<void> {
  let worker: Worker | null = null;
  let built = 0;
  let told = new Set<string>();
  for (let index = next(); index !== undefined; index = next()) {
    if (worker !== null && built >= RENEWED_AFTER) {
      await worker.end();
      worker = null;
    }
    if (worker === null) {
      worker = await host.startWorker();
      built = 0;
      told = new Set();
    }
    const { issue, options } = taskAt(index);
    const start = host.elapsed();
    let result: Outcome['result'];
    try {
      const { cwd, env } = host;
      const parent = dirname(resolve(cwd, options.issue));
      const siblings = told.has(parent) ? [] : [[parent, await session.siblings(parent)] as const];
      const job: Job = { cwd, env: { ...env }, options, siblings };
      told.add(parent);
      result = unpacked((await worker.ask(job)) as Answer);
      built += 1;
    } catch (error) {
      // The thread is gone, with this issue; the next has another.
      result = thrown(error);
      await worker.end();
      worker = null;
    }
    await done(index, { issue, result, milliseconds: Math.round(host.elapsed() - start) });
  }
  await worker?.end();
}
