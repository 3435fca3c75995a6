import type { Host } from '../../host/host.ts';
import type { Session } from '../../issue/session.ts';
import { findForeign } from '../foreign.ts';
import { inspectBuild, type Plan } from '../plan.ts';
import { type Outcome, toDefectOrFailure } from './outcome.ts';
import type { Task } from './run.ts';

/** What a build would do about one issue. */
export interface PlannedIssue {
  /** As given on the command line. */
  readonly issue: string;
  readonly result: Prospect | Exclude<Outcome['result'], { readonly state: unknown }>;
}

interface Prospect {
  /** Why it would be built; null if it is up to date. */
  readonly stale: Plan['stale'];
  /** Files in its `dist` that look like outputs, which no build made. */
  readonly foreign: readonly string[];
}

/** Finds what a build would do, and writes nothing. */
export async function planMany(host: Host, tasks: readonly Task[], session: Session): Promise<readonly PlannedIssue[]> {
  const planned: PlannedIssue[] = [];
  for (const { issue, options } of tasks) {
    try {
      const plan = await inspectBuild(host, options, session);
      planned.push({ issue, result: { stale: plan.stale, foreign: await findForeign(host, plan) } });
    } catch (error) {
      planned.push({ issue, result: toDefectOrFailure(error) });
    }
  }
  return planned;
}
