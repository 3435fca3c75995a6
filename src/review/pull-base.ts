import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import { readManifest } from '../write/manifest.ts';
import { findOutputPlace } from '../write/place.ts';
import { sha256 } from '../write/recorder.ts';
import { countDifferentLines, type ReviewedDocument, readReviewedDocx } from './pull/index.ts';

/** Reads the documents in an issue's `dist` that nobody changed since they were built. */
export async function readBuiltDocuments(host: Host, folder: string): Promise<readonly ReviewedDocument[]> {
  const documents: ReviewedDocument[] = [];
  for (const stage of [null, 'review'] as const) {
    const place = findOutputPlace(host, folder, undefined, stage);
    const manifest = await readManifest(host, join(place.folder, place.manifest));
    for (const { format, file, ...digest } of manifest?.outputs ?? []) {
      const path = join(place.folder, file);
      if (format !== 'docx' || (await host.stat(path))?.kind !== 'file') continue;
      const bytes = await host.readFile(path);
      if (sha256(bytes) === digest.sha256) documents.push(await readReviewedDocx(bytes));
    }
  }
  return documents;
}

/**
 * Finds the document that was sent out: the one with the same text digest, otherwise the one with the fewest different lines, a built one
 * before the current one.
 *
 * @param current the document that the files build now
 * @param built the documents in `dist`
 * @returns `isKnown`: false when the edited document names a text that none of these has
 */
export function findHandedOut(
  edited: ReviewedDocument,
  current: ReviewedDocument,
  built: readonly ReviewedDocument[],
): { readonly document: ReviewedDocument; readonly isKnown: boolean } {
  const same = [current, ...built].find(({ madeOf }) => madeOf !== null && madeOf === edited.madeOf);
  if (same !== undefined) return { document: same, isKnown: true };
  const isNearer = (one: ReviewedDocument, other: ReviewedDocument) =>
    countDifferentLines(edited, one) <= countDifferentLines(edited, other);
  const nearest = built.reduce((best, each) => (isNearer(each, best) ? each : best), current);
  return { document: nearest, isKnown: edited.madeOf === null };
}
