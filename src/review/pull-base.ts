import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import { readManifest } from '../write/manifest.ts';
import { findOutputPlace } from '../write/place.ts';
import { sha256 } from '../write/recorder.ts';
import { distance, type Reviewed, readReviewed } from './pull/index.ts';

/** Documents of the issue in its `dist` that are as they were built. */
export async function builtBefore(host: Host, folder: string): Promise<readonly Reviewed[]> {
  const documents: Reviewed[] = [];
  for (const stage of [null, 'review'] as const) {
    const place = findOutputPlace(host, folder, undefined, stage);
    for (const { format, file, ...digest } of (await readManifest(host, join(place.folder, place.manifest)))?.outputs ?? []) {
      const path = join(place.folder, file);
      if (format !== 'docx' || (await host.stat(path))?.kind !== 'file') continue;
      const bytes = await host.readFile(path);
      if (sha256(bytes) === digest.sha256) documents.push(await readReviewed(bytes));
    }
  }
  return documents;
}

/**
 * The document that was handed out: the one that says what text this one was made with. Where none does, the one that differs least from it,
 * that in `dist` before others; `known` tells whether it is it for all one can know.
 *
 * @param now the document as it would be built now
 * @param built those in `dist`
 */
export function handedOut(
  document: Reviewed,
  now: Reviewed,
  built: readonly Reviewed[],
): { readonly document: Reviewed; readonly known: boolean } {
  const same = [now, ...built].find(({ madeOf }) => madeOf !== null && madeOf === document.madeOf);
  if (same !== undefined) return { document: same, known: true };
  const nearest = built.reduce((best, each) => (distance(document, each) <= distance(document, best) ? each : best), now);
  return { document: nearest, known: document.madeOf === null };
}
