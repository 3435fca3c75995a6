import { dirname, join } from 'node:path';
import { fingerprintsOf } from './fonts/fingerprint.ts';
import { type FontOptions, findFaces } from './fonts/index.ts';
import type { Digest, Host } from './host.ts';
import type { Located } from './locate.ts';
import type { Faces } from './model/faces.ts';
import type { Sibling } from './model/manuscript.ts';
import { neighboursOf } from './model/neighbours.ts';
import { packaged } from './package-root.ts';
import { knownSiblings } from './siblings.ts';
import type { Fingerprints, SiblingFacts } from './write/manifest.ts';

/**
 * What the builds of one run share, so that a thousand issues do not each read the same: the fonts, the siblings of a folder, the hashes of
 * the publication's and the package's files. It is as old as the run.
 */
export interface Session {
  readonly faces: (fonts: FontOptions['fonts']) => Promise<Faces>;
  readonly fingerprints: (fonts: FontOptions['fonts']) => Promise<Fingerprints>;
  /** The siblings that a rule may look at, see `neighboursOf`, and the issue's own facts; null when it has no `issue.yaml`. */
  readonly siblings: (issue: Located) => Promise<{ readonly own: SiblingFacts | null; readonly neighbours: readonly Sibling[] }>;
  /** Hash of a file that is not the issue's own. */
  readonly sharedDigest: (path: string) => Promise<Digest | null>;
}

/** @param manifestOf where the manifest of an issue in that folder lies, absolute */
export function newSession(host: Host, manifestOf: (folder: string) => string): Session {
  const faces = memo(async (fonts: FontOptions['fonts']) => (await findFaces(host, { assets: packaged('fonts'), fonts })).faces);
  const siblings = memo((parent: string) => knownSiblings(host, parent, manifestOf));
  return {
    faces,
    fingerprints: memo(async (fonts: FontOptions['fonts']) => fingerprintsOf(host, await faces(fonts))),
    siblings: async ({ folder }) => {
      const all = await siblings(dirname(folder));
      const own = all.find((each) => join(dirname(folder), each.folder) === folder);
      return { own: own === undefined ? null : factsOf(own), neighbours: [] };
    },
    sharedDigest: memo((path: string) => host.digest(path)),
  };
}

function memo<K, V>(work: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const known = new Map<K, Promise<V>>();
  return (key) => {
    const found = known.get(key) ?? work(key);
    known.set(key, found);
    return found;
  };
}
