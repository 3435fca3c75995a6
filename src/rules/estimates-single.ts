import type { Texts } from '../diagnostics/define.ts';
import { defineRule } from './rule.ts';
import { matchSlips, reportSlips, type Slip, type SlipArguments } from './slip.ts';

type Kind = 'about' | 'above' | 'exact' | 'mixed' | 'now';

const sentences: Readonly<Record<Kind, (found: string) => Texts>> = {
  about: (found) => ({ zh: `“${found}”两次表示约数`, en: `“${found}” says “about” twice` }),
  above: (found) => ({ zh: `“${found}”两次表示超过或不足`, en: `“${found}” says “more” or “less” twice` }),
  exact: (found) => ({ zh: `“${found}”既是确数又带“多”“余”`, en: `“${found}” is exact and approximate at once` }),
  mixed: (found) => ({ zh: `“${found}”把两种约数连在一起`, en: `“${found}” joins two estimates` }),
  now: (found) => ({ zh: `“${found}”不完整或重复`, en: `“${found}” is incomplete or redundant` }),
};

const NUMBER = '(?:\\d[\\d,.]*[万亿千百]?|[一二两三四五六七八九十百千万亿]+)';
const ROUND = '(?:\\d*0[万亿]?|\\d[\\d.,]*[万亿]|[一二两三四五六七八九十百千万亿]*[十百千万亿])';
const UNIT = '[^\\d，。；：、！？（）“”]{0,4}?';
const ABOUT = new RegExp(
  `(?:大约|约|大概|将近|接近|近)${NUMBER}${UNIT}(?:左右|上下)|(?:大约|约|大概|将近|接近|近)${ROUND}(?:多|余)(?![年岁]来)`,
  'g',
);
const ABOVE = new RegExp(
  `(?:超过|突破|高达|多达|不低于|不少于|至少|逾)${NUMBER}${UNIT}以上|(?:不超过|不高于|至多|最多)${NUMBER}${UNIT}以下`,
  'g',
);
/** More patterns of the same: 大约有300户左右, 最多不超过5天以内, 约在500公斤上下, 百余多人, 3000多余株. */
const AGAIN = new RegExp(
  `(?:大约|约|大概)(?:有|为|是|在|需|占)${NUMBER}${UNIT}(?:左右|上下)|(?:不超过|不多于|最多)${NUMBER}${UNIT}以内|(?:余多|多余)(?=[个名人位家户次场条项件亩吨元公千里处所座台辆株棵只头])(?<=[\\d十百千万亿][余多]{2})`,
  'g',
);
const EXACT = /(?<![\d.,第—～~-])\d*[1-9][1-9](?:多|余)(?=[个名人位家户次场条项件亩吨元公千里处所座台辆年天])/g;
const MIXED = /(?:十几|几十|数十|上百|近百)\d+|几(?=\d)\d+(?=[多余个名人位家户次场条项件亩吨元])/g;
const NOW = /(?<![到至止迄])目前为止|截[至止]到?[^，。；：、]{1,12}为止|截至[^，。；：、]{1,12}日止/g;

/** An estimate is expressed once. */
export const estimatesSingle = defineRule<SlipArguments<Kind>>({
  code: 'estimates-single',
  group: 'wording',
  severity: 'warning',
  sentence: ({ kind, found }) => sentences[kind](found),
  hint: ({ better }) =>
    better === '' ? { zh: '请只留一处', en: 'Keep one of them' } : { zh: `可改为“${better}”`, en: `Write “${better}”, for example` },
  explanation: {
    reason: {
      zh: '“约”“近”“超过”与“左右”“余”“以上”意思重复，用一个就够；“35多”既确又约，读者不知道是多少。',
      en: 'Words such as “about”, “nearly” or “more than” are said once; an exact number cannot be approximate as well.',
    },
    wrong: '近百余名党员参加，超过50家以上企业对接，检查企业35多家。',
    right: '百余名党员参加，超过50家企业对接，检查企业30多家。',
    standard: '《现代汉语》（成分赘余）；GB/T 15835-2011, 4.2.2',
  },
  *check({ manuscript }) {
    yield* reportSlips(manuscript, findSlips);
  },
});

function* findSlips(text: string): Generator<Slip<Kind>> {
  if (/左右|上下|[多余]/.test(text))
    yield* matchSlips(text, ABOUT, 'about', ([found]) => [found.replace(/^(?:大约|约|大概|将近|接近|近)/, '')]);
  if (/左右|上下|不超过|不[多少低]于|以内|余多|多余/.test(text)) yield* matchSlips(text, AGAIN, 'above');
  if (/以[上下]/.test(text)) yield* matchSlips(text, ABOVE, 'above', ([found]) => [found.slice(0, -2)]);
  if (/[多余]/.test(text)) yield* matchSlips(text, EXACT, 'exact', ([found]) => [found.slice(0, -1)]);
  yield* matchSlips(text, MIXED, 'mixed');
  if (text.includes('止')) yield* matchSlips(text, NOW, 'now', () => ['到目前为止', '截至目前']);
}
