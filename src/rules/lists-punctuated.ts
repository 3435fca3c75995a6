import type { Texts } from '../diagnostics/define.ts';
import { defineRule } from './rule.ts';
import { matchSlips, reportSlips, type Slip, type SlipArguments } from './slip.ts';

type Kind = 'joined' | 'open' | 'level' | 'ordinal';

const sentences: Readonly<Record<Kind, (found: string) => Texts>> = {
  joined: (found) => ({ zh: `“${found}”：连词、“等”前面不用顿号`, en: `“${found}”: no 、 before a conjunction or 等` }),
  open: (found) => ({ zh: `“${found}”：省略号和“等”只用一个`, en: `“${found}”: an ellipsis or 等, not both` }),
  ordinal: (found) => ({ zh: `“${found}”：“第一”“首先”“其一”后面用逗号`, en: `“${found}”: a comma follows 第一, 首先 and 其一` }),
  level: (found) => ({
    zh: `“${found}”：同一层的并列，中间的逗号应为顿号`,
    en: `“${found}”: items of one list are separated by 、 throughout`,
  }),
};

const BEFORE_CONJUNCTION =
  /、(?:(?:和(?![\u4e00-\u9fff]{1,3}(?:[县市区镇乡村路线站山河湖寺园苑]|铁路|高速|水库))(?![平谐解睦美气约田县政顺林静服龙缓善苑园村里路街庄寨堂丰盛兴昌泰平硕布])|及(?![时早格物第]))(?=[\u4e00-\u9fff])|等(?![级次待于距候额离差同量腰高闲效]))/g;
const OPEN = /……等(?![级待])|等……/g;
/** 卫生，文化等单位: words of equal length before and after the comma, the second not a verb. */
const LEVEL =
  /(?<=、([\u4e00-\u9fff]{2,4}))，(?![带推促提加实打开建做抓落完引让使并共将在为以对可须应要进参利](?:动|进|升|快|强|现|造|展|立|好|实|成|得|高|与|用|领)?)([\u4e00-\u9fff]{2,4})等(?=[\u4e00-\u9fff]{0,2}(?:单位|部门|企业|方面|领域|工作|活动|产业|作物|项目|设施|内容|环节|问题|行业|人员|机构|乡镇|[村县市区省]))/g;

/** Lists have 、 between their items, none before 和 or 等, and end with 等 or ……. */
export const listsPunctuated = defineRule<SlipArguments<Kind>>({
  code: 'lists-punctuated',
  group: 'language',
  severity: 'warning',
  sentence: ({ kind, found }) => sentences[kind](found),
  hint: ({ better }) => (better === '' ? { zh: '请删去顿号', en: 'Delete the 、' } : { zh: `请改为“${better}”`, en: `Write “${better}”` }),
  explanation: {
    reason: {
      zh: '并列词语之间用顿号，最后两项用“和”“及”连接时不再用顿号；“等”表示列举未尽，前面不用顿号，也不和省略号连用。',
      en: 'Items of a list are separated by 、; 和 or 及 replaces the last one. 等 leaves a list open: no 、 before it and no ellipsis beside it.',
    },
    wrong: '教育、卫生，文化等单位，开展法律咨询、义诊……等活动。',
    right: '教育、卫生、文化等单位，开展法律咨询、义诊等活动。',
    standard: 'GB/T 15834-2011, 4.5.3, 4.11.3.4, B.4',
  },
  *check({ manuscript }) {
    yield* reportSlips(manuscript, findSlips);
  },
});

/** 第一、 at the start of a sentence; 第一、第二产业 is a list. */
const ORDINAL =
  /(?<=^|[。；：！？\n])(?:第[一二三四五六七八九十]|其[一二三四五六七八九]|首先|其次|再次|最后)、(?![第其首再最一二三四五六七八九十])(?=[\u4e00-\u9fff])/g;

function* findSlips(text: string): Generator<Slip<Kind>> {
  if (text.includes('、')) {
    yield* matchSlips(text, BEFORE_CONJUNCTION, 'joined', ([found]) => [found.slice(1)]);
    yield* matchSlips(text, ORDINAL, 'ordinal', ([found]) => [found.replace('、', '，')]);
    for (const { 1: before = '', 2: after = '', index } of text.matchAll(LEVEL)) {
      if (before.length === after.length) yield { start: index, end: index + 1, kind: 'level', suggestions: ['、'] };
    }
  }
  if (text.includes('…')) yield* matchSlips(text, OPEN, 'open', () => ['等', '……']);
}
