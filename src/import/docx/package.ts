import { posix } from 'node:path';
import { attribute, type Element, listElements, parseXml, XmlRefusal } from './xml.ts';
import { type Archive, type ZipProblem, ZipRefusal } from './zip.ts';

/** A relationship: a part of the package, or an external address, which is never fetched. */
export interface Relation {
  readonly kind: string;
  readonly target: string;
  readonly external: boolean;
}

/** Maximum bytes of XML in one part, below that of other parts; 150,000 characters, each in a run of its own, take less. */
const XML_BYTES = 48_000_000;

/** Maps an error to the reason for refusal, `markup` for XML that is too large or too deep. Rethrows other errors. */
export function toRefusal(error: unknown): ZipProblem | 'markup' {
  if (error instanceof XmlRefusal) return error.reason === 'damaged' ? 'damaged' : 'markup';
  if (error instanceof ZipRefusal) return error.problem;
  throw error;
}

/**
 * Decodes XML by its byte order mark or declaration, UTF-8 by default (XML 1.0, 4.3.3). Never guesses by content.
 *
 * @throws ZipRefusal if the bytes are not in that encoding, or the encoding is unknown
 */
function decodeXml(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  const wide =
    head.startsWith('\xff\xfe') || head.startsWith('<\0')
      ? 'utf-16le'
      : head.startsWith('\xfe\xff') || head.startsWith('\0<')
        ? 'utf-16be'
        : null;
  try {
    return new TextDecoder(wide ?? declared, { fatal: true }).decode(bytes);
  } catch {
    throw new ZipRefusal('damaged');
  }
}

/** A package of ISO/IEC 29500-2: parts and their relationships. */
export class Package {
  readonly #archive: Archive;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** Bytes of a part; null if it does not exist. */
  bytes(name: string): Promise<Uint8Array | null> {
    return this.#archive.read(name);
  }

  /** Parses a part; null if it does not exist. Throws ZipRefusal or XmlRefusal. */
  async xml(name: string): Promise<Element | null> {
    const bytes = await this.#archive.read(name);
    if (bytes === null) return null;
    if (bytes.length > XML_BYTES) throw new ZipRefusal('size');
    return parseXml(decodeXml(bytes));
  }

  /** Relationships of a part by identifier; of the package itself by default. */
  async relations(part = ''): Promise<ReadonlyMap<string, Relation>> {
    const folder = posix.dirname(part);
    const root = await this.xml(posix.join(folder, '_rels', `${posix.basename(part)}.rels`));
    return new Map(
      listElements(root, 'rel:Relationship').map((relation) => {
        const external = attribute(relation, 'TargetMode') === 'External';
        const written = attribute(relation, 'Target');
        // Targets are RFC 3986 references, relative to the part's folder or, with a slash, to the package. They only ever name a part.
        const target = external
          ? written
          : posix.join('/', folder, written.startsWith('/') ? posix.relative(posix.join('/', folder), written) : written).slice(1);
        return [attribute(relation, 'Id'), { kind: posix.basename(attribute(relation, 'Type')), target, external }];
      }),
    );
  }
}
