import { defineRule } from './rule.ts';
import { matchSlips, reportSlips, type Slip, type SlipArguments } from './slip.ts';

const NUMBER = /(?<=[\u4e00-\u9fff])([[［【〖(（〔])((?:19|20)\d\d)([\]］】〗)）〕])(第?)(\d{1,5})号/g;

/** Document numbers have the year in 〔〕 and a plain number: 〔2021〕12号. */
export const documentNumbers = defineRule<SlipArguments<'form'>>({
  code: 'document-numbers',
  group: 'language',
  severity: 'warning',
  sentence: ({ found }) => ({ zh: `发文字号“${found}”写法不规范`, en: `The document number “${found}” is not in the standard form` }),
  hint: ({ better }) => ({ zh: `请改为“${better}”`, en: `Write “${better}”` }),
  explanation: {
    reason: {
      zh: '发文字号的年份用六角括号“〔〕”括入，序号不加“第”，不编虚位（1不写成01）。',
      en: 'The year of a document number stands in 〔〕, its number without 第 and without leading zeros.',
    },
    wrong: '皖政[2021]012号',
    right: '皖政〔2021〕12号',
    standard: 'GB/T 9704-2012, 7.2.5',
  },
  *check({ manuscript }) {
    yield* reportSlips(manuscript, (text) => (text.includes('号') ? findSlips(text) : []));
  },
});

/** A year of two digits: 云教〔22〕6号. */
const SHORT_YEAR = /(?<=[\u4e00-\u9fff])[[［【〖(（〔]([012]\d)[\]］】〗)）〕]第?(\d{1,5})号/g;

function* findSlips(text: string): Generator<Slip<'form'>> {
  yield* matchSlips(text, SHORT_YEAR, 'form', ([, year, number]) => [`〔20${year}〕${Number(number)}号`]);
  yield* matchSlips(text, NUMBER, 'form', ([found, , year, , , number]) => {
    const right = `〔${year}〕${Number(number)}号`;
    return right === found ? null : [right];
  });
}
