import { eachPassage } from './prose.ts';
import { defineRule } from './rule.ts';

/** Several people with their offices, side by side. */
const NAMED =
  /(?:书记|[省市县区州]长|主任|主席|常委)[\u4e00-\u9fff]{2,3}(?:、|，)[^，。；]{0,16}(?:书记|[省市县区州]长|主任|主席|常委)[\u4e00-\u9fff]{2,3}(?=[、，。等出参陪讲])/;

/** A publication that names leaders side by side has a list to check their order by. Reported once per issue. */
export const leadersListed = defineRule({
  code: 'leaders-listed',
  group: 'wording',
  severity: 'note',
  sentence: () => ({ zh: '没有领导名单，排名和职务没有检查', en: 'Order and offices of leaders were not checked: there is no list' }),
  hint: () => ({
    zh: '请在 bulletin.yaml 的“领导”里按次序列出姓名和职务',
    en: 'List names and offices in order under leaders in bulletin.yaml',
  }),
  explanation: {
    reason: {
      zh: '领导同志的排名和职务，软件要有名单才能核对；没有名单，请人工核对。',
      en: 'Order and offices can be checked against a list only; without one somebody has to check them.',
    },
    wrong: '市委书记张三、市长李四出席会议。（bulletin.yaml 里没有“领导”）',
    right: '领导: [{ 姓名: 张三, 职务: [市委书记] }, { 姓名: 李四, 职务: [市长] }]',
  },
  *check({ manuscript }) {
    if ((manuscript.publication.values.leaders ?? []).length > 0) return;
    for (const { passage } of eachPassage(manuscript)) {
      const found = NAMED.exec(passage.text);
      if (found === null) continue;
      yield { place: passage.place(found.index, found.index + found[0].length), args: {} };
      return;
    }
  },
});
