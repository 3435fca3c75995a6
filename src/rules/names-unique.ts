import { diagnostic } from '../diagnostics/diagnostic.ts';
import { excerpt } from '../diagnostics/excerpt.ts';
import { startOf } from '../model/place.ts';
import { categoriesOf } from '../model/publication.ts';
import type { Rule } from './rule.ts';

/** A name as the publication gives it: where, and what it stands for. */
interface Named {
  readonly name: string;
  readonly path: string;
  readonly owner: string;
}

/** No name or alias stands for two sources, and no category goes to two sections: the first would be taken without a word. */
export const namesUnique: Rule = {
  codes: ['names-unique'],
  *check({ manuscript: { publication } }) {
    const { sources = [], sections = [] } = publication.values;
    const sourceNames = sources.flatMap(({ name, aliases }, index) => [
      { name, path: `sources.${index}.name`, owner: name },
      ...aliases.map((alias, at) => ({ name: alias, path: `sources.${index}.aliases.${at}`, owner: name })),
    ]);
    const categories = sections.flatMap((section, index) =>
      categoriesOf(section).map((name, at) => ({
        name,
        path: section.categories === undefined ? `sections.${index}.title` : `sections.${index}.categories.${at}`,
        owner: section.title,
      })),
    );
    for (const { name, path, owner, other } of [...repeated(sourceNames), ...repeated(categories)]) {
      const place = publication.place(path) ?? startOf(publication.file);
      yield diagnostic('names-unique', place, { name: excerpt(name), owner: excerpt(owner), other: excerpt(other) });
    }
  },
};

/** The later of two equal names that stand for different things. The same name twice for one thing does no harm. */
function repeated(names: readonly Named[]): (Named & { readonly other: string })[] {
  const owners = new Map<string, string>();
  return names.flatMap((named) => {
    const other = owners.get(named.name);
    owners.set(named.name, other ?? named.owner);
    return other === undefined || other === named.owner ? [] : [{ ...named, other }];
  });
}
