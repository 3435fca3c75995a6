import type { Texts } from '../diagnostics/define.ts';
import type { Passage } from '../model/passage.ts';
import { eachPassage } from './prose.ts';
import type { Finding } from './rule.ts';
import { defineRule } from './rule.ts';
import type { SlipArguments } from './slip.ts';

type Kind = 'no-title' | 'inner' | 'quoted';

const sentences: Readonly<Record<Kind, (found: string) => Texts>> = {
  'no-title': (found) => ({ zh: `“${found}”不是书名、篇名，不用书名号`, en: `“${found}” is not the title of a work and has no 《》` }),
  inner: (found) => ({ zh: `“${found}”：书名号里面用单书名号“〈〉”`, en: `“${found}”: titles inside 《》 have 〈〉` }),
  quoted: (found) => ({ zh: `“${found}”：法规、文件的名称用书名号`, en: `“${found}”: titles of laws and documents have 《》` }),
};

/** Activities, prizes and titles of honour are quoted. Works may have such words behind them: 《民法典》宣传活动. */
const NO_TITLE =
  /《([^《》〈〉]{2,16})》(?=(?:评选|评比|(?:荣誉)?称号|专项行动|主题党日|创建活动|争创活动|主题活动|系列活动|(?:主题)?(?:实践|教育|志愿服务|读书|征文|演讲|竞赛)活动|主题(?:教育|征文|演讲|宣讲|团日|班会)|专题(?:培训|讲座|培训班|研讨班)|培训班|研讨班|演讲比赛|大赛|锦标赛|奖项|奖牌|奖章))/g;
const DOCUMENT =
  /(?:法|典|条例|办法|规定|规则|规范|细则|准则|章程|意见|通知|方案|规划|计划|纲要|决定|决议|公报|报告|讲话|文选|读本|概论|指南|手册|标准|公约|宪法)(?:（[^（）]+）)?$/;
const INNER = /《[^《》]*<[^<>《》]+>[^《》]*》/g;
/** Official documents by the form of their titles, wherever they stand; 建议 and 报告 only after a verb of issuing. */
const FORMAL =
  /“((?:(?:[^“”，。；：]{0,16}关于[^“”。；：]{2,40}的(?:实施)?(?:意见|通知|决定|决议|规定|办法|方案|批复|通报|公告|细则|措施))|中华人民共和国[^“”，。；：]{2,20}法)(?:（[^（）]{1,8}）)?)”/g;
const ISSUED =
  /“(?<=(?:印发|出台|颁布|下发|转发|发布|起草|审议|审议通过|制定|修订)了?“)([^“”，。；：]{4,30}(?:方案|规划|规程|准则|章程|纲要|细则|通知|意见|指南|规范))”/g;
const QUOTED =
  /“(?<=(?:印发|出台|制定|颁布|修订|公布|实施|学习|宣传|宣讲|解读|贯彻|贯彻落实|贯彻执行|落实|执行|遵守|违反|依据|根据|按照|依照|对照|参照|推行)了?“)([^“”]{4,30}(?:法|条例|办法|规定|实施意见|实施方案|实施细则))”/g;

/** 《》 mark titles of works, laws and documents, and nothing else. */
export const titlesMarked = defineRule<SlipArguments<Kind>>({
  code: 'titles-marked',
  group: 'language',
  severity: 'warning',
  sentence: ({ kind, found }) => sentences[kind](found),
  hint: ({ better }) => ({ zh: `请改为${better}`, en: `Write ${better}` }),
  explanation: {
    reason: {
      zh: '书名号用于书名、篇名、报刊名、文件名等；活动、奖项、称号用引号。书名号里面还有书名号时，里面用单书名号。',
      en: 'Titles of books, articles, periodicals and documents are marked by 《》; activities, prizes and honours are quoted. A title inside a title has 〈〉.',
    },
    wrong: '开展《最美家庭》评选，学习《<中国共产党章程>修正案》。',
    right: '开展“最美家庭”评选，学习《〈中国共产党章程〉修正案》。',
    standard: 'GB/T 15834-2011, 4.15',
  },
  *check({ manuscript }) {
    for (const { passage } of eachPassage(manuscript)) {
      if (/[《“]/.test(passage.text)) yield* findSlips(passage);
    }
  },
});

function* findSlips(passage: Passage): Generator<Finding<SlipArguments<Kind>>> {
  const { text } = passage;
  const report = (kind: Kind, start: number, found: string, better: string): Finding<SlipArguments<Kind>> => ({
    place: passage.place(start, start + found.length),
    args: { kind, found, better },
    suggestions: [better],
  });
  for (const { 0: found, 1: inside = '', index } of text.matchAll(NO_TITLE)) {
    if (!DOCUMENT.test(inside)) yield report('no-title', index, found, `“${inside}”`);
  }
  for (const { 0: found, index } of text.matchAll(INNER)) yield report('inner', index, found, found.replace('<', '〈').replace('>', '〉'));
  const quoted = new Map<number, string>();
  for (const pattern of [QUOTED, FORMAL, ISSUED]) {
    // A way of working has a nickname, “党建+考核办法”.
    for (const { 1: inside = '', index } of text.matchAll(pattern))
      if (
        !/[，。；：+＋]|(?:[做想看说用打手方写办作执司普守合学用]法|工作法)$/.test(inside) ||
        pattern === FORMAL ||
        /.{4}办法$/.test(inside)
      )
        quoted.set(index, inside);
  }
  for (const [index, inside] of quoted) yield report('quoted', index, `“${inside}”`, `《${inside}》`);
}
