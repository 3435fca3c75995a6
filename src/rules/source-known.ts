import { quoteNames } from '../diagnostics/define.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { findNearest } from '../diagnostics/nearest.ts';
import { findSource } from '../model/publication.ts';
import { findPlace } from './places.ts';
import { defineRule } from './rule.ts';

/** Sources of items are on the publication's list, by official name or alias. The publisher may be a source without being listed. */
export const sourceKnown = defineRule<{ source: string; nearest: readonly string[] }>({
  code: 'source-known',
  group: 'provenance',
  sentence: ({ source }) => ({
    zh: `来源单位“${source}”不在本刊的来源单位名单里`,
    en: `Source “${source}” is not on the publication’s list`,
  }),
  hint: ({ source, nearest }) =>
    /.[、，,].|.和.+(?:局|委|办|县|区|市|部|院)$/.test(source)
      ? {
          zh: '几个单位联合报送的，来源写牵头单位，其他单位写在“联合来源”（with）里',
          en: 'Name the leading source here and the other ones in “with”',
        }
      : nearest.length === 0
        ? {
            zh: '请核对名称，或在 bulletin.yaml 的“来源单位”（sources）里补上',
            en: 'Check the name, or add it to sources in bulletin.yaml',
          }
        : { zh: `名称相近的有：${quoteNames(nearest).zh}`, en: `Nearest names: ${quoteNames(nearest).en}` },
  explanation: {
    reason: {
      zh: '来源单位决定署名和排名，写错了，署名和通报都会错。',
      en: 'The source decides attribution and order; a wrong one is printed and credited to nobody.',
    },
    wrong: '来源: 岳西县组织部',
    right: '来源: 岳西县委组织部',
  },
  *check({ manuscript: { publication, items } }) {
    const { sources, publisher } = publication.values;
    if (sources === undefined) return;
    const names = sources.flatMap((source) => [source.name, ...source.aliases]);
    for (const item of items) {
      const { source, with: others = [] } = item.values;
      const named = [['source', source] as const, ...others.map((name, at) => [`with.${at}`, name] as const)];
      for (const [path, name] of named) {
        if (name === undefined || name === publisher || findSource({ sources }, name) !== undefined) continue;
        yield { place: findPlace(item, path), args: { source: toExcerpt(name), nearest: findNearest(name, names) } };
      }
    }
  },
});
