import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Fingerprint, fingerprintFaces } from '../fonts/fingerprint.ts';
import { type FontOptions, findFaces } from '../fonts/index.ts';
import type { Digest, Host } from '../host/host.ts';
import type { Faces } from '../model/faces.ts';
import { findItemNames } from '../model/item-names.ts';
import type { FaceRole } from '../model/layout.ts';
import type { PrintedItem } from '../model/manuscript.ts';
import { packaged } from '../package-root.ts';
import type { Siblings } from './siblings.ts';

type FontChoice = FontOptions['fonts'];

/**
 * What the builds of one run share, so that a thousand issues do not each read the same. It is as old as the run.
 */
export interface Session {
  faces(fonts: FontChoice): Promise<Faces>;
  fingerprints(fonts: FontChoice): Promise<Readonly<Record<FaceRole, readonly Fingerprint[]>>>;
  /** @param parent the folder around the issues, absolute */
  siblings(parent: string): Promise<Siblings>;
  /** What an issue has printed, as others compare their items with it. Throws a NodeJS.ErrnoException. */
  printed(folder: string): Promise<readonly PrintedItem[]>;
  /** A hash of all items of an issue. */
  contents(folder: string): Promise<string>;
  /** Hash of a file. */
  digest(path: string): Promise<Digest | null>;
}

/** @param siblings how the siblings of a folder are found */
export function newSession(host: Host, siblings: (parent: string) => Promise<Siblings>): Session {
  const faces = once(async (fonts: FontChoice) => (await findFaces(host, { assets: packaged('fonts'), fonts })).faces);
  const digest = once((path: string) => host.digest(path));
  return {
    faces,
    fingerprints: once(async (fonts: FontChoice) => fingerprintFaces(host, await faces(fonts))),
    siblings: once(siblings),
    printed: once(async (folder: string) => (await import('../read/index.ts')).readPrintedItems(host, folder)),
    contents: once(async (folder: string) => contentsOf(host, folder, digest)),
    digest,
  };
}

async function contentsOf(host: Host, folder: string, digest: Session['digest']): Promise<string> {
  const hash = createHash('sha256');
  try {
    for (const name of findItemNames(await host.list(folder))) hash.update(`${name} ${(await digest(join(folder, name)))?.sha256}\n`);
  } catch (error) {
    // A sibling that cannot be read is passed over when items are compared, too.
    if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error;
  }
  return hash.digest('hex');
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
