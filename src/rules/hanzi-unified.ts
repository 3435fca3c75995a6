import type { Passage } from '../model/passage.ts';
import { makeRemedy } from './mend.ts';
import { eachPassage } from './prose.ts';
import { defineRule } from './rule.ts';

/** Radicals (⼀, ⺠) and compatibility ideographs (豈), which look like hanzi but are not; PDF readers and old encodings produce them. */
const COMPATIBLE = /[\u2e80-\u2fd5\uf900-\ufaff\u{2f800}-\u{2fa1d}]/gu;

/** Radicals without a decomposition in Unicode that PDF readers put in place of hanzi. */
const RADICALS: Readonly<Record<string, string>> = {
  '⺠': '民',
  '⻓': '长',
  '⻔': '门',
  '⻢': '马',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻋': '车',
  '⻅': '见',
  '⻉': '贝',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻩': '黄',
  '⻬': '齐',
  '⻰': '龙',
  '⻘': '青',
  '⻄': '西',
  '⺟': '母',
  '⻆': '角',
  '⻨': '麦',
  '⻮': '齿',
};

/** Hanzi are not written as radicals or compatibility characters that only look the same. */
export const hanziUnified = defineRule<{ written: string; meant: string }>({
  code: 'hanzi-unified',
  group: 'language',
  severity: 'warning',
  sentence: ({ written, meant }) => ({
    zh: `“${written}”不是汉字“${meant}”，只是样子相同`,
    en: `“${written}” only looks like the hanzi “${meant}”`,
  }),
  hint: ({ meant }) => ({ zh: `请改成“${meant}”`, en: `Write “${meant}”` }),
  explanation: {
    reason: {
      zh: '从 PDF 复制的文字里常有部首或兼容字符，样子与汉字相同，却检索不到，有的字体里也没有。',
      en: 'Text copied from a PDF often holds radicals or compatibility characters, which searches miss and fonts lack.',
    },
    wrong: '⼈⼤代表',
    right: '人大代表',
    standard: '《通用规范汉字表》；GB 18030-2022',
  },
  *check({ manuscript }) {
    for (const { passage } of eachPassage(manuscript)) yield* checkPassage(passage);
  },
});

function* checkPassage(passage: Passage) {
  if (!/[\u2e80-\u2fd5\uf900-\ufaff]|[\ud87e]/.test(passage.text)) return;
  for (const { 0: written, index } of passage.text.matchAll(COMPATIBLE)) {
    const meant = RADICALS[written] ?? written.normalize('NFKC');
    if (meant === written) continue;
    const end = index + written.length;
    yield { place: passage.place(index, end), args: { written, meant }, ...makeRemedy(passage, [{ start: index, end, text: meant }]) };
  }
}
