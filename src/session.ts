import { dirname } from 'node:path';
import { type Fingerprint, fingerprintsOf } from './fonts/fingerprint.ts';
import { type FontOptions, findFaces } from './fonts/index.ts';
import type { Digest, Host } from './host.ts';
import type { Faces } from './model/faces.ts';
import type { FaceRole } from './model/layout.ts';
import { packaged } from './package-root.ts';
import { type ManifestOf, type Neighbourhood, neighbourhoodOf, siblingsIn } from './siblings.ts';

type FontChoice = FontOptions['fonts'];

/**
 * What the builds of one run share, so that a thousand issues do not each read the same: the fonts, the siblings of a folder, the hashes of
 * the publication's and the package's files. It is as old as the run.
 */
export interface Session {
  faces(fonts: FontChoice): Promise<Faces>;
  fingerprints(fonts: FontChoice): Promise<Readonly<Record<FaceRole, readonly Fingerprint[]>>>;
  /** @param folder of an issue, absolute */
  neighbourhood(folder: string): Promise<Neighbourhood>;
  /** Hash of a file that many issues share. */
  digest(path: string): Promise<Digest | null>;
}

/** A session that finds everything for itself. */
export function newSession(host: Host, manifestOf: ManifestOf): Session {
  const faces = once(async (fonts: FontChoice) => (await findFaces(host, { assets: packaged('fonts'), fonts })).faces);
  const siblings = once((parent: string) => siblingsIn(host, parent, manifestOf));
  return {
    faces,
    fingerprints: once(async (fonts: FontChoice) => fingerprintsOf(host, await faces(fonts))),
    neighbourhood: async (folder) => neighbourhoodOf(host, folder, await siblings(dirname(folder))),
    digest: once((path: string) => host.digest(path)),
  };
}

/** A function that does its work once for each argument. */
function once<K, V>(work: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const known = new Map<K, Promise<V>>();
  return (key) => {
    const found = known.get(key) ?? work(key);
    known.set(key, found);
    return found;
  };
}
