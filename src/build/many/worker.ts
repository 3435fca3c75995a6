import type { Host } from '../../host/host.ts';
import { newSession, type Session } from '../../issue/session.ts';
import type { Siblings } from '../../issue/siblings.ts';
import { type BuildOptions, build } from '../build.ts';
import { type Answer, packed, thrown } from './outcome.ts';

/** What a worker is asked: to build one issue, whose siblings have been looked through already, in the surroundings of who asks. */
export interface Job extends Pick<Host, 'cwd' | 'env'> {
  readonly options: BuildOptions;
  /** The siblings of folders that this worker has not been told of yet, by folder. */
  readonly siblings: readonly (readonly [parent: string, Siblings])[];
}

/** Makes what a worker thread answers each message with. It keeps fonts, siblings and the PDF's compiler from one issue to the next. */
export function worker(host: Host): (message: unknown) => Promise<Answer> {
  const known = new Map<string, Siblings>();
  let session: Session | null = null;
  return async (message) => {
    const { options, siblings, cwd, env } = message as Job;
    const outside = { ...host, cwd, env };
    for (const [parent, found] of siblings) known.set(parent, found);
    session ??= newSession(outside, async (parent) => known.get(parent) ?? { standings: [], unread: [] });
    return packed(await build(outside, options, session).catch(thrown));
  };
}
