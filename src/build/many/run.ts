import type { Host } from '../../host/host.ts';
import type { Session } from '../../issue/session.ts';
import { type BuildOptions, build, upToDate } from '../build.ts';
import { type Outcome, thrown } from './outcome.ts';
import { inWorkers } from './pool.ts';

/** One issue of many: how it was named, and how it is to be built. */
export interface Task {
  readonly issue: string;
  readonly options: BuildOptions;
}

/** Hears of each issue when it and all before it are done, so that what is printed does not depend on who was faster. */
export interface Audience {
  /** How many are done, of which nothing is said yet perhaps. */
  progress(done: number): void;
  told(outcome: Outcome): Promise<void>;
}

/**
 * Builds many issues: what is up to date is left, the rest is shared out among workers, or built right here when there is one issue or one
 * worker. A failure or a defect of one does not keep the others from their turn. When the program is asked to end, the issues under way are
 * finished and no more begun, so that nothing is left half.
 *
 * @returns the outcomes in the order of the tasks; fewer than these when it was asked to end
 */
export async function buildMany(
  host: Host,
  tasks: readonly Task[],
  { jobs, session, audience }: { readonly jobs: number; readonly session: Session; readonly audience: Audience },
): Promise<readonly Outcome[]> {
  let stopped = false;
  const forget = host.onInterrupt(() => {
    stopped = true;
  });
  const done = inOrder(tasks.length, audience);
  try {
    const stale: number[] = [];
    for (const [index, { issue, options }] of tasks.entries()) {
      if (stopped) break;
      const start = host.elapsed();
      const result = await upToDate(host, options, session).catch(thrown);
      if (result === null) stale.push(index);
      else await done.add(index, { issue, result, milliseconds: Math.round(host.elapsed() - start) });
    }
    const next = () => (stopped ? undefined : stale.shift());
    const taskAt = (index: number) => tasks[index] as Task;
    const workers = Math.min(jobs, stale.length);
    if (workers > 1) await inWorkers(host, { workers, next, taskAt, session, done: done.add });
    else await inProcess(host, { next, taskAt, session, done: done.add });
    return await done.finish();
  } finally {
    forget();
  }
}

/** What both ways of building take: whose turn it is, and where the outcome goes. */
export interface Queue {
  /** Place in the list of the issue whose turn it is; undefined when there is none. */
  next(): number | undefined;
  taskAt(index: number): Task;
  readonly session: Session;
  done(index: number, outcome: Outcome): Promise<void>;
}

async function inProcess(host: Host, { next, taskAt, session, done }: Queue): Promise<void> {
  for (let index = next(); index !== undefined; index = next()) {
    const { issue, options } = taskAt(index);
    const start = host.elapsed();
    const result = await build(host, options, session).catch(thrown);
    await done(index, { issue, result, milliseconds: Math.round(host.elapsed() - start) });
    // A signal is heard between two turns of the event loop, and a build need not have one.
    await host.sleep(0);
  }
}

/** Collects outcomes as they come and tells of them in order. */
function inOrder(count: number, audience: Audience) {
  const outcomes: (Outcome | undefined)[] = Array.from({ length: count });
  let told = 0;
  let done = 0;
  let telling = Promise.resolve();
  const tell = async () => {
    for (let next = outcomes[told]; next !== undefined; next = outcomes[told]) {
      told += 1;
      await audience.told(next);
    }
  };
  return {
    add: async (index: number, outcome: Outcome) => {
      outcomes[index] = outcome;
      done += 1;
      audience.progress(done);
      telling = telling.then(tell);
      await telling;
    },
    /** Tells of those that are done behind others that were not begun, and gives all that are done. */
    finish: async () => {
      for (const outcome of outcomes.slice(told)) if (outcome !== undefined) await audience.told(outcome);
      return outcomes.filter((outcome) => outcome !== undefined);
    },
  };
}
