import type { Host } from '../../host/host.ts';
import type { Session } from '../../issue/session.ts';
import { buildPlanned } from '../build.ts';
import { type BuildOptions, type Plan, planBuild } from '../plan.ts';
import { type Outcome, toDefectOrFailure, toResult } from './outcome.ts';
import { buildInWorkers, MAX_ISSUES, type Queue } from './pool.ts';

/** One issue of a run. */
export interface Task {
  /** As given on the command line. */
  readonly issue: string;
  readonly options: BuildOptions;
}

/** Receives the outcomes in the order of the tasks, whichever finishes first. */
export interface OutcomeListener {
  /**
   * @param done how many issues are done, reported or not
   * @param made how many of them were not up to date
   */
  progress(done: number, made: number): void;
  outcome(outcome: Outcome): Promise<void>;
  /** Receives each outcome at once, whichever order they come in. */
  done?(outcome: Outcome): void;
  /** What to keep of an outcome that was reported, for the result; all by default. */
  keep?(outcome: Outcome): Outcome;
}

/**
 * Builds many issues: plans each, then builds those that are stale, in workers or, for one job and few issues, in this thread. An issue that
 * fails does not stop the others. On an interrupt, issues under way are finished and no more are started.
 *
 * @returns the outcomes in the order of the tasks; fewer than these after an interrupt
 */
export async function buildMany(
  host: Host,
  tasks: readonly Task[],
  { jobs, session, listener }: { readonly jobs: number; readonly session: Session; readonly listener: OutcomeListener },
): Promise<readonly Outcome[]> {
  let interrupted = false;
  const unsubscribe = host.onInterrupt(() => {
    interrupted = true;
  });
  const reporter = createReporter(tasks.length, listener);
  try {
    const stale: { index: number; issue: string; plan: Plan }[] = [];
    for (const [index, { issue, options }] of tasks.entries()) {
      if (interrupted) break;
      const start = host.elapsed();
      const plan = await planBuild(host, options, session).catch(toDefectOrFailure);
      if ('located' in plan && plan.stale !== null) {
        stale.push({ index, issue, plan });
        continue;
      }
      const result = 'located' in plan ? await buildPlanned(host, plan, session) : plan;
      await reporter.add(index, { issue, result, milliseconds: Math.round(host.elapsed() - start) });
    }
    const queue: Queue = { next: () => (interrupted ? undefined : stale.shift()), session, add: reporter.add };
    const workers = Math.min(jobs, stale.length);
    // Only the end of a thread frees what the PDF compiler keeps of each issue.
    await (workers > 1 || stale.length > MAX_ISSUES ? buildInWorkers(host, queue, workers) : buildHere(host, queue));
    return await reporter.finish();
  } finally {
    unsubscribe();
  }
}

async function buildHere(host: Host, { next, session, add }: Queue): Promise<void> {
  for (let task = next(); task !== undefined; task = next()) {
    const { index, issue, plan } = task;
    const start = host.elapsed();
    const result = await buildPlanned(host, plan, session).catch(toResult);
    if (result === null) return;
    await add(index, { issue, result, milliseconds: Math.round(host.elapsed() - start) });
    // Signals are delivered between turns of the event loop, and a build may take only one.
    await host.sleep(0);
  }
}

/** Collects outcomes as they come and reports them in order. */
function createReporter(count: number, listener: OutcomeListener) {
  const outcomes: (Outcome | undefined)[] = Array.from({ length: count });
  let reported = 0;
  let done = 0;
  let made = 0;
  let reporting = Promise.resolve();
  const reportReady = async () => {
    for (let next = outcomes[reported]; next !== undefined; next = outcomes[reported]) {
      const index = reported;
      reported += 1;
      await listener.outcome(next);
      outcomes[index] = listener.keep?.(next) ?? next;
    }
  };
  return {
    add: async (index: number, outcome: Outcome) => {
      outcomes[index] = outcome;
      listener.done?.(outcome);
      done += 1;
      if (!('state' in outcome.result && outcome.result.state === 'unchanged')) made += 1;
      listener.progress(done, made);
      reporting = reporting.then(reportReady);
      await reporting;
    },
    /** Reports the outcomes after a task that was never started, and returns all there are. */
    finish: async () => {
      for (const outcome of outcomes.slice(reported)) if (outcome !== undefined) await listener.outcome(outcome);
      return outcomes.filter((outcome) => outcome !== undefined);
    },
  };
}
