import type { Block, Inline, Text } from '../model/body.ts';
import type { ItemDraft } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';
import { findPersonal, findPersonalOfKind } from './personal.ts';
import { eachPassage } from './prose.ts';
import type { Finding } from './rule.ts';
import { defineRule } from './rule.ts';

/** Mail addresses are not printed, nor hidden behind links. Office addresses under gov.cn may be published. */
export const emailAbsent = defineRule<{ shown: string }>({
  code: 'email-absent',
  group: 'privacy',
  severity: 'warning',
  sentence: ({ shown }) => ({ zh: `这里有电子邮箱 ${shown}`, en: `Mail address: ${shown}` }),
  hint: () => ({
    zh: '请核对是否可以公开；不能公开的请删去，或改用 gov.cn 的单位邮箱',
    en: 'Check that it may be published; otherwise delete it or use an office address under gov.cn',
  }),
  explanation: {
    reason: {
      zh: '个人邮箱是个人信息；公务往来也不宜用社会邮箱。',
      en: 'Private mailboxes are personal data, and official mail does not use public providers.',
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

/** A mailto link. */
interface MailLink {
  readonly address: string;
  readonly words: string;
  /** Place of the address if it follows its words on one line, otherwise of the words. */
  readonly place: Place;
}

/** Finds the mailto links of an item. */
function findMailLinks({ text, body, notes }: ItemDraft): MailLink[] {
  if (!/mailto:/i.test(text)) return [];
  const lines = text.split('\n');
  return [...body.flatMap(collectInlines), ...notes.flatMap(({ children }) => children)].flatMap((inline) => {
    const address = inline.type === 'text' ? /^mailto:([^?]+)/i.exec(inline.href ?? '')?.[1] : undefined;
    if (inline.type !== 'text' || address === undefined) return [];
    return [{ address, words: inline.value, place: findAddressPlace(inline, address, lines) }];
  });
}

function findAddressPlace({ place }: Text, address: string, lines: readonly string[]): Place {
  const line = lines[place.endLine - 1] as string;
  const at = line.indexOf(address, line.indexOf('](', place.endColumn - 1));
  return at === -1 ? place : { ...place, line: place.endLine, column: at + 1, endColumn: at + 1 + address.length };
}

function collectInlines(block: Block): readonly Inline[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.children;
    case 'list':
      return block.entries.flatMap(({ blocks }) => blocks.flatMap(collectInlines));
    case 'table':
      return [block.head, ...block.rows].flat().flatMap(({ children }) => children);
    case 'image':
      return [];
  }
}
