import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Draft, Sibling } from '../model/manuscript.ts';
import type { Publication } from '../model/publication.ts';
import { toStanding } from '../model/series.ts';
import type { Reading } from '../read/index.ts';
import { runRules } from '../rules/index.ts';

/** An issue as the others see it. */
export function siblingOf({ manuscript: { issue, items, folder } }: Pick<Reading, 'manuscript'>): Sibling {
  const standing = toStanding(
    issue.values,
    folder,
    items.map((item) => item.values),
  );
  return { ...standing, file: issue.file, items: [] };
}

/** What is wrong in `bulletin.yaml` beyond its writing: points for a category the publication does not have. */
export function findScoringProblems(publication: Draft<Publication>): Diagnostic[] {
  const { file } = publication;
  const issue = { file, text: '', values: {}, broken: new Set<never>(), place: () => undefined };
  return runRules({ publication, issue, folder: '', items: [], passages: [], reviewRemarks: [], siblings: [] }, ['category-known']);
}

/** Rules whose breach makes the figures too high. */
const REPEATED = ['number-unique', 'title-unique'];
/** Rules without which an item cannot be counted, or gets no points. */
const COUNTED = ['source-known', 'category-known', 'category-section', 'office-known'];

/**
 * What a reader of the figures must know of an issue: why files of it were left out, what is in them twice, and what gets no
 * points. The rest is for `check`. Levels and comments decide what is printed, not what is counted, and are not
 * heeded.
 */
export function findingsOf({ manuscript, diagnostics }: Reading, leftOut: readonly string[], siblings: readonly Sibling[]): Diagnostic[] {
  const others = siblings.filter(({ file }) => file !== manuscript.issue.file);
  const found = [...diagnostics, ...runRules({ ...manuscript, siblings: others }, [...COUNTED, ...REPEATED])];
  return found.filter(
    ({ code, severity, place }) =>
      code === 'office-known' || (severity === 'error' && (leftOut.includes(place.file) || REPEATED.includes(code))),
  );
}
