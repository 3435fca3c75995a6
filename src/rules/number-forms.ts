import type { Texts } from '../diagnostics/define.ts';
import type { ItemDraft } from '../model/manuscript.ts';
import { defineRule } from './rule.ts';
import { matchSlips, reportSlips, type Slip, type SlipArguments } from './slip.ts';

type Kind = 'percent' | 'zero' | 'scale' | 'decimal' | 'thousands' | 'range' | 'estimate' | 'decrease' | 'decade' | 'year';

const sentences: Readonly<Record<Kind, (found: string) => Texts>> = {
  percent: (found) => ({ zh: `“${found}”把“百分之”和数字混写`, en: `“${found}” mixes 百分之 with figures` }),
  zero: (found) => ({ zh: `“${found}”里的零应写作“〇”`, en: `The zeros of “${found}” are written 〇` }),
  scale: (found) => ({ zh: `“${found}”把阿拉伯数字和“百”“千”混写`, en: `“${found}” mixes figures with 百 or 千` }),
  decimal: (found) => ({ zh: `“${found}”的小数点写成了句号`, en: `“${found}” has a full stop for a decimal point` }),
  thousands: (found) => ({ zh: `“${found}”的千分撇写成了逗号`, en: `“${found}” has a full-width comma for the thousands` }),
  range: (found) => ({ zh: `“${found}”前一个数漏了单位`, en: `The first number of “${found}” lacks its scale or sign` }),
  estimate: (found) => ({ zh: `“${found}”是约数，不用阿拉伯数字和顿号`, en: `“${found}” is an estimate: hanzi without 、` }),
  decrease: (found) => ({ zh: `“${found}”：减少不能说“倍”`, en: `“${found}”: a decrease is not counted in 倍` }),
  year: (found) => ({ zh: `“${found}”的年份只有两位`, en: `“${found}” has a two-digit year` }),
  decade: (found) => ({ zh: `“${found}”没有写明世纪`, en: `“${found}” does not say which century` }),
};

const MEASURE = '(?:个(?!人)|名|人|位|家|户|次|天|条|项|件|场|亩|公里|倍|处|座|所|台|辆|批|里|斤|吨|元|万)';
const HANZI = ' 一二三四五六七八九';
const ZERO_YEAR =
  /(?<![零○OoＯ〇一二三四五六七八九\dA-Za-z])[一二](?=[〇一二三四五六七八九]{0,2}[零OoＯ0])[零○OoＯ0〇一二三四五六七八九]{3}(?=年)/g;
const RANGE = /(?<![\d.〔第万亿%％‰-])(\d+(?:\.\d+)?)(至|到|—|～)(\d+(?:\.\d+)?)([%％‰]|[万亿](?=[元人亩吨户名个件平立千公斤方次]))/g;
const ARABIC_ESTIMATE = new RegExp(`(?<![\\d.、第—～~至到])([1-8])、([2-9])(?=${MEASURE})`, 'g');
const SPOKEN_ESTIMATE = new RegExp(
  `(?<![、第一二三四五六七八九十])([一二三四五六七八])、([二三四五六七八九])(?=[十百千万]|${MEASURE})`,
  'g',
);

/** Numbers are written in one of the standard forms. */
export const numberForms = defineRule<SlipArguments<Kind>>({
  code: 'number-forms',
  group: 'language',
  severity: 'warning',
  sentence: ({ kind, found }) => sentences[kind](found),
  hint: ({ better }) => (better === '' ? { zh: '请改写', en: 'Rewrite it' } : { zh: `请改为“${better}”`, en: `Write “${better}”` }),
  explanation: {
    reason: {
      zh: '数字要么用阿拉伯数字，要么用汉字，不混写；百分数、万、亿表示范围时两头都带；年份的零写“〇”；相邻两数表示约数用汉字，中间不加顿号。',
      en: 'A number is written in figures or in hanzi, not in both; both ends of a range carry %, 万 or 亿; the zero of years is 〇; estimates of two adjacent numbers are in hanzi without 、.',
    },
    wrong: '百分之10的企业，20至30%的农户，二零二一年，5、6个村。',
    right: '10%的企业，20%至30%的农户，二〇二一年，五六个村。',
    standard: 'GB/T 15835-2011, 4.1, 5.1.3, 5.2.3; GB/T 15834-2011, 4.5.3.4',
  },
  *check({ manuscript }) {
    yield* reportSlips(manuscript, (text, _, item) => findSlips(text, item));
  },
});

/** Hanzi and a figure in one number: 二十3个. */
const MIXED = new RegExp(`(?<![第\\d一二三四五六七八九十百千万])[一二三四五六七八九]?[十百千]\\d{1,3}(?=${MEASURE})`, 'g');
/** Part of a year of two digits: 22年底. */
const SHORT_YEAR_PART = /(?<![\d.,’‘'历时共达满第近约超逾隔过这前后每连续])([12]\d)年(?=(?:年?[底末初]|上半年|下半年|[春夏秋冬]季)(?!以))/g;
const SHORT_YEAR = /(?<![\d.,’‘'历时共达满第近约超逾隔过])(\d\d)年(?=(?:0?[1-9]|1[0-2])月(?![龄大]))/g;

function* findSlips(text: string, item: ItemDraft | null): Generator<Slip<Kind>> {
  // Beside years of four digits `dates-uniform` reports it.
  if (/年/.test(text) && item?.passages.some((one) => /\d{4}年/.test(one.text)) !== true) {
    yield* matchSlips(text, SHORT_YEAR, 'year', ([, year]) => [`20${year}年`]);
  }
  if (text.includes('年')) yield* matchSlips(text, SHORT_YEAR_PART, 'year', ([, year]) => [`20${year}年`]);
  if (text.includes('百分之'))
    yield* matchSlips(text, /百分之(\d+(?:\.\d+)?)[%％]?|百分之[一二三四五六七八九十百零点]+[%％\d]/g, 'percent', ([, number]) =>
      number === undefined ? [] : [`${number}%`],
    );
  if (text.includes('年')) yield* matchSlips(text, ZERO_YEAR, 'zero', ([found]) => [found.replace(/[零○OoＯ0]/g, '〇')]);
  if (/\d/.test(text)) yield* findFigures(text);
  if (text.includes('、')) yield* findEstimates(text);
  if (text.includes('倍'))
    yield* matchSlips(
      text,
      /(?:下降|减少|降低|缩短|缩小|减小)了?(?:近|约|超过)?(?:\d+(?:\.\d+)?|[一两二三四五六七八九十几数]+)倍(?!以[下内])/g,
      'decrease',
    );
}

function* findFigures(text: string): Generator<Slip<Kind>> {
  yield* matchSlips(text, MIXED, 'scale');
  yield* matchSlips(
    text,
    /(?<![\d.])(\d{1,2})百(?:万(?![\d级亿])|(?![\d万亿分货度]|年))|(?<![\d.万亿])(\d{1,2})千(?![\d米克瓦伏卡帕焦赫字升年万亿])(?=[多余个名人元户亩吨家件])/g,
    'scale',
    ([found, hundreds, thousands]) => [hundreds === undefined ? `${thousands}000` : `${hundreds}00${found.endsWith('万') ? '万' : ''}`],
  );
  yield* matchSlips(text, /(?<![\d.])(\d{1,4})([万亿])(\d)千/g, 'scale', ([, whole, scale, part]) =>
    scale === '万' ? [`${whole}.${part}万`] : [],
  );
  yield* matchSlips(text, /(?<=\d)。(?=\d+(?:[%％‰]|[万亿]?[元吨亩米倍度]|个百分点|公里|平方))/g, 'decimal', () => ['.']);
  yield* matchSlips(
    text,
    /(?<![\d.,，])\d{1,3}(?:，\d{3})+(?=[名人位家户次场条项件亩吨元个公平立万册本份株棵头只辆台套支张米斤处所座])(?!\d)/g,
    'thousands',
    ([found]) => [found.replaceAll('，', ','), found.replaceAll('，', '')],
  );
  yield* matchSlips(text, RANGE, 'range', ([, from, joint, to, unit]) =>
    Number(from) < Number(to) && !/^(?:19|20)\d\d$/.test(from ?? '') ? [`${from}${unit}${joint}${to}${unit}`] : null,
  );
  if (text.includes('年代') && !/世纪|\d{4}年/.test(text))
    yield* matchSlips(text, /(?<![\d零〇])[1-9]0年代/g, 'decade', ([found]) => [`20世纪${found}`]);
}

function* findEstimates(text: string): Generator<Slip<Kind>> {
  yield* matchSlips(text, ARABIC_ESTIMATE, 'estimate', ([, low, high]) =>
    Number(high) === Number(low) + 1 ? [`${HANZI[Number(low)]}${HANZI[Number(high)]}`] : null,
  );
  yield* matchSlips(text, SPOKEN_ESTIMATE, 'estimate', ({ 1: low = '', 2: high = '', index }) =>
    index > 0 && (HANZI.indexOf(high) === HANZI.indexOf(low) + 1 || low + high === '三五') ? [`${low}${high}`] : null,
  );
}
