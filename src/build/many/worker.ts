import type { Host } from '../../host/host.ts';
import type { Siblings } from '../../issue/series.ts';
import { createSession, type Session } from '../../issue/session.ts';
import { buildPlanned } from '../build.ts';
import type { Plan } from '../plan.ts';
import { type Answer, packResult, toResult } from './outcome.ts';

/** One issue for a worker to build, with the folder and environment of the thread that asks. */
export interface Job extends Pick<Host, 'cwd' | 'env'> {
  readonly plan: Plan;
  /** Siblings by folder, of the folders this worker has not been sent yet. */
  readonly siblings: readonly (readonly [parent: string, Siblings])[];
}

/** Creates the function that answers a worker thread's messages. Fonts, siblings and the PDF compiler are kept from one issue to the next. */
export function createWorker(host: Host): (message: unknown) => Promise<Answer> {
  const known = new Map<string, Siblings>();
  let session: Session | null = null;
  return async (message) => {
    const { plan, siblings, cwd, env } = message as Job;
    const outside = { ...host, cwd, env };
    for (const [parent, found] of siblings) known.set(parent, found);
    session ??= createSession(outside, { siblings: async (parent) => known.get(parent) ?? { standings: [], unread: [] } });
    return packResult(await buildPlanned(outside, plan, session).catch(toResult));
  };
}
