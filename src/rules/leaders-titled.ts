import { quoteNames } from '../diagnostics/define.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import type { Span } from '../model/passage.ts';
import type { Leader } from '../model/publication.ts';
import { findLeaders, type NamedLeader } from './leaders.ts';
import { eachPassage } from './prose.ts';
import { defineRule } from './rule.ts';

/** Leaders carry the office on the publication's list. */
export const leadersTitled = defineRule<{ name: string; title: string; titles: readonly string[] }>({
  code: 'leaders-titled',
  group: 'wording',
  severity: 'warning',
  sentence: ({ name, title }) => ({
    zh: `${name}的职务在名单里不是“${title}”`,
    en: `“${title}” is not the office of ${name} on the publication’s list`,
  }),
  hint: ({ titles }) => ({
    zh: `名单里是${quoteNames(titles).zh}；职务有变动的，请改 bulletin.yaml 的“领导”`,
    en: `The list has ${quoteNames(titles).en}; after a change of office update leaders in bulletin.yaml`,
  }),
  explanation: {
    reason: {
      zh: '领导同志的职务张冠李戴，是要收回重印的错误。',
      en: 'A leader with the wrong office is a reason to recall and reprint an issue.',
    },
    wrong: '市长张三到企业调研。（名单：张三，市委书记）',
    right: '市委书记张三到企业调研。',
  },
  *check({ manuscript }) {
    const { leaders = [] } = manuscript.publication.values;
    if (leaders.length === 0) return;
    const titles = [...new Set(leaders.flatMap((leader) => leader.titles.flatMap(splitTitle)))].sort(
      (one, other) => other.length - one.length,
    );
    for (const { passage } of eachPassage(manuscript)) {
      const { text } = passage;
      const named = findLeaders(manuscript, passage);
      const starts = new Set(named.map(({ start }) => start));
      for (const one of named) {
        for (const { start, end } of findTitles(text, one, starts, titles)) {
          const title = text.slice(start, end);
          if (isOffice(one.leader, title)) continue;
          const { name, titles: own } = one.leader;
          yield { place: passage.place(start, end), args: { name: toExcerpt(name), title, titles: own.map(toExcerpt) }, suggestions: own };
        }
      }
    }
  },
});

/** Splits a combined office such as 市委副书记、市长; the whole comes first. */
function splitTitle(title: string): string[] {
  const parts = title.split(/[、，兼 ]/).filter((part) => part !== '');
  return parts.length > 1 ? [title, ...parts] : [title];
}

/** Prefixes that make another office: 副市长 is not 市长. */
const LESSER = /(?:副|原|前|代|代理|助理|执行|常务|名誉)$/;

/** Whether a title is one of the leader's offices, in full or without the place or body in front. */
function isOffice({ titles }: Leader, title: string): boolean {
  return titles.flatMap(splitTitle).some((own) => own === title || (own.endsWith(title) && !LESSER.test(own.slice(0, -title.length))));
}

/** Finds listed titles beside a name: before it, several joined by 、, or directly after it. */
function findTitles(text: string, { start, end }: NamedLeader, starts: ReadonlySet<number>, titles: readonly string[]): Span[] {
  const found: Span[] = [];
  for (let at = start; ; ) {
    const title = titles.find((one) => text.endsWith(one, at));
    if (title === undefined || LESSER.test(text.slice(Math.max(0, at - title.length - 2), at - title.length))) break;
    found.push({ start: at - title.length, end: at });
    at -= title.length;
    if (!/[、兼]/.test(text[at - 1] ?? '')) break;
    at -= 1;
  }
  const behind = titles.find((one) => text.startsWith(one, end));
  if (behind === undefined) return found;
  const after = end + behind.length;
  // 张三市长助理 is another office; in 张三市长李四 the title belongs to the next name.
  const belongs = !/^(?:助理|秘书|办公|候选|、)/.test(text.slice(after, after + 2)) && !starts.has(after);
  return belongs ? [...found, { start: end, end: after }] : found;
}
