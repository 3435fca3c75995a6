import { createDiagnostic } from '../diagnostics/diagnostic.ts';
import { fileName, type Host } from '../host/host.ts';
import { toFileStart } from '../model/place.ts';
import { replaceUnprintable, reportUnprintable } from './characters.ts';
import { decode } from './decode.ts';
import { type Report, Source } from './source.ts';

/**
 * Reads a text file: decoded, unprintable characters reported and replaced. Null when too large or in an unknown encoding.
 *
 * @param path absolute
 * @throws NodeJS.ErrnoException when it cannot be read
 */
export async function readText(host: Host, path: string, limit: number, report: Report): Promise<Source | null> {
  const file = fileName(host, path);
  const bytes = await readBoundedFile(host, path, limit);
  if (bytes === null) {
    report(createDiagnostic('file-bounded', toFileStart(file), { limit: `${limit / 1_000_000} MB` }));
    return null;
  }
  const decoded = decode(bytes);
  if (decoded === null) {
    report(createDiagnostic('encoding-known', toFileStart(file), {}));
    return null;
  }
  if (decoded.encoding !== 'UTF-8') report(createDiagnostic('encoding-utf8', toFileStart(file), { encoding: decoded.encoding }));
  const source = new Source(file, decoded.text);
  return reportUnprintable(source, report) ? new Source(file, replaceUnprintable(decoded.text)) : source;
}

/**
 * Reads a file; null when it is larger than `limit` bytes.
 *
 * @throws NodeJS.ErrnoException when it cannot be read
 */
export async function readBoundedFile(host: Host, path: string, limit: number): Promise<Uint8Array | null> {
  try {
    return await host.readFile(path, limit);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EFBIG') return null;
    throw error;
  }
}
