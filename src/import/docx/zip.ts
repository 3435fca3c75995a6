import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

/** Reason for refusing an archive. */
export type ZipProblem = 'damaged' | 'entries' | 'size' | 'encrypted';

export class ZipRefusal extends Error {
  readonly problem: ZipProblem;

  constructor(problem: ZipProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Maximum number of parts. Word writes about 20, plus one for each picture. */
const ENTRIES = 2_000;
/** Maximum bytes of one part, and of all parts. */
const PART_BYTES = 64_000_000;
const ALL_BYTES = 200_000_000;
/** Maximum compression ratio above a certain size: XML reaches 10 to 20. */
const RATIO = 200;
const RATIO_FROM = 1_000_000;

/** A ZIP archive with a verified directory. Parts are unpacked on demand, in memory. */
export interface Archive {
  readonly names: ReadonlySet<string>;
  /**
   * Bytes of a part; null if it does not exist.
   *
   * @throws ZipRefusal if it is damaged, or larger than declared
   */
  read(name: string): Promise<Uint8Array | null>;
}

/**
 * Opens an archive by its directory and refuses too many entries, oversized parts and excessive ratios before unpacking anything. yauzl
 * holds each part to its declared size.
 *
 * @throws ZipRefusal
 */
export async function openZip(bytes: Uint8Array): Promise<Archive> {
  const zip = await fromBufferPromise(removeTrailingBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)), {
    autoClose: false,
    lazyEntries: true,
  }).catch(() => {
    throw new ZipRefusal('damaged');
  });
  if (zip.entryCount > ENTRIES) throw new ZipRefusal('entries');
  const entries = await readDirectory(zip);
  let all = 0;
  for (const entry of entries.values()) {
    all += entry.uncompressedSize;
    const swollen = entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > entry.compressedSize * RATIO;
    if (entry.uncompressedSize > PART_BYTES || all > ALL_BYTES || swollen) throw new ZipRefusal('size');
    if (entry.isEncrypted()) throw new ZipRefusal('encrypted');
  }
  return {
    names: new Set(entries.keys()),
    read: async (name) => {
      const entry = entries.get(name);
      return entry === undefined ? null : unpacked(zip, entry);
    },
  };
}

/** Size of the record that ends an archive, without its comment (APPNOTE.TXT, 4.3.16), and the longest comment. */
const END_BYTES = 22;
const COMMENT_BYTES = 65_535;

/** Cuts off bytes after the end of an archive, which mail gateways and downloads append and which Word ignores. */
function removeTrailingBytes(bytes: Buffer): Buffer {
  for (let at = bytes.length - END_BYTES; at >= Math.max(0, bytes.length - END_BYTES - COMMENT_BYTES); at -= 1) {
    if (bytes.readUInt32LE(at) !== 0x06054b50) continue;
    const end = at + END_BYTES + bytes.readUInt16LE(at + 20);
    // The directory must end where the record begins; the signature may also occur in data.
    if (end <= bytes.length && bytes.readUInt32LE(at + 12) + bytes.readUInt32LE(at + 16) === at) return bytes.subarray(0, end);
  }
  return bytes;
}

/** Entries by name. The first of two entries with the same name wins. */
async function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    // yauzl rejects absolute names and names that lead upwards.
    for await (const entry of zip.eachEntry()) if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry);
  } catch {
    throw new ZipRefusal('damaged');
  }
  return entries;
}

async function unpacked(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch {
    throw new ZipRefusal('damaged');
  }
}
