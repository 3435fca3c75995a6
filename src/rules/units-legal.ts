import type { Texts } from '../diagnostics/define.ts';
import { defineRule } from './rule.ts';
import { matchSlips, reportSlips, type Slip, type SlipArguments } from './slip.ts';

type Kind = 'unit' | 'case' | 'blank';

const sentences: Readonly<Record<Kind, (found: string) => Texts>> = {
  unit: (found) => ({ zh: `“${found}”不是法定计量单位`, en: `“${found}” is not a legal unit of measurement` }),
  case: (found) => ({ zh: `单位符号“${found}”的大小写不对`, en: `The unit symbol “${found}” has the wrong case` }),
  blank: () => ({ zh: '数字和单位之间多了空格', en: 'Space between a number and its unit' }),
};

/** Right symbols by their lower-case form. */
const SYMBOLS: Readonly<Record<string, string>> = {
  km: 'km',
  kg: 'kg',
  cm: 'cm',
  mm: 'mm',
  ml: 'mL',
  mg: 'mg',
  kw: 'kW',
  kwh: 'kW·h',
  mw: 'MW',
  kv: 'kV',
};
const NAMES: Readonly<Record<string, string>> = {
  平米: '平方米',
  公尺: '米',
  公分: '厘米',
  公升: '升',
  立方: '立方米',
  平方: '平方米',
  英里: '公里',
  英尺: '米',
  英寸: '厘米',
  华里: '公里',
  平方英尺: '平方米',
  平方英里: '平方公里',
  平方码: '平方米',
  立方英尺: '立方米',
  英亩: '公顷',
  英吨: '吨',
  英吋: '英寸',
  英呎: '米',
  英哩: '公里',
  吋: '英寸',
  呎: '米',
  浬: '海里',
  瓩: '千瓦',
  市斤: '斤',
  市尺: '米',
  市里: '公里',
  市亩: '亩',
  公亩: '公顷',
  公担: '吨',
  磅: '千克',
  盎司: '克',
  加仑: '升',
  马力: '千瓦',
};
const UNIT =
  /(?<=\d[万亿]?[余多]?|每)(?:平米|公尺|公分|公升|平方(?:英[尺里]|码)|立方英尺|英[亩吨吋呎哩]|[吋呎浬瓩]|市[斤尺亩]|市里(?![的有要])|公[亩担]|磅(?!礴)|盎司|加仑|马力(?![全十])|立方(?![米公厘分英体])|平方(?![米公厘分英千])|英里|英尺|华里)/g;
const DEGREES = /(?<=\d)[ ]?(?:度|摄氏度|°)[ ]?C(?![A-Za-z])/g;
const SYMBOL = /(?<=\d[万亿]? ?)(?:[Kk][MmGgWwVv]|[Kk][Ww][Hh]|[Cc][Mm]|[Mm][MmLlGg])(?![A-Za-z\d²³])/g;
/** Square and cubic symbols without an exponent: 8000M2. */
const POWER = /(?<=\d[万亿]?)(?:[kKcCmM]?[mM])([23])(?![\d.A-Za-z])/g;
const BLANK =
  /(?<=[\u4e00-\u9fff）](?<!附件|[图表第])\d[\d.,]*)[ \u3000]+(?=(?:[万亿]?(?:个|名|人|位|家|户|次|条|项|件|场|亩|公里|公斤|公顷|千米|平方|立方|米|吨|元|处|座|台|辆|%|％|千瓦时?|兆瓦|度|套|支|株|棵|头|只|本|份|册|盏|间|栋|批|天|小时|分钟|岁|周岁|人次|户次|车次)))/g;

/** Quantities have legal units, written as the standard has them. */
export const unitsLegal = defineRule<SlipArguments<Kind>>({
  code: 'units-legal',
  group: 'language',
  severity: 'warning',
  sentence: ({ kind, found }) => sentences[kind](found),
  hint: ({ kind, better }) =>
    kind === 'blank' ? { zh: '请删去空格', en: 'Delete it' } : { zh: `请改为“${better}”`, en: `Write “${better}”` },
  explanation: {
    reason: {
      zh: '公文使用法定计量单位；符号分大小写；数字和单位之间不空格。换用单位时数值要随着换算。',
      en: 'Official documents use legal units; symbols are case-sensitive; no space separates a number from its unit. A change of unit may change the number.',
    },
    wrong: '管道长12KM，建房80平米，气温零下5度C，新增耕地350 亩。',
    right: '管道长12km，建房80平方米，气温零下5℃，新增耕地350亩。',
    standard: 'GB 3100-1993；《中华人民共和国法定计量单位》',
  },
  *check({ manuscript }) {
    yield* reportSlips(manuscript, (text) => (/\d/.test(text) ? findSlips(text) : []));
  },
});

function* findSlips(text: string): Generator<Slip<Kind>> {
  yield* matchSlips(text, UNIT, 'unit', ([found]) => [NAMES[found] ?? '']);
  yield* matchSlips(text, DEGREES, 'unit', () => ['℃']);
  yield* matchSlips(text, SYMBOL, 'case', ([found]) => {
    const right = SYMBOLS[found.toLowerCase()];
    // Mg is a megagram, MW no slip of mW.
    return right === undefined || right === found || /^(?:Mg|mW|mV|MV)$/.test(found) ? null : [right];
  });
  yield* matchSlips(text, POWER, 'case', ([found, power]) => [found.slice(0, -1).toLowerCase() + (power === '2' ? '²' : '³')]);
  // A text that spaces its numbers from Chinese on both sides does so on purpose.
  if (!/[\u4e00-\u9fff] \d/.test(text)) yield* matchSlips(text, BLANK, 'blank', () => ['']);
}
