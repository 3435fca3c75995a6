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
  /《([^《》〈〉]{2,16})》(?=(?:评选|评比|(?:荣誉)?称号|专项行动|主题党日|创建活动|争创活动|主题活动|系列活动|大赛|锦标赛|奖项|奖牌|奖章))/g;
const DOCUMENT =
  /(?:法|典|条例|办法|规定|规则|规范|细则|准则|章程|意见|通知|方案|规划|计划|纲要|决定|决议|公报|报告|讲话|文选|读本|概论|指南|手册|标准|公约|宪法)(?:（[^（）]+）)?$/;
const INNER = /《[^《》]*<[^<>《》]+>[^《》]*》/g;
const QUOTED =
  /(?<=(?:印发|出台|制定|颁布|修订|公布|实施|学习|贯彻|落实|执行|遵守|违反|依据|根据)了?)“([^“”]{4,30}(?:法|条例|办法|规定|实施意见|实施方案|实施细则))”/g;

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
  for (const { 0: found, 1: inside = '', index } of text.matchAll(QUOTED)) {
    if (!/[，。；：]/.test(inside)) yield report('quoted', index, found, `《${inside}》`);
  }
}
