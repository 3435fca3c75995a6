import { findSource, listKnownCategories, listSectionCategories, type Section } from '../../model/publication.ts';
import type { Clue, Recogniser, Subject } from './recogniser.ts';

/** The category if only one is possible: the only one of the publication, of the source, or of the only section open to its group. */
export const category: Recogniser = (subject) => {
  const possible = listPossibleCategories(subject);
  const [only, ...others] = possible;
  if (only !== undefined && others.length === 0) return { clues: [{ field: 'category', value: only, origin: 'only-one', sure: true }] };
  return { clues: possible.map((value): Clue => ({ field: 'category', value, origin: 'only-one', sure: false })) };
};

function listPossibleCategories({ publication, clues }: Subject): readonly string[] {
  const all = listKnownCategories(publication);
  const named = clues.find(({ field, sure }) => field === 'source' && sure)?.value;
  const source = named === undefined ? undefined : findSource(publication, named)?.source;
  const open = (section: Section) =>
    section.groups === undefined || source === undefined || (source.group !== undefined && section.groups.includes(source.group));
  const sectional = new Set(publication.sections.filter(open).flatMap(listSectionCategories));
  const printed = new Set(publication.sections.flatMap(listSectionCategories));
  return all.filter(
    (each) => (sectional.has(each) || !printed.has(each)) && (source?.categories === undefined || source.categories.includes(each)),
  );
}
