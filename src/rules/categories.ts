import type { Draft } from '../model/manuscript.ts';
import { knownCategories, type Publication } from '../model/publication.ts';

/** The publication's categories, or null when what they follow from was not understood. */
export function listedCategories({ values, broken }: Draft<Publication>): readonly string[] | null {
  const { categories, sections } = values;
  if (categories === undefined && broken.has('categories')) return null;
  if (categories !== undefined) return categories;
  return sections === undefined ? null : knownCategories({ sections });
}
