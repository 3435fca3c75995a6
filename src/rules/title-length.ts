import { defineRule } from './rule.ts';
import { isTitleOnly } from './title-only.ts';

/**
 * A title is no longer than the publication allows, counted as printed: hanzi and full-width punctuation one character each, ASCII half,
 * rounded up. A typed full stop is not printed and does not count.
 */
export const titleLength = defineRule<{ length: number; limit: number }>({
  code: 'title-length',
  group: 'shape',
  severity: 'warning',
  sentence: ({ length, limit }) => ({
    zh: `标题有 ${length} 字，最多 ${limit} 字，多了 ${length - limit} 字`,
    en: `The title has ${length} characters, ${length - limit} more than the ${limit} allowed`,
  }),
  hint: () => ({
    zh: '请删短；字数以本刊为准，可在 bulletin.yaml 的“限度”（limits）里改“标题字数”',
    en: 'Shorten it; the limit is limits.title in bulletin.yaml',
  }),
  explanation: {
    reason: {
      zh: '标题太长，要目里排成几行，读者一眼看不出说的是什么事。',
      en: 'A long title takes several lines in the contents and cannot be read at a glance.',
    },
    wrong: '标题: 某县深入贯彻落实上级决策部署坚持党建引领多措并举扎实推进新时代乡村全面振兴各项重点工作取得明显成效',
    right: '标题: 某县党建引领乡村振兴见成效',
  },
  *check({ manuscript: { publication, items } }) {
    const limit = publication.values.limits?.title;
    if (limit === undefined) return;
    for (const item of items) {
      if (isTitleOnly(item, publication.values)) continue;
      for (const passage of item.passages) {
        if (passage.kind !== 'title') continue;
        const length = measureTitle(passage.text);
        if (length > limit) yield { place: passage.place(), args: { length, limit } };
      }
    }
  },
});

function measureTitle(title: string): number {
  const printed = title.replace(/。+$/, '');
  const ascii = printed.match(/[ -~]/g)?.length ?? 0;
  return Math.ceil([...printed].length - ascii / 2);
}
