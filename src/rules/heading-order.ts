import type { Place } from '../model/place.ts';
import { defineRule } from './rule.ts';

/** Headings start at level 1 and go down one level at a time. An item that starts at ## is reported once, at its first heading. */
export const headingOrder = defineRule<{ level: number; before: number; most: number }>({
  code: 'heading-order',
  group: 'shape',
  severity: 'warning',
  sentence: ({ level, before }) =>
    before === 0
      ? { zh: `第一个小标题就是第 ${level} 级`, en: `The first heading is at level ${level}` }
      : { zh: `小标题从第 ${before} 级跳到第 ${level} 级`, en: `The headings jump from level ${before} to level ${level}` },
  hint: ({ most }) => ({
    zh: `这里请用 ${'#'.repeat(most)}；# 号的个数是级别：# 一、 ## （一） ### 1. #### （1）`,
    en: `Write ${'#'.repeat(most)} here; the number of # is the level: # 一、 ## （一） ### 1. #### （1）`,
  }),
  explanation: {
    reason: {
      zh: '各级小标题的字体和编号不同，跳级的小标题印出来与上下文不相称。',
      en: 'Each level has its own typeface and numbering; a heading that skips one looks out of place in print.',
    },
    wrong: '# 一、主要做法\n\n### 1.建立台账',
    right: '# 一、主要做法\n\n## （一）建立台账',
    standard: 'GB/T 9704-2012, 7.3.3',
  },
  *check({ manuscript: { items } }) {
    for (const { body, bodyBroken } of items) {
      if (bodyBroken === true) continue;
      let before = 0;
      for (const block of body) {
        if (block.type !== 'heading') continue;
        const { level, place } = block;
        const most = before + 1;
        if (level > most) yield { place: locateMarks(place, level), args: { level, before, most }, suggestions: ['#'.repeat(most)] };
        before = level;
      }
    }
  },
});

/** Locates the # of a heading. */
function locateMarks({ file, line, column }: Place, level: number): Place {
  return { file, line, column, endLine: line, endColumn: column + level };
}
