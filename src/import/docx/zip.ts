import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

/** Why an archive was not opened. */
export type ZipProblem = 'damaged' | 'entries' | 'size' | 'encrypted';

export class ZipRefusal extends Error {
  readonly problem: ZipProblem;

  constructor(problem: ZipProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Parts of a package. Word's have some 20, and one more a picture. */
const ENTRIES = 2_000;
/** Bytes of one part, of all parts that are read, and of the text of one part. */
const PART_BYTES = 64_000_000;
const ALL_BYTES = 200_000_000;
/** XML deflates by 10 to 20; more than this over some size is made to fill a memory. */
const RATIO = 200;
const RATIO_FROM = 1_000_000;

/** A ZIP archive whose directory was found sound; parts are unpacked when they are asked for, by name and never to a disk. */
export interface Archive {
  readonly names: ReadonlySet<string>;
  /**
   * Bytes of a part; null when there is none of that name.
   *
   * @throws ZipRefusal when it is damaged, or larger than it says
   */
  read(name: string): Promise<Uint8Array | null>;
}

/**
 * Opens an archive by its directory, before anything is unpacked: too many entries, parts or ratios beyond any document's are refused. yauzl
 * holds each part to the size its entry gives.
 *
 * @throws ZipRefusal
 */
export async function openZip(bytes: Uint8Array): Promise<Archive> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    autoClose: false,
    lazyEntries: true,
  }).catch(() => {
    throw new ZipRefusal('damaged');
  });
  if (zip.entryCount > ENTRIES) throw new ZipRefusal('entries');
  const entries = await directory(zip);
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

/** The entries by name; of two of one name the first, as the second is there to be read by somebody else. */
async function directory(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    // yauzl refuses names that are absolute or lead upwards.
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
