import type { Explanation } from '../explanation.ts';
import type { yamlCodes } from '../yaml-codes.ts';

/** Why YAML in front matter, issue.yaml and bulletin.yaml must be as it is wanted. */
export const yamlExplanations = {
  'yaml-valid': {
    reason: { zh: '写法不对，程序就读不出这一项。', en: 'What is not written by the rules cannot be read.' },
    wrong: '标题：某县做好春耕生产',
    right: '标题: 某县做好春耕生产',
  },
  'yaml-plain': {
    reason: { zh: '这些写法办公室用不到，却能让小文件变得极大。', en: 'Nobody needs these here, and they can make a small file huge.' },
    wrong: '标题: &a 某县做好春耕生产',
    right: '标题: 某县做好春耕生产',
  },
  'key-known': {
    reason: { zh: '名称写错，这一项就等于没写。', en: 'A misspelt key is as good as none.' },
    wrong: '来原: 某县',
    right: '来源: 某县',
  },
  'key-once': {
    reason: { zh: '写了两次，不知道以哪个为准。', en: 'Where a key stands twice nobody knows which is meant.' },
    wrong: '来源: 某县\n来源: 某区',
    right: '来源: 某县',
  },
  'key-one-spelling': {
    reason: {
      zh: '中文、英文写法是同一项，写了两个就不知道以哪个为准。',
      en: 'Both spellings mean one thing; with both, nobody knows which is meant.',
    },
    wrong: '标题: 甲\ntitle: 乙',
    right: '标题: 甲',
  },
  'key-present': {
    reason: { zh: '缺了这一项，稿件排不出来，或者署不了名。', en: 'Without it the item cannot be placed or attributed.' },
    wrong: '标题: 某县做好春耕生产\n类别: 动态',
    right: '标题: 某县做好春耕生产\n来源: 某县\n类别: 动态',
  },
  'value-present': {
    reason: { zh: '只有名称没有内容，等于没写。', en: 'A key without a value says nothing.' },
    wrong: '来源:',
    right: '来源: 某县',
  },
  'value-kind': {
    reason: { zh: '内容的种类不对，程序不知道怎么用。', en: 'A value of another kind cannot be used.' },
    wrong: '期号: 第十二期',
    right: '期号: 12',
  },
  'value-date': {
    reason: { zh: '日期用来排序和归档，写错就排错。', en: 'Dates order items and the archive.' },
    wrong: '日期: 9月10日',
    right: '日期: 2021-09-10',
  },
  'value-choice': {
    reason: { zh: '这一项只有几种写法，写别的不起作用。', en: 'Only a few values mean anything here.' },
    wrong: '署名: 后面',
    right: '署名: end',
  },
  'value-range': {
    reason: { zh: '超出范围的数没有意义。', en: 'A number out of range means nothing.' },
    wrong: '期号: 0',
    right: '期号: 12',
  },
  'value-length': {
    reason: { zh: '太长的内容排不下，或不能用作文件名。', en: 'What is too long does not fit, or cannot name a file.' },
    wrong: '刊名: （五十个字的刊名）',
    right: '刊名: 安庆组工信息',
  },
  'value-valid': {
    reason: { zh: '内容不合要求，程序不知道怎么用。', en: 'The value is not what the key takes.' },
    wrong: '标题标记: △△△',
    right: '标题标记: △',
  },
} as const satisfies Record<keyof typeof yamlCodes, Explanation>;
