import type { Host } from '../host/host.ts';
import type { Draft } from '../model/manuscript.ts';
import type { Publication } from '../model/publication.ts';
import { type Standing, standingOf } from '../model/series.ts';
import { mapInBatches } from '../read/batches.ts';
import { readIssue, readSibling } from '../read/index.ts';
import { allIssues } from './locate-publication.ts';

/** An issue of a publication and its place in the series. */
export interface StandingIssue extends Standing {
  /** Absolute. */
  readonly folder: string;
}

/**
 * All issues of a publication, the oldest first; one whose year is not known yet, as it has no items, is the newest.
 *
 * @param publicationFile absolute
 * @throws NodeJS.ErrnoException when one cannot be read
 */
export async function standingIssues(
  host: Host,
  publicationFile: string,
  publication: Draft<Publication>,
): Promise<readonly StandingIssue[]> {
  const folders = await allIssues(host, publicationFile);
  const found = await mapInBatches(folders, async (folder): Promise<StandingIssue> => {
    const { file: _, ...known } = (await readSibling(host, folder)) ?? { file: '', folder, ...standingOf({}, folder) };
    if (known.date !== undefined) return known;
    // Its date is then that of its newest item.
    const { manuscript } = await readIssue(host, folder, publicationFile, { publication, depth: 'fields', siblings: [] });
    const values = manuscript.items.map((item) => item.values);
    return { folder, ...standingOf(manuscript.issue.values, folder, values) };
  });
  return [...found].sort(byAge);
}

function byAge(one: StandingIssue, other: StandingIssue): number {
  const [a, b] = [one, other].map(({ year, date, number, folder }) => [
    year ?? '9999',
    date ?? '9999',
    `${number ?? 0}`.padStart(7, '0'),
    folder,
  ]) as [string[], string[]];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 ? 0 : (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}
