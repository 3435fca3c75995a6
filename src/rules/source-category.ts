import { quoteNames } from '../diagnostics/define.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { canSend, findSection, findSource, isOpenTo, listOpenCategories } from '../model/publication.ts';
import { findPlace } from './places.ts';
import { defineRule } from './rule.ts';
import { canStandFor, readWrittenValue } from './written-value.ts';

interface RefusedCategory {
  readonly source: string;
  readonly category: string;
  /** The section that does not take the source's group; null if the source may not use the category. */
  readonly section: { readonly title: string; readonly groups: readonly string[]; readonly group: string | null } | null;
  /** Categories open to the source. */
  readonly open: readonly string[];
}

/** A source uses categories open to it: on its own list, in a section that takes its group. */
export const sourceCategory = defineRule<RefusedCategory>({
  code: 'source-category',
  group: 'provenance',
  sentence: ({ source, category, section }) =>
    section === null
      ? { zh: `“${source}”不能报“${category}”`, en: `“${source}” may not use the category “${category}”` }
      : {
          zh: `栏目“${section.title}”只收${quoteNames(section.groups).zh}的稿件，“${source}”${section.group === null ? '没有分组' : `属于“${section.group}”`}`,
          en: `Section “${section.title}” takes items from ${quoteNames(section.groups).en} only; “${source}” ${section.group === null ? 'has no group' : `belongs to “${section.group}”`}`,
        },
  hint: ({ open, section }) =>
    open.length > 0
      ? { zh: `它可以报：${quoteNames(open).zh}`, en: `It may use ${quoteNames(open).en}` }
      : section === null
        ? { zh: '请核对来源和类别', en: 'Check the source and the category' }
        : {
            zh: '请核对类别，或在 bulletin.yaml 里给它写上分组',
            en: 'Check the category, or set the group of the source in bulletin.yaml',
          },
  explanation: {
    reason: {
      zh: '栏目收哪些单位的稿件是定好的，放错栏目，署名方式和统计都会错。',
      en: 'Sections accept certain sources only; in the wrong section an item is attributed and counted wrongly.',
    },
    wrong: '来源: 宿州市委组织部（市外）\n类别: 市内信息',
    right: '来源: 宿州市委组织部\n类别: 市外参考',
  },
  *check({ manuscript: { publication, items } }) {
    const { sources, sections } = publication.values;
    if (sources === undefined || sections === undefined) return;
    for (const item of items) {
      const { source: name, category } = item.values;
      const source = name === undefined ? undefined : findSource({ sources }, name)?.source;
      const section = category === undefined ? undefined : findSection({ sections }, category);
      // Other rules report unknown sources and categories.
      if (source === undefined || category === undefined || section === undefined || isOpenTo(section, category, source)) continue;
      const open = listOpenCategories(source, sections);
      const written = readWrittenValue(item, 'category');
      const fitting = open.filter((other) => written !== null && canStandFor(written, other)).slice(0, 3);
      const groups = canSend(source, category) ? section.groups : undefined;
      yield {
        place: written?.place ?? findPlace(item, 'category'),
        args: {
          source: toExcerpt(source.name),
          category: toExcerpt(category),
          section: groups === undefined ? null : { title: toExcerpt(section.title), groups, group: source.group ?? null },
          open: open.slice(0, 10),
        },
        ...(fitting.length === 0 ? {} : { suggestions: fitting }),
      };
    }
  },
});
