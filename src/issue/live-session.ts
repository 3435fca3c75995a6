import type { Host } from '../host/host.ts';
import { createSession, type Session } from './session.ts';

/** Milliseconds for which the other issues of the publication are cached: they change rarely, and an archive has hundreds. */
const SIBLINGS_MAX_AGE = 10_000;

/** What `prepare` takes of a session. */
type SharedReads = Pick<Session, 'faces' | 'siblings' | 'printed'>;

/** Creates what a program shares that reads an issue again at each change: fonts for good, the other issues for ten seconds. */
export function createLiveSession(host: Host): () => SharedReads {
  const { faces } = createSession(host);
  let siblings: { readonly session: Session; readonly since: number } | null = null;
  return () => {
    if (siblings === null || host.elapsed() - siblings.since > SIBLINGS_MAX_AGE) {
      siblings = { session: createSession(host), since: host.elapsed() };
    }
    return { siblings: siblings.session.siblings, printed: siblings.session.printed, faces };
  };
}
