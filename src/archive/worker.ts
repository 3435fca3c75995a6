import { type BuildOptions, build } from '../build.ts';
import type { Host } from '../host.ts';
import { newSession } from '../session.ts';
import type { Neighbourhood } from '../siblings.ts';
import { type Answer, packed, thrown } from './outcome.ts';

/** What a worker is asked: to build one issue, whose siblings have been looked through already, in the surroundings of who asks. */
export interface Job extends Pick<Host, 'cwd' | 'env'> {
  readonly options: BuildOptions;
  readonly neighbourhood: Neighbourhood;
}

/** Makes what a worker thread answers each message with. It keeps fonts, templates and the PDF's compiler from one issue to the next. */
export function worker(host: Host): (message: unknown) => Promise<Answer> {
  const shared = newSession(host, () => '');
  return async (message) => {
    const { options, neighbourhood, cwd, env } = message as Job;
    const session = { ...shared, neighbourhood: async () => neighbourhood };
    return packed(await build({ ...host, cwd, env }, options, session).catch(thrown));
  };
}
