import type { ItemDraft } from '../model/manuscript.ts';
import { findMailLinks } from './mail-links.ts';
import { findPersonal, findPersonalOfKind } from './personal.ts';
import { eachPassage } from './prose.ts';
import type { Finding } from './rule.ts';
import { defineRule } from './rule.ts';

/** Mail addresses are not printed, nor hidden behind links. Office addresses under gov.cn may be published. */
export const emailAbsent = defineRule<{ shown: string }>({
  code: 'email-absent',
  group: 'privacy',
  severity: 'warning',
  sentence: ({ shown }) => ({ zh: `这里有电子邮箱 ${shown}`, en: `There is a mail address here: ${shown}` }),
  hint: () => ({
    zh: '请核对是否可以公开；不能公开的请删去，或改用 gov.cn 的单位邮箱',
    en: 'Check that it may be published; otherwise delete it or give an office address under gov.cn',
  }),
  explanation: {
    reason: {
      zh: '个人邮箱是个人信息；公务往来也不宜用社会邮箱。',
      en: 'A mailbox of one’s own is personal, and official mail does not go through public providers.',
    },
    wrong: '意见请发至zhangsan@example.com',
    right: '意见请发至xxgk@anqing.gov.cn',
    standard: '《个人信息保护法》第十三条、第二十五条',
  },
  *check({ manuscript }) {
    for (const { passage } of eachPassage(manuscript)) {
      for (const { start, end, masked } of findPersonalOfKind('email', passage))
        yield { place: passage.place(start, end), args: { shown: masked } };
    }
    for (const item of manuscript.items) yield* findHiddenAddresses(item);
  },
});

/** Reports addresses only the link target has; addresses in the words are reported above. */
function* findHiddenAddresses(item: ItemDraft): Generator<Finding<{ shown: string }>> {
  for (const { address, words, place } of findMailLinks(item)) {
    const [found] = findPersonal(address);
    if (found?.kind === 'email' && !words.includes(address)) yield { place, args: { shown: found.masked } };
  }
}
