import { createHash } from 'node:crypto';
import type { Host } from '../host/host.ts';
import type { Face, Faces } from '../model/faces.ts';
import type { FaceRole } from '../model/layout.ts';

/** Sizes of a font's header and of an entry in its table directory (OpenType 1.9, Organization of an OpenType font). */
const HEADER = 12;
const ENTRY = 16;

/** Identifies a face among others of its name. */
export interface Fingerprint {
  readonly family: string;
  /** SHA-256, hexadecimal, of the file size and the table directory, which contains a checksum of every table. */
  readonly sha256: string;
}

/** Fingerprints all faces by role, reading only a few bytes of each file: office fonts can have a hundred megabytes. */
export async function fingerprintFaces(host: Host, faces: Faces): Promise<Readonly<Record<FaceRole, readonly Fingerprint[]>>> {
  const known = new Map<string, Promise<Fingerprint>>();
  const of = (face: Face) => {
    const key = `${face.index} ${face.path}`;
    const found = known.get(key) ?? fingerprintFace(host, face);
    known.set(key, found);
    return found;
  };
  const ofRole = (role: FaceRole) => Promise.all(faces[role].map(of));
  return {
    xiaobiaosong: await ofRole('xiaobiaosong'),
    fangsong: await ofRole('fangsong'),
    heiti: await ofRole('heiti'),
    kaiti: await ofRole('kaiti'),
    song: await ofRole('song'),
    latin: await ofRole('latin'),
  };
}

async function fingerprintFace(host: Host, { family, path, index }: Face): Promise<Fingerprint> {
  const start = await findDirectory(host, path, index);
  const header = Buffer.from(await host.readPart(path, start, HEADER));
  const tables = header.length < HEADER ? 0 : header.readUInt16BE(4);
  const directory = await host.readPart(path, start, HEADER + ENTRY * tables);
  const size = (await host.stat(path))?.size ?? 0;
  return { family, sha256: createHash('sha256').update(`${size} ${index} `).update(directory).digest('hex') };
}

/** Offset of a face's directory; in a collection, from its header. */
async function findDirectory(host: Host, path: string, index: number): Promise<number> {
  const header = Buffer.from(await host.readPart(path, 0, HEADER + 4 * (index + 1)));
  const isCollection = header.toString('latin1', 0, 4) === 'ttcf' && header.length >= HEADER + 4 * (index + 1);
  return isCollection ? header.readUInt32BE(HEADER + 4 * index) : 0;
}
