import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Draft, Sibling } from '../model/manuscript.ts';
import type { Publication } from '../model/publication.ts';
import { toStanding } from '../model/series.ts';
import { createSeriesIndex } from '../model/series-index.ts';
import type { Reading } from '../read/index.ts';
import { runRules } from '../rules/index.ts';

/** An issue as a sibling of the others. */
export function toSibling({ manuscript: { issue, items, folder } }: Pick<Reading, 'manuscript'>): Sibling {
  const standing = toStanding(
    issue.values,
    folder,
    items.map((item) => item.values),
  );
  return { ...standing, file: issue.file, items: [] };
}

/** Creates the function that finds the siblings that concern an issue among all. */
export function createSiblingFinder(siblings: readonly Sibling[], restart: Publication['series']['restart']) {
  const index = createSeriesIndex(siblings, restart);
  const byFile = new Map(siblings.map((sibling) => [sibling.file, sibling]));
  return (reading: Pick<Reading, 'manuscript'>): readonly Sibling[] => {
    const own = toSibling(reading);
    return index.concerning(own, byFile.get(own.file)).filter(({ file }) => file !== own.file);
  };
}

/** Reports what the schema of `bulletin.yaml` cannot check: points for a category that the publication does not have. */
export function findScoringProblems(publication: Draft<Publication>): Diagnostic[] {
  const { file } = publication;
  const issue = { file, text: '', values: {}, broken: new Set<never>(), place: () => undefined };
  return runRules({ publication, issue, folder: '', items: [], passages: [], reviewRemarks: [], siblings: [] }, ['category-known']);
}

/** Rules whose violation makes the figures too high. */
const REPEATED = ['number-unique', 'title-unique'];
/** Rules without which an item cannot be counted or earns no points. */
const COUNTED = ['source-known', 'category-known', 'category-section', 'office-known'];

/**
 * Finds the diagnostics of an issue that affect the figures: why files were not counted, what is counted twice, and what earns no points.
 * `check` reports the rest. Levels and ignore comments are not applied: they control what is printed, not what is counted.
 */
export function listFindings({ manuscript, diagnostics }: Reading, leftOut: readonly string[], siblings: readonly Sibling[]): Diagnostic[] {
  const found = [...diagnostics, ...runRules({ ...manuscript, siblings }, [...COUNTED, ...REPEATED])];
  return found.filter(
    ({ code, severity, place }) =>
      code === 'office-known' || (severity === 'error' && (leftOut.includes(place.file) || REPEATED.includes(code))),
  );
}
