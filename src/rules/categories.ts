import type { Draft } from '../model/manuscript.ts';
import { listKnownCategories, type Publication } from '../model/publication.ts';

/** Lists the publication's categories; null if the keys they derive from are broken. */
export function listCategories({ values, broken }: Draft<Publication>): readonly string[] | null {
  const { categories, sections } = values;
  if (categories === undefined && broken.has('categories')) return null;
  if (categories !== undefined) return categories;
  return sections === undefined ? null : listKnownCategories({ sections });
}
