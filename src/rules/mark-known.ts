import { quoteNames } from '../diagnostics/define.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { findMark } from '../model/publication/marks.ts';
import { findPlace } from './places.ts';
import { defineRule } from './rule.ts';

/** Marks of items are on the publication's list. */
export const markKnown = defineRule<{ mark: string; known: readonly string[] }>({
  code: 'mark-known',
  group: 'provenance',
  settable: false,
  sentence: ({ mark }) => ({ zh: `本刊的“标记说明”里没有“${mark}”`, en: `The publication’s marks have no “${mark}”` }),
  hint: ({ known }) =>
    known.length === 0
      ? { zh: '请先在 bulletin.yaml 的“标记说明”里写上标记和含义', en: 'List marks with their meanings in bulletin.yaml first' }
      : { zh: `可以写：${quoteNames(known).zh}`, en: `Write one of ${quoteNames(known).en}` },
  explanation: {
    reason: {
      zh: '没有说明的标记，读的人不知道表示什么，统计也计不上分。',
      en: 'Readers cannot tell what a mark means without its legend, and the statistics cannot count it.',
    },
    wrong: '标记: 批示（“标记说明”里是“领导批示”）',
    right: '标记: 领导批示',
  },
  *check({ manuscript: { publication, items } }) {
    const marks = publication.values.marks;
    if (marks === undefined) return;
    for (const item of items) {
      const { mark } = item.values;
      if (mark === undefined || findMark(marks, mark) !== undefined) continue;
      const known = marks.map(({ meaning }) => meaning).slice(0, 10);
      yield { place: findPlace(item, 'mark'), args: { mark: toExcerpt(mark), known } };
    }
  },
});
