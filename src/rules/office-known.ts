import { quoteNames } from '../diagnostics/define.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { findNearest } from '../diagnostics/nearest.ts';
import { findTier } from '../model/publication.ts';
import { findPlace } from './places.ts';
import { defineRule } from './rule.ts';

/** A higher office that used an item is on the list of offices with points; a misspelt name earns no points. */
export const officeKnown = defineRule<{ office: string; nearest: readonly string[] }>({
  code: 'office-known',
  group: 'provenance',
  severity: 'warning',
  sentence: ({ office }) => ({
    zh: `“上级采用”里的“${office}”没有分值，不计分`,
    en: `“${office}” has no points in bulletin.yaml and counts for nothing`,
  }),
  hint: ({ nearest }) =>
    nearest.length === 0
      ? { zh: '请核对名称，或在 bulletin.yaml 的“计分”里补上', en: 'Check the name, or add it to points.adopted in bulletin.yaml' }
      : { zh: `名称相近的有：${quoteNames(nearest).zh}`, en: `Nearest names: ${quoteNames(nearest).en}` },
  explanation: {
    reason: {
      zh: '上级单位的名称写错了，统计采用情况时就不计分。',
      en: 'A misspelt higher office earns no points in the statistics.',
    },
    wrong: '上级采用: [省委信习]',
    right: '上级采用: [省委信息]',
  },
  *check({ manuscript: { publication, items } }) {
    const { points } = publication.values;
    if (points === undefined || points.adopted.length === 0) return;
    const names = points.adopted.flatMap(({ tier, offices }) => [tier, ...offices]);
    for (const item of items) {
      for (const [at, office] of (item.values.adopted ?? []).entries()) {
        if (findTier(office, points) !== undefined) continue;
        yield {
          place: findPlace(item, `adopted.${at}`),
          args: { office: toExcerpt(office), nearest: findNearest(office, names) },
        };
      }
    }
  },
});
