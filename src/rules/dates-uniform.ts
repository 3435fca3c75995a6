import type { Texts } from '../diagnostics/define.ts';
import type { Passage, PassageKind } from '../model/passage.ts';
import { type DateForm, findDates, formatDate, type WrittenDate } from './dates.ts';
import { defineRule } from './rule.ts';
import { groupPassages } from './texts.ts';

const FORMS: Readonly<Record<DateForm, Texts>> = {
  arabic: { zh: '阿拉伯数字', en: 'Arabic figures' },
  numeric: { zh: '全数字形式', en: 'numeric form' },
  hanzi: { zh: '汉字', en: 'hanzi' },
  short: { zh: '两位年份', en: 'a two-digit year' },
};

/** Tables and captions are short of room and may use numeric dates. */
const RUNNING: ReadonlySet<PassageKind> = new Set(['title', 'heading', 'paragraph', 'entry', 'note', 'editors-note']);

/** The dates of an item share one form. */
export const datesUniform = defineRule<{ found: string; form: DateForm; usual: DateForm }>({
  code: 'dates-uniform',
  group: 'language',
  severity: 'warning',
  sentence: ({ found, form, usual }) => ({
    zh: `“${found}”用的是${FORMS[form].zh}，本篇其他日期用的是${FORMS[usual].zh}`,
    en: `“${found}” is written in ${FORMS[form].en}, the other dates of this text in ${FORMS[usual].en}`,
  }),
  hint: ({ form }) =>
    form === 'short' ? { zh: '年份请写四位', en: 'Write the year with four digits' } : { zh: '请统一为一种写法', en: 'Use one form' },
  explanation: {
    reason: {
      zh: '同一篇里日期的写法应当一致；年份不写成两位。',
      en: 'A text uses one date form, and years have four digits.',
    },
    wrong: '2021年9月10日启动，二〇二一年十月完成。',
    right: '2021年9月10日启动，2021年10月完成。',
    standard: 'GB/T 15835-2011, 4.3, 5.1.4',
  },
  *check({ manuscript }) {
    for (const passages of groupPassages(manuscript)) {
      const dates = passages
        .filter(({ kind }) => RUNNING.has(kind))
        .flatMap((passage) => findDates(passage.text).map((date) => ({ passage, date })));
      const usual = findUsualForm(dates.map(({ date }) => date));
      if (usual === null) continue;
      for (const { passage, date } of dates) {
        const { start, end, form } = date;
        // 到二〇三五年 is how Party documents write a goal.
        if (form === 'hanzi' && date.month === null) continue;
        if (form === usual || (form === 'short' && !dates.some((other) => other.date.form !== 'short' && other.date.year !== null)))
          continue;
        const better = formatDate(date, usual);
        yield {
          place: passage.place(start, end),
          args: { found: cut(passage, date), form, usual },
          ...(better === null ? {} : { suggestions: [better] }),
        };
      }
    }
  },
});

function cut({ text }: Passage, { start, end }: WrittenDate): string {
  return text.slice(start, end);
}

/** Finds the most frequent form; on a tie Arabic figures, then hanzi. Null if there are only two-digit years. */
function findUsualForm(dates: readonly WrittenDate[]): DateForm | null {
  const count = (form: DateForm) => dates.filter((date) => date.form === form).length;
  const [first] = (['arabic', 'hanzi', 'numeric'] as const)
    .map((form) => ({ form, times: count(form) }))
    .sort((one, other) => other.times - one.times);
  return first === undefined || first.times === 0 ? null : first.form;
}
