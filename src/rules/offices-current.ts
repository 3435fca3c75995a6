import { eachPassage } from './prose.ts';
import { isQuoted } from './quoted.ts';
import { defineRule } from './rule.ts';
import { findWords, selectLongest } from './vocabulary.ts';

interface Facts {
  readonly old: string;
  readonly current: string;
  /** `2018-03` */
  readonly since: string;
}

/** Bodies carry the names they have on the date of the item. */
export const officesCurrent = defineRule<Facts>({
  code: 'offices-current',
  group: 'wording',
  severity: 'warning',
  sentence: ({ old, since }) => ({
    zh: `“${old}”是旧称，${since.replace('-0', '-').replace('-', '年')}月起已经改名`,
    en: `“${old}” is an old name, changed in ${since}`,
  }),
  hint: ({ current }) => ({
    zh: `现称“${current}”；说的是以前的事，请写“原…”`,
    en: `It is now “${current}”; in history write 原 before the old name`,
  }),
  explanation: {
    reason: {
      zh: '机构改革以后单位名称变了，沿用旧称既不准确，也不严肃。只查稿件日期以前改名的。',
      en: 'Bodies are renamed in reforms. Only names changed before the date of the item are reported.',
    },
    wrong: '县环保局开展水质监测。（2021年的稿件）',
    right: '县生态环境分局开展水质监测。',
    standard: '《国务院机构改革方案》（2018年）；《党和国家机构改革方案》（2018年、2023年）',
  },
  *check({ manuscript }) {
    for (const { passage, item } of eachPassage(manuscript)) {
      const date = item?.values.date;
      if (date === undefined) continue;
      for (const { entry, start, end } of selectLongest(findWords(manuscript, passage).bodies)) {
        const { word: old, current, since } = entry;
        if (date.slice(0, 7) < since || isQuoted(passage, start, end) || isHistory(passage.text, start, since)) continue;
        yield { place: passage.place(start, end), args: { old, current, since }, suggestions: [current] };
      }
    }
  },
});

/** Whether the sentence speaks of the past or of the change of the name. */
function isHistory(text: string, at: number, since: string): boolean {
  const sentence = text.slice(text.slice(0, at).search(/[^。；！？\n]*$/), at + text.slice(at).search(/[。；！？\n]|$/));
  const years = [...sentence.matchAll(/(?:19|20)\d\d(?=年)/g)].map(([year]) => Number(year));
  if (/(?:原|时任|曾任|历任)[^，。；、]{0,6}$/.test(text.slice(Math.max(0, at - 8), at))) return true;
  return /更名|改名|改称|撤销|合并|组建|前身|挂牌|划转|整合/.test(sentence) || years.some((year) => year <= Number(since.slice(0, 4)));
}
