import type { Texts } from '../diagnostics/define.ts';
import { defineRule } from './rule.ts';
import { matchSlips, reportSlips, type Slip, type SlipArguments } from './slip.ts';

type Kind = 'de' | 'noun' | 'complement';

const sentences: Readonly<Record<Kind, Texts>> = {
  de: { zh: '动词前面的“的”应为“地”', en: '的 before a verb should be 地' },
  noun: { zh: '名词前面的“地”应为“的”', en: '地 before a noun should be 的' },
  complement: { zh: '补语前面的“的”应为“得”', en: '的 before a complement should be 得' },
};

const ADVERBS =
  '扎实|有力|有效|积极|认真|深入|全面|稳步|不断|切实|大力|逐步|迅速|及时|严格|高效|有序|圆满|顺利|主动|充分|广泛|持续|精准|热情|耐心|细致|坚定|坚决|自觉|努力|刻苦|扎扎实实|踏踏实实|认认真真|积极主动|快速|更好|更快|不折不扣|毫不动摇|坚定不移|卓有成效|创造性|系统|科学|合理|平稳|健康';
/** Verbs that take an object and are hardly ever nouns. */
const VERBS =
  '推进|推动|完成|做好|抓好|抓实|提高|提升|促进|解决|回答|听取|走访|深入|投入|融入|参与到|加快|打好|守住|把握|践行|履行|担负|承担|搞好|办好|管好|用好|开展';
/** At the start of a clause, or after an auxiliary; elsewhere the adverb may belong to a noun: 诉求合理的解决问题到位. */
const PATTERN = new RegExp(
  `(?<=(?:^|[，。；：、！？“\\n要应须能会将并再来去可还都更])(?:${ADVERBS}))的(?=(?:${VERBS})[\\u4e00-\\u9fff])`,
  'g',
);
/** Words that make what follows a noun: 给予有力的推动, 取得更好的提升. */
const NOUN =
  /(?:给予|得到|进行|提供|作出|做出|取得|获得|实现|形成|需要|是|有|为|以|的|更加|最|非常|十分|一个|一次|这种|这样|作为|通过|对于|带来|起到)[^，。；：]{0,6}$/;
const MODIFIER =
  /^[^，。；：、]{2,8}(?:的|作用|方式|方法|措施|机制|路径|举措|手段|力量|条件|环境|氛围|成效|态势|势头|局面|效果|意义|重要|关键|情况|过程|程度|水平|能力|活动|工作|调研|思路|目标)/;

/** Adverbs are joined to verbs by 地, not 的. */
/** A noun after 地: 得到快速地发展. */
const BEFORE_NOUN = new RegExp(
  `地(?=(?:发展|提升|提高|改善|增长|进步|进展|推进|变化|保障)[，。；])(?<=(?:得到|取得|实现|获得|有|有着|迎来)了?(?:更加|更为|十分|非常)?(?:${ADVERBS})地)`,
  'g',
);
/** A complement after 的: 做的扎实. */
const BEFORE_COMPLEMENT =
  /的(?=(?:更|很|十分|非常|比较|越来越)?(?:扎实|扎扎实实|有声有色|有条不紊|井井有条|红红火火|如火如荼|扎实有效|越来越好|很好|更好|更实|有模有样|风生水起|实实在在|细致|彻底|到位|及时)(?:有效|有力|到位|细致)?[，。；！])(?<=[，。；：、！？“\u4e00-\u9fff](?:做|抓|办|干|搞|落实|推进|完成|变|长|发展|开展|进行|表现|执行|过|管|建)的)/g;

export const particlesRight = defineRule<SlipArguments<Kind>>({
  code: 'particles-right',
  group: 'wording',
  severity: 'warning',
  sentence: ({ kind }) => sentences[kind],
  hint: ({ better }) => ({ zh: `请改为“${better}”`, en: `Write “${better}”` }),
  explanation: {
    reason: {
      zh: '状语和动词之间用“地”，定语和名词之间用“的”：扎实地推进工作，扎实的工作。',
      en: 'An adverbial is joined to its verb by 地, an attribute to its noun by 的.',
    },
    wrong: '扎实的推进各项工作。',
    right: '扎实地推进各项工作。',
    standard: '《现代汉语词典》',
  },
  *check({ manuscript }) {
    yield* reportSlips(manuscript, findSlips);
  },
});

function* findSlips(text: string): Generator<Slip<Kind>> {
  if (text.includes('地')) yield* matchSlips(text, BEFORE_NOUN, 'noun', () => ['的']);
  if (!text.includes('的')) return;
  yield* matchSlips(text, BEFORE_COMPLEMENT, 'complement', () => ['得']);
  yield* matchSlips(text, PATTERN, 'de', ({ index }) => {
    const before = text.slice(Math.max(0, index - 14), index);
    return NOUN.test(before.replace(new RegExp(`(?:${ADVERBS})$`), '')) || isModifier(text.slice(index + 1, index + 16)) ? null : ['地'];
  });
}

/** Whether verb and object are an attribute or a compound noun: 有效的解决问题的办法, 有效的促进作用. */
function isModifier(after: string): boolean {
  return MODIFIER.test(after) && !/^[^，。；：、的]{2,12}[，。；]/.test(after);
}
