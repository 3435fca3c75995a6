import { dirname } from 'node:path';
import type { Host, Worker } from '../../host/host.ts';
import type { Session } from '../../issue/session.ts';
import type { Plan } from '../plan.ts';
import { type Answer, type Outcome, toDefectOrFailure, unpackResult } from './outcome.ts';
import type { Job } from './worker.ts';

/** The stale issues of a run and where their outcomes go. */
export interface Queue {
  /** Takes the next issue; undefined when none is left. `index` is its place among the tasks. */
  next(): { readonly index: number; readonly issue: string; readonly plan: Plan } | undefined;
  readonly session: Session;
  add(index: number, outcome: Outcome): Promise<void>;
}

/** A worker is replaced after this many issues: the PDF compiler keeps about half a megabyte of each, which only ending the thread frees. */
export const MAX_ISSUES = 100;

/** Builds the issues of a queue in worker threads. */
export async function buildInWorkers(host: Host, queue: Queue, workers: number): Promise<void> {
  await Promise.all(Array.from({ length: workers }, () => runLane(host, queue)));
}

/** Builds issues in one worker at a time until the queue is empty. */
async function runLane(host: Host, { next, session, add }: Queue): Promise<void> {
  let worker: Worker | null = null;
  let built = 0;
  let sent = new Set<string>();
  for (let task = next(); task !== undefined; task = next()) {
    if (worker !== null && built >= MAX_ISSUES) {
      await worker.end();
      worker = null;
    }
    if (worker === null) {
      worker = await host.startWorker();
      built = 0;
      sent = new Set();
    }
    const { index, issue, plan } = task;
    const start = host.elapsed();
    let result: Outcome['result'] | null;
    try {
      const { cwd, env } = host;
      const parent = dirname(plan.located.folder);
      const siblings = sent.has(parent) ? [] : [[parent, await session.siblings(parent)] as const];
      const job: Job = { cwd, env: { ...env }, plan, siblings };
      sent.add(parent);
      result = unpackResult((await worker.ask(job)) as Answer);
      built += 1;
    } catch (error) {
      // The thread died with this issue; start another for the next.
      result = toDefectOrFailure(error);
      await worker.end();
      worker = null;
    }
    if (result !== null) await add(index, { issue, result, milliseconds: Math.round(host.elapsed() - start) });
  }
  await worker?.end();
}
