import { tierOf } from './archive/statistics/points.ts';
import type { Code } from './diagnostics/codes.ts';
import { type Diagnostic, diagnostic } from './diagnostics/diagnostic.ts';
import { excerpt } from './diagnostics/excerpt.ts';
import { nearest } from './diagnostics/nearest.ts';
import { issueDate, issueNumber } from './model/derive.ts';
import type { Draft, Manuscript, Sibling } from './model/manuscript.ts';
import { startOf } from './model/place.ts';
import { knownCategories, type Publication } from './model/publication.ts';
import type { Reading } from './read/index.ts';
import { runRules } from './rules/index.ts';

/** An issue as the others see it. */
export function siblingOf({ manuscript: { issue, items, folder } }: Reading): Sibling {
  const date = issueDate(
    issue.values,
    items.map((item) => item.values),
  );
  return { file: issue.file, number: issueNumber(issue.values, folder), supplement: issue.values.supplement ?? false, date };
}

/** Rules whose breach makes the figures too high. */
const REPEATED: readonly Code[] = ['number-unique', 'title-unique'];

/** What a reader of the figures must know of an issue: why files of it were left out, and what is in them twice. The rest is for `check`. */
export function findingsOf({ manuscript, diagnostics }: Reading, leftOut: readonly string[], siblings: readonly Sibling[]): Diagnostic[] {
  const others = siblings.filter(({ file }) => file !== manuscript.issue.file);
  const found = [...diagnostics, ...runRules({ manuscript: { ...manuscript, siblings: others } })];
  return found.filter(({ code, severity, place }) => severity === 'error' && (leftOut.includes(place.file) || REPEATED.includes(code)));
}

/** Points set for a category the publication does not have would never be given. */
export function unknownCategories({ values, place, file }: Draft<Publication>): Diagnostic[] {
  const { points, sections, categories } = values;
  if (points === undefined || sections === undefined) return [];
  const known = knownCategories({ sections, ...(categories === undefined ? {} : { categories }) });
  return points.categories.flatMap(({ category }, at) =>
    known.includes(category)
      ? []
      : diagnostic('category-known', place(`points.categories.${at}.category`) ?? startOf(file), {
          category: excerpt(category),
          nearest: nearest(category, known),
          known: known.slice(0, 10),
        }),
  );
}

/** Higher offices that have no points, where others have: a name misspelt would cost a source its points without a word. */
export function unknownOffices({ items }: Manuscript, { points }: Publication): Diagnostic[] {
  if (points.adopted.length === 0) return [];
  const names = points.adopted.flatMap(({ tier, offices }) => [tier, ...offices]);
  return items.flatMap((item) =>
    (item.values.adopted ?? []).flatMap((office, at) =>
      tierOf(office, points) === undefined
        ? diagnostic('office-known', item.place(`adopted.${at}`) ?? startOf(item.file), {
            office: excerpt(office),
            nearest: nearest(office, names),
          })
        : [],
    ),
  );
}
