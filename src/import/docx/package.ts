import { posix } from 'node:path';
import { decode } from '../../read/decode.ts';
import { attribute, type Element, elements, parseXml, XmlRefusal } from './xml.ts';
import { type Archive, type ZipProblem, ZipRefusal } from './zip.ts';

/** What a part refers to: another part of the package by its name, or an address outside, which is never fetched. */
export interface Relation {
  readonly kind: string;
  readonly target: string;
  readonly external: boolean;
}

/** Bytes of XML of one part. The text of a book is below a megabyte; its markup may be 20 times as long. */
const XML_BYTES = 24_000_000;

/** Why a package was not read, `markup` for XML that is larger or deeper than any. What is no refusal of it is thrown on. */
export function refusalOf(error: unknown): ZipProblem | 'markup' {
  if (error instanceof XmlRefusal) return error.reason === 'damaged' ? 'damaged' : 'markup';
  if (error instanceof ZipRefusal) return error.problem;
  throw error;
}

/** A package of ISO/IEC 29500-2: parts and what they refer to. */
export class Package {
  readonly #archive: Archive;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** Bytes of a part; null when there is none. */
  bytes(name: string): Promise<Uint8Array | null> {
    return this.#archive.read(name);
  }

  /** A part as a tree; null when there is none. Throws ZipRefusal and XmlRefusal. */
  async xml(name: string): Promise<Element | null> {
    const bytes = await this.#archive.read(name);
    if (bytes === null) return null;
    if (bytes.length > XML_BYTES) throw new ZipRefusal('size');
    const decoded = decode(bytes);
    if (decoded === null) throw new ZipRefusal('damaged');
    return parseXml(decoded.text);
  }

  /** What a part refers to, by identifier; the package itself when no part is named. */
  async relations(part = ''): Promise<ReadonlyMap<string, Relation>> {
    const folder = posix.dirname(part);
    const root = await this.xml(posix.join(folder, '_rels', `${posix.basename(part)}.rels`));
    return new Map(
      elements(root, 'rel:Relationship').map((relation) => {
        const external = attribute(relation, 'TargetMode') === 'External';
        const written = attribute(relation, 'Target');
        // A target is a reference by RFC 3986, from the folder of the part or, with a slash, of the package. It only ever names a part.
        const target = external
          ? written
          : posix.join('/', folder, written.startsWith('/') ? posix.relative(posix.join('/', folder), written) : written).slice(1);
        return [attribute(relation, 'Id'), { kind: posix.basename(attribute(relation, 'Type')), target, external }];
      }),
    );
  }
}
