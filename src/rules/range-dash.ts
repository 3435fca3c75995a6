import { eachPassage } from './prose.ts';
import { findRanges, type Range } from './ranges.ts';
import { defineRule } from './rule.ts';

/** Ranges are written with —, ～ or 至, not with a hyphen. */
export const rangeDash = defineRule<{ found: string; better: string }>({
  code: 'range-dash',
  group: 'language',
  severity: 'warning',
  sentence: ({ found }) => ({ zh: `“${found}”表示起止，不能用短横线`, en: `“${found}” is a range and should not have a hyphen` }),
  hint: ({ better }) => ({
    zh: `请用一字线、浪纹线或“至”，如“${better}”`,
    en: `Use a one-character dash, ～ or 至, as in “${better}”`,
  }),
  explanation: {
    reason: {
      zh: '短横线用于号码、型号、编号；数值、时间的起止用一字线“—”或浪纹线“～”，也可写“至”。',
      en: 'Hyphens join telephone and model numbers; ranges of numbers and dates use a dash (—), a wave (～) or 至.',
    },
    wrong: '每节课后安排2-3名干部。',
    right: '每节课后安排2—3名干部。',
    standard: 'GB/T 15834-2011, 4.13.3; GB/T 15835-2011, 5.1.3',
  },
  *check({ manuscript }) {
    for (const { passage } of eachPassage(manuscript)) {
      for (const range of findRanges(passage.text)) {
        const suggestions = suggestRanges(range);
        const [better] = suggestions;
        const found = passage.text.slice(range.start, range.end);
        yield { place: passage.place(range.start, range.end), args: { found, better }, suggestions };
      }
      if (!passage.text.includes('-')) continue;
      for (const { 0: found, index } of passage.text.matchAll(ROUTE)) {
        const better = found.replace('-', '—');
        yield { place: passage.place(index, index + found.length), args: { found, better }, suggestions: [better] };
      }
    }
  },
});

/** Two places that a road joins: 合肥-六安公路. */
const ROUTE = /[\u4e00-\u9fff]{2}-[\u4e00-\u9fff]{2,4}?(?=(?:高速|国家|省级)?(?:公路|铁路|高铁|高速|航线|航道|管道|输电线路))/g;

/**
 * Suggests a dash first (GB/T 15834); then ～ for quantities, 至 for times. Repeats % and 万, since 5～10% may be read as 5 and 10% (GB/T
 * 15835).
 */
function suggestRanges({ from, to, time }: Range): [string, string, string] {
  const others = [`${from}至${to}`, `${from}～${to}`] as const;
  return time ? [`${from}—${to}`, ...others] : [`${from}—${to}`, others[1], others[0]];
}
