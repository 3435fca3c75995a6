import { compareFingerprints, createFingerprint, toPercent } from '../model/fingerprint.ts';
import { findPlace } from './places.ts';
import { defineRule } from './rule.ts';
import { normalizeTitle } from './title-unique.ts';

/** No item appears twice in an issue, whatever its title. `title-unique` reports equal titles. */
export const itemUnique = defineRule<{ other: string; percent: number }>({
  code: 'item-unique',
  group: 'provenance',
  severity: 'warning',
  sentence: ({ other, percent }) => ({
    zh: `这篇与“${other}”${percent === 100 ? '文字相同' : `约${percent}%的文字相同`}`,
    en: percent === 100 ? `The item has the same text as “${other}”` : `About ${percent}% of the text is the same as in “${other}”`,
  }),
  hint: () => ({ zh: '请核对是不是同一篇稿件报了两次，只留一篇', en: 'Check whether the item was submitted twice; keep one' }),
  explanation: {
    reason: {
      zh: '同一篇稿件有时由两个渠道报来，标题不同，内容一样。',
      en: 'The same text sometimes arrives twice under different titles.',
    },
    wrong: '01-某县.md 与 05-某县.md 标题不同，正文只差几个字',
    right: '只留一篇',
  },
  *check({ manuscript: { items } }) {
    const compared = items.map((item) => ({ item, text: createFingerprint(item.text), title: normalizeTitle(item.values.title ?? '') }));
    for (const [index, { item, text, title }] of compared.entries()) {
      const same = compared.slice(0, index).flatMap((earlier) => {
        const agrees = compareFingerprints(text, earlier.text);
        return agrees === null ? [] : [{ ...earlier, agrees }];
      });
      const [nearest] = same.sort((a, b) => b.agrees - a.agrees);
      if (nearest === undefined || same.some((earlier) => title !== '' && earlier.title === title)) continue;
      const args = { other: nearest.item.name, percent: toPercent(nearest.agrees) };
      yield { place: findPlace(item, 'title'), args };
    }
  },
});
