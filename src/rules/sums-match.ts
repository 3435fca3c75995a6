import type { Texts } from '../diagnostics/define.ts';
import { defineRule } from './rule.ts';
import { reportSlips, type Slip, type SlipArguments } from './slip.ts';

type Kind = 'bound' | 'parts' | 'part' | 'percent' | 'rate' | 'growth';

const sentences: Readonly<Record<Kind, Texts>> = {
  bound: { zh: '这样的比率不会超过100%', en: 'Such a rate is at most 100%' },
  parts: { zh: '各部分相加和总数对不上', en: 'The parts do not add up to the total' },
  part: { zh: '一部分比总数还多', en: 'A part is greater than the total' },
  percent: { zh: '各项百分比相加超过了100%', en: 'The percentages add up to more than 100%' },
  rate: { zh: '比率和前后的数目对不上', en: 'The rate does not agree with the numbers' },
  growth: { zh: '增幅和前后两个数对不上', en: 'The growth does not agree with the two numbers' },
};

/** Totals, rates and growth agree with the numbers beside them. */
export const sumsMatch = defineRule<SlipArguments<Kind>>({
  code: 'sums-match',
  group: 'sense',
  severity: 'warning',
  sentence: ({ kind }) => sentences[kind],
  hint: () => ({ zh: '请核对这几个数', en: 'Check the numbers' }),
  explanation: {
    reason: {
      zh: '同一句话里的总数、分项、比率应当算得拢；算不拢，必有一个数写错。',
      en: 'Totals, parts and rates of one sentence must agree; otherwise one number is wrong.',
    },
    wrong: '培训300人，其中男210人、女100人。',
    right: '培训300人，其中男200人、女100人。',
  },
  *check({ manuscript }) {
    yield* reportSlips(manuscript, (text) => (/\d/.test(text) ? findSlips(text) : []));
  },
});

const NUM = '(\\d[\\d,]*(?:\\.\\d+)?)([万亿]?)';
const UNIT = '(人次|平方公里|公里|[人名件个户家项亩元吨辆台处起份条所次场批套间座只头株宗])';
const WHOLE = new RegExp(`${NUM}${UNIT}[^。；！？\\d]{0,12}?，其中[：:，]?([^。；！？]{4,120})`, 'g');
const PART = new RegExp(`([^，、。；\\d]{1,12}?)${NUM}${UNIT}`, 'g');

function* findSlips(text: string): Generator<Slip<Kind>> {
  if (text.includes('其中')) yield* findParts(text);
  if (text.includes('占')) yield* findPercents(text);
  if (text.includes('率')) yield* findRates(text);
  if (/[%％]/.test(text)) yield* findBounded(text);
  if (/增长|增加|提高|上升|下降|减少|降低/.test(text)) yield* findGrowth(text);
}

function toValue(number: string, scale: string): number {
  return Number(number.replaceAll(',', '')) * (scale === '万' ? 1e4 : scale === '亿' ? 1e8 : 1);
}

function* findParts(text: string): Generator<Slip<Kind>> {
  for (const { 0: found, 1: number = '', 2: scale = '', 3: unit, 4: list = '', index } of text.matchAll(WHOLE)) {
    const total = toValue(number, scale);
    const parts = [...list.matchAll(PART)].map(([, label = '', n = '', s = '', u]) => ({ label, value: toValue(n, s), unit: u }));
    const [first] = parts;
    if (first === undefined || first.unit !== unit) continue;
    const slip = { start: index, end: index + found.length };
    // Whatever comes after the first part may count something else.
    const isOver = first.value > total && list.search(/[\d]/) < 14 && !/累计|历年|带动|惠及/.test(first.label);
    const [second] = parts.slice(1);
    const isPair =
      parts.length === 2 &&
      second !== undefined &&
      second.unit === unit &&
      COMPLEMENTS.some(([one, other]) => one.test(first.label) && other.test(second.label));
    const isWhole = isComplete(list, parts, unit);
    if (isWhole && Math.abs(parts.reduce((sum, { value }) => sum + value, 0) - total) > 1e-6) yield { ...slip, kind: 'parts' };
    else if (isPair && Math.abs(first.value + second.value - total) > 1e-6 && scale === '') yield { ...slip, kind: 'parts' };
    else if (isOver) yield { ...slip, kind: 'part' };
  }
}

/** Labels of one family, of which a list names all: levels of government, verdicts, kinds of the same thing. */
const SPLITS = [
  /^(?:中央|省|市|县|区|乡|镇|自筹|社会)[^，、]{0,6}$/,
  /^(?:不?合格|达标|不达标|优秀|良好|通过|未通过)[^，、]{0,4}$/,
  /^(?:男|女)[^，、]{0,4}$/,
  /^(?:第?[一二三]|[甲乙丙])[产类级等档][^，、]{0,4}$/,
];

/** Whether a list has nothing but parts of the total, at least two of one family, none left open by 等. */
function isComplete(
  list: string,
  parts: readonly { readonly label: string; readonly unit: string | undefined }[],
  unit: string | undefined,
): boolean {
  if (parts.length < 2 || /[等余多约近超]|以上|左右/.test(list) || parts.some((part) => part.unit !== unit)) return false;
  if (list.split(/[、，]/).length !== parts.length) return false;
  const labels = parts.map(({ label }) => label.replace(/^(?:和|及)/, ''));
  const isFamily = SPLITS.some((split) => labels.every((label) => split.test(label)));
  // 邻里纠纷、婚姻纠纷、土地纠纷 end alike; three of them or more are hardly a choice.
  const ending = labels[0]?.slice(-2) ?? '';
  return isFamily || (parts.length > 2 && ending.length === 2 && labels.every((label) => label.length > 2 && label.endsWith(ending)));
}

/** Rates of what was done out of what there was: never above 100%. */
const BOUNDED =
  /(?:参[训会加保合学]|到[课会岗位]|出勤|出席|合格|覆盖|满意|整改(?:完成)?|办结|回复|回访|普及|入户|走访|签约|到位|完好|及格|优良|好评|知晓|参与|入学|巩固|脱贫|接种|检出|准确|成活|持证|公开|按时|受理)率(?:均|都|已)?(?:达到?|为|是|保持在|提高到|升至|超过)?了?(\d{3,4}(?:\.\d+)?)[%％]/g;

function* findBounded(text: string): Generator<Slip<Kind>> {
  for (const { 0: found, 1: rate, index } of text.matchAll(BOUNDED)) {
    if (Number(rate) > 100) yield { start: index, end: index + found.length, kind: 'bound' };
  }
  for (const { 0: found, index } of text.matchAll(
    /产业(?:增加值)?(?:占比|比重|占)(?:分别)?(?:为|达)?(?:\d+(?:\.\d+)?[%％](?:、|和|与|及)?){3,}/g,
  )) {
    const sum = [...found.matchAll(/(\d+(?:\.\d+)?)[%％]/g)].reduce((before, [, n]) => before + Number(n), 0);
    if (sum > 101 && found.includes('分别')) yield { start: index, end: index + found.length, kind: 'percent' };
  }
}

/** Two parts that make a whole. */
const COMPLEMENTS: readonly (readonly [RegExp, RegExp])[] = [
  [/^男(?:性|职工|干部|党员|生)?$/, /^女(?:性|职工|干部|党员|生)?$/],
  [/^女(?:性|职工|干部|党员|生)?$/, /^男(?:性|职工|干部|党员|生)?$/],
  [/^城镇/, /^农村/],
  [/^正式党员/, /^预备党员/],
  [/以上(?:的|学历)?$/, /以下(?:的|学历)?$/],
  [/^(?:已)?办结/, /^(?:未办结|正在办理)/],
];

function* findPercents(text: string): Generator<Slip<Kind>> {
  yield* findShares(text);
  for (const { 0: found, index } of text.matchAll(/分别占[^，。；\d]{0,10}(?:\d+(?:\.\d+)?[%％](?:、|和|与|及|，)?){2,}/g)) {
    const sum = [...found.matchAll(/(\d+(?:\.\d+)?)[%％]/g)].reduce((before, [, n]) => before + Number(n), 0);
    if (sum > 101) yield { start: index, end: index + found.length, kind: 'percent' };
  }
}

/** Parts of one whole: degrees of satisfaction, grades, sectors. Others may cross: 女性占40%，大专以上学历占70%. */
const FAMILIES = [
  /满意的?(?:群众|人)?$/,
  /^第?[一二三]次?产(?:业|值)?$/,
  /^(?:优秀|良好|优良|合格|基本合格|不合格|较差|优|良|中|差)的?$/,
  /^(?:[一二三四]|[A-D]|甲|乙|丙)[类级等档](?:的|村|企业)?$/,
];

function* findShares(text: string): Generator<Slip<'percent'>> {
  for (const { 0: sentence, index } of text.matchAll(/[^。！？\n]+/g)) {
    const shares = [...sentence.matchAll(/([^，、；：。\d]{1,10}?)(?:各|所)?占(?:比)?(?:为|达到?)?(\d+(?:\.\d+)?)[%％]/g)];
    const [first, last] = [shares[0], shares.at(-1)];
    if (first === undefined || last === undefined || shares.length < 2) continue;
    if (!FAMILIES.some((family) => shares.every(([, label = '']) => family.test(label)))) continue;
    const sum = shares.reduce((before, [, , percent]) => before + Number(percent), 0);
    if (sum > 101) yield { start: index + first.index, end: index + last.index + last[0].length, kind: 'percent' };
  }
}

const RATE = /([\u4e00-\u9fff]{2})率(?:达到?|为|是)?(?:了)?(\d+(?:\.\d+)?)[%％]/g;

/** 受理60件，办结45件，办结率90%: the rate of two numbers of the same unit in one sentence. */
function* findRates(text: string): Generator<Slip<Kind>> {
  for (const { 0: found, 1: verb = '', 2: rate, index } of text.matchAll(RATE)) {
    const [from, to] = [text.slice(0, index).search(/[^。；！？]*$/), text.slice(index).search(/[。；！？]|$/) + index];
    const sentence = text.slice(from, to);
    const numbers = [
      ...sentence.matchAll(new RegExp(`([\\u4e00-\\u9fff]{2})了?(?:各类|相关)?[^，。；：、\\d]{0,6}?${NUM}${UNIT}`, 'g')),
    ].map(([all, word = '', n = '', s = '', unit]) => ({ word: all.includes(verb) ? verb : word, value: toValue(n, s), unit }));
    const done = numbers.filter(({ word }) => word === verb);
    const [one] = done;
    const others = numbers.filter(({ word, unit }) => word !== verb && unit === one?.unit);
    const [total] = others;
    if (one === undefined || total === undefined || done.length > 1 || others.length > 1 || total.value < one.value) continue;
    if (Math.abs((one.value / total.value) * 100 - Number(rate)) > 1) yield { start: index, end: index + found.length, kind: 'rate' };
  }
}

const GROWTH = new RegExp(
  `(?:由|从)[^，。；\\d]{0,12}?${NUM}${UNIT}[^，。；\\d]{0,4}?(?:增加|增长|提高|上升|下降|减少|降低|扩大|发展|增)到?至?[^，。；\\d]{0,4}?${NUM}${UNIT}，(?:同比)?(增长|增加|提高|下降|减少|降低)了?${'(\\d+(?:\\.\\d+)?)'}[%％]`,
  'g',
);
/** Growth of values is reckoned in constant prices, which differ by some points. */
const PRICED = /生产总值|增加值|产值|总值|GDP|收入|消费|可比|年均|投资|营收/;

function* findGrowth(text: string): Generator<Slip<Kind>> {
  for (const { 0: found, 1: n1 = '', 2: s1 = '', 3: u1, 4: n2 = '', 5: s2 = '', 6: u2, 7: verb = '', 8: rate, index } of text.matchAll(
    GROWTH,
  )) {
    if (u1 !== u2) continue;
    const isPriced = PRICED.test(text.slice(Math.max(0, index - 30), index + found.length));
    const [from, to] = [toValue(n1, s1), toValue(n2, s2)];
    const real = ((to - from) / from) * 100 * (/增|提/.test(verb) ? 1 : -1);
    if (Math.abs(real - Number(rate)) > (isPriced ? Math.max(8, Math.abs(real) * 0.3) : Math.max(1, Math.abs(real) * 0.05)))
      yield { start: index, end: index + found.length, kind: 'growth' };
  }
}
