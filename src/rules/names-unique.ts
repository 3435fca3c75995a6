import { toExcerpt } from '../diagnostics/excerpt.ts';
import { listSectionCategories } from '../model/publication.ts';
import { findPlace } from './places.ts';
import { defineRule } from './rule.ts';

/** A name in `bulletin.yaml`, its path and what it stands for. */
interface NamedEntry {
  readonly name: string;
  readonly path: string;
  readonly owner: string;
}

/** No name or alias stands for two sources, and no category belongs to two sections; the first would win silently. */
export const namesUnique = defineRule<{ name: string; owner: string; other: string }>({
  code: 'names-unique',
  group: 'provenance',
  severity: 'warning',
  sentence: ({ name, owner, other }) => ({
    zh: `“${name}”既指“${other}”，又指“${owner}”，现按“${other}”处理`,
    en: `“${name}” stands for both “${other}” and “${owner}”; it is treated as “${other}”`,
  }),
  hint: () => ({ zh: '请在 bulletin.yaml 里只留一处', en: 'Keep it in one place in bulletin.yaml' }),
  explanation: {
    reason: {
      zh: '一个名称指两个单位，署名和统计就会张冠李戴。',
      en: 'If one name stands for two sources, one of them is credited with the other’s items.',
    },
    wrong: '{ 名称: 乙县, 别名: [甲县] }（甲县已经是另一单位）',
    right: '{ 名称: 乙县, 别名: [乙] }',
  },
  *check({ manuscript: { publication } }) {
    const { sources = [], sections = [] } = publication.values;
    const sourceNames = sources.flatMap(({ name, aliases }, index) => [
      { name, path: `sources.${index}.name`, owner: name },
      ...aliases.map((alias, at) => ({ name: alias, path: `sources.${index}.aliases.${at}`, owner: name })),
    ]);
    const categories = sections.flatMap((section, index) =>
      listSectionCategories(section).map((name, at) => ({
        name,
        path: section.categories === undefined ? `sections.${index}.title` : `sections.${index}.categories.${at}`,
        owner: section.title,
      })),
    );
    for (const { name, path, owner, other } of [...findRepeated(sourceNames), ...findRepeated(categories)]) {
      const place = findPlace(publication, path);
      yield { place: place, args: { name: toExcerpt(name), owner: toExcerpt(owner), other: toExcerpt(other) } };
    }
  },
});

/** Finds repeated names with different owners. */
function findRepeated(names: readonly NamedEntry[]): (NamedEntry & { readonly other: string })[] {
  const owners = new Map<string, string>();
  return names.flatMap((named) => {
    const other = owners.get(named.name);
    owners.set(named.name, other ?? named.owner);
    return other === undefined || other === named.owner ? [] : [{ ...named, other }];
  });
}
