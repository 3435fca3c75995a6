import { type Fingerprint, fingerprintFaces } from '../fonts/fingerprint.ts';
import { type FontOptions, findFaces } from '../fonts/index.ts';
import type { Digest, Host } from '../host/host.ts';
import type { Faces } from '../model/faces.ts';
import type { FaceRole } from '../model/layout.ts';
import { packagedPath } from '../package-root.ts';
import { readPrintedItems } from '../read/index.ts';
import { findManifest } from '../write/place.ts';
import { type BuildDefaults, readBuildDefaults } from './build-defaults.ts';
import { recoverSources } from './recover.ts';
import { hashItems, readSiblings, type Series } from './series.ts';

type FontChoice = FontOptions['fonts'];

/** What the builds of one run share; everything in it is read once, when it is first needed. */
export interface Session extends Series {
  faces(fonts: FontChoice): Promise<Faces>;
  fingerprints(fonts: FontChoice): Promise<Readonly<Record<FaceRole, readonly Fingerprint[]>>>;
  /** What a `bulletin.yaml` says of builds. */
  defaults(publication: string): Promise<BuildDefaults>;
  /** The digest of a file; null if it is not there. */
  digest(path: string): Promise<Digest | null>;
  /** See `recoverSources`. */
  recover(folder: string): Promise<void>;
}

/** How many digests and texts a run keeps. An issue needs those of the 60 before it; more would let memory grow with the archive. */
const MOST = { digests: 4_000, printed: 150 };

interface SessionOptions {
  /** The output folder of an issue; undefined (the default) for its own `dist`. */
  readonly outputOf?: (folder: string) => string | undefined;
  /** Reads the siblings in a folder; by default from manifests and `issue.yaml` files. */
  readonly siblings?: Series['siblings'];
}

/** Creates what the builds of one run share. */
export function createSession(host: Host, { outputOf = () => undefined, siblings }: SessionOptions = {}): Session {
  const manifestOf = (folder: string) => findManifest(host, folder, outputOf(folder));
  const faces = memoise(async (fonts: FontChoice) => (await findFaces(host, { assets: packagedPath('fonts'), fonts })).faces);
  const digest = memoise((path: string) => host.digest(path), MOST.digests);
  return {
    faces,
    fingerprints: memoise(async (fonts: FontChoice) => fingerprintFaces(host, await faces(fonts))),
    siblings: memoise(siblings ?? ((parent) => readSiblings(host, parent, manifestOf))),
    printed: memoise((folder: string) => readPrintedItems(host, folder), MOST.printed),
    contents: memoise((folder: string) => hashItems(host, folder, digest)),
    defaults: memoise((publication: string) => readBuildDefaults(host, publication)),
    digest,
    recover: memoise((folder: string) => recoverSources(host, folder)),
  };
}

/** @param most how many results to keep; those not asked for longest are forgotten */
function memoise<K, V>(work: (key: K) => Promise<V>, most = Number.POSITIVE_INFINITY): (key: K) => Promise<V> {
  const known = new Map<K, Promise<V>>();
  return (key) => {
    const found = known.get(key) ?? work(key);
    known.delete(key);
    known.set(key, found);
    if (known.size > most) known.delete(known.keys().next().value as K);
    return found;
  };
}
