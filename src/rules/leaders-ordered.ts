import { toExcerpt } from '../diagnostics/excerpt.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { Passage } from '../model/passage.ts';
import { findLeaders, type NamedLeader } from './leaders.ts';
import { eachPassage } from './prose.ts';
import { defineRule } from './rule.ts';

/** Leaders named side by side stand in the order of the publication's list. */
export const leadersOrdered = defineRule<{ name: string; before: string }>({
  code: 'leaders-ordered',
  group: 'wording',
  severity: 'warning',
  sentence: ({ name, before }) => ({ zh: `${name}应排在${before}前面`, en: `${name} should come before ${before}` }),
  hint: () => ({
    zh: '请按 bulletin.yaml“领导”名单的次序排列',
    en: 'Follow the order of “leaders” in bulletin.yaml',
  }),
  explanation: {
    reason: {
      zh: '领导同志并列时按排名先后，次序排错是要收回重印的错误。',
      en: 'Leaders are named in protocol order; a wrong order is a reason to reprint an issue.',
    },
    wrong: '李四、张三出席会议。（名单：张三、李四）',
    right: '张三、李四出席会议。',
  },
  *check({ manuscript }) {
    const { leaders = [] } = manuscript.publication.values;
    if (leaders.length < 2) return;
    for (const { passage } of eachPassage(manuscript)) {
      for (const names of groupNames(manuscript, passage)) {
        const late = findFirstLate(names);
        if (late === null) continue;
        const { one, higher } = late;
        yield {
          place: passage.place(one.start, one.end),
          args: { name: toExcerpt(one.leader.name), before: toExcerpt(higher.leader.name) },
        };
      }
    }
  },
});

/** Finds the first name listed before the one it follows. A misplaced name is reported once, however many names it has passed. */
function findFirstLate(names: readonly NamedLeader[]): { one: NamedLeader; higher: NamedLeader } | null {
  let [higher] = names;
  for (const one of names) {
    if (higher !== undefined && higher.rank > one.rank) return { one, higher };
    higher = one;
  }
  return null;
}

/** Groups names with only joiners and offices between them. */
function groupNames(manuscript: Manuscript, passage: Passage): NamedLeader[][] {
  const { text } = passage;
  const titles = (manuscript.publication.values.leaders ?? []).flatMap((leader) => leader.titles);
  const groups: NamedLeader[][] = [];
  for (const named of findLeaders(manuscript, passage)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && isJoined(text.slice(last.end, named.start), titles)) group.push(named);
    else groups.push([named]);
  }
  return groups;
}

/** Endings of offices. */
const OFFICE =
  /^[\p{Script=Han}（）()]{0,20}(?:书记|[省市州县区镇乡部局厅处科司院校所会社]长|主任|主席|秘书长|检察长|常委|委员|组长|成员|总监|经理|董事长|司令员|政委|专员|顾问|同志)$/u;

/** Longest text between two names that may be an office, in characters. */
const LONGEST = 60;

function isJoined(between: string, titles: readonly string[]): boolean {
  if (between.length > LONGEST) return false;
  const [, joint, rest = ''] = /^(?:同志)?(、|，|和|与|及|以及)(.*)$/su.exec(between) ?? [];
  if (joint === undefined) return false;
  // A clause may end with a name and the next begin with one: 组长为李四，张三任副组长.
  if (rest === '') return joint !== '，';
  return rest.split(/[、，]/).every((part) => titles.includes(part) || OFFICE.test(part));
}
