import { toExcerpt } from '../diagnostics/excerpt.ts';
import { findSource } from '../model/publication.ts';
import { findPlace } from './places.ts';
import { defineRule } from './rule.ts';
import { canStandFor, readWrittenValue } from './written-value.ts';

/** Items give the official name of their source, which is printed. */
export const sourceAlias = defineRule<{ alias: string; name: string }>({
  code: 'source-alias',
  group: 'provenance',
  severity: 'note',
  sentence: ({ alias, name }) => ({
    zh: `“${alias}”是别名，署名印作“${name}”`,
    en: `“${alias}” is an alias; the attribution is printed as “${name}”`,
  }),
  explanation: {
    reason: {
      zh: '署名一律印全称。稿件里写别名不影响印出，写全称便于查找。',
      en: 'The official name is printed in any case; writing it in the item makes it searchable.',
    },
    wrong: '来源: 岳西县',
    right: '来源: 岳西县委组织部',
  },
  *check({ manuscript: { publication, items } }) {
    const { sources } = publication.values;
    if (sources === undefined) return;
    for (const item of items) {
      const { source: alias } = item.values;
      const name = alias === undefined ? undefined : findSource({ sources }, alias)?.source.name;
      if (alias === undefined || name === undefined || name === alias) continue;
      const written = readWrittenValue(item, 'source');
      const isOne = sources.filter((source) => source.aliases.includes(alias)).length === 1;
      // Certain: the printed text does not change.
      const sure = written !== null && isOne && written.text === alias && canStandFor(written, name);
      yield {
        place: written?.place ?? findPlace(item, 'source'),
        args: { alias: toExcerpt(alias), name: toExcerpt(name) },
        ...(sure ? { suggestions: [name], fix: [{ ...written.span, text: name }] } : {}),
      };
    }
  },
});
