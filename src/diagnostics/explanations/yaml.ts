import type { Explanation } from '../explanation.ts';
import type { yamlCodes } from '../yaml-codes.ts';

/** Explanations of the codes for YAML. */
export const yamlExplanations = {
  'yaml-valid': {
    reason: { zh: '写法不对，程序就读不出这一项。', en: 'Invalid YAML cannot be read.' },
    wrong: '标题：某县做好春耕生产',
    right: '标题: 某县做好春耕生产',
  },
  'yaml-plain': {
    reason: {
      zh: '这些写法办公室用不到，却能让小文件变得极大。',
      en: 'These features are not needed here and can make a small file expand enormously.',
    },
    wrong: '标题: &a 某县做好春耕生产',
    right: '标题: 某县做好春耕生产',
  },
  'key-known': {
    reason: { zh: '名称写错，这一项就等于没写。', en: 'A misspelt key has no effect.' },
    wrong: '来原: 某县',
    right: '来源: 某县',
  },
  'key-once': {
    reason: { zh: '写了两次，不知道以哪个为准。', en: 'With a key given twice, it is unclear which counts.' },
    wrong: '来源: 某县\n来源: 某区',
    right: '来源: 某县',
  },
  'key-one-spelling': {
    reason: {
      zh: '中文、英文写法是同一项，写了两个就不知道以哪个为准。',
      en: 'The Chinese and English spellings are one key; with both, it is unclear which counts.',
    },
    wrong: '标题: 甲\ntitle: 乙',
    right: '标题: 甲',
  },
  'key-present': {
    reason: { zh: '缺了这一项，稿件排不出来，或者署不了名。', en: 'Without it, the item cannot be placed or attributed.' },
    wrong: '标题: 某县做好春耕生产\n类别: 动态',
    right: '标题: 某县做好春耕生产\n来源: 某县\n类别: 动态',
  },
  'value-present': {
    reason: { zh: '只有名称没有内容，等于没写。', en: 'A key without a value has no effect.' },
    wrong: '来源:',
    right: '来源: 某县',
  },
  'value-kind': {
    reason: { zh: '内容的种类不对，程序不知道怎么用。', en: 'A value of the wrong kind cannot be used.' },
    wrong: '期号: 第十二期',
    right: '期号: 12',
  },
  'value-comment': {
    reason: {
      zh: 'YAML 把空格后面的 # 到行末当作备注，标题就只剩前半截。',
      en: 'YAML takes a # behind a blank and all that follows for a comment, which leaves half a title.',
    },
    wrong: '标题: 青溪县推行 #随手拍# 治理',
    right: '标题: "青溪县推行 #随手拍# 治理"',
  },
  'value-date': {
    reason: { zh: '日期用来排序和归档，写错就排错。', en: 'Dates determine the order of items and of the archive.' },
    wrong: '日期: 9月10日',
    right: '日期: 2021-09-10',
  },
  'value-choice': {
    reason: { zh: '这一项只有几种写法，写别的不起作用。', en: 'Only certain values are allowed here.' },
    wrong: '署名: 后面',
    right: '署名: end',
  },
  'value-range': {
    reason: { zh: '超出范围的数没有意义。', en: 'A number out of range is meaningless.' },
    wrong: '期号: 0',
    right: '期号: 12',
  },
  'value-length': {
    reason: {
      zh: '太长的内容排不下，或不能用作文件名。',
      en: 'A value that is too long does not fit the page, or cannot be used in a file name.',
    },
    wrong: '刊名: （五十个字的刊名）',
    right: '刊名: 安庆组工信息',
  },
  'value-valid': {
    reason: { zh: '内容不合要求，程序不知道怎么用。', en: 'The key does not accept this value.' },
    wrong: '标题标记: △△△',
    right: '标题标记: △',
  },
} as const satisfies Record<keyof typeof yamlCodes, Explanation>;
