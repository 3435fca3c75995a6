import type { ItemDraft } from '../model/manuscript.ts';
import type { Passage } from '../model/passage.ts';
import { defineRule } from './rule.ts';

/** A paragraph of sentences ends with a stop. */
export const stopsPresent = defineRule<{ last: string }>({
  code: 'stops-present',
  group: 'language',
  severity: 'warning',
  sentence: ({ last }) => ({ zh: `段末“${last}”后面没有句号`, en: `The paragraph ends without a full stop after “${last}”` }),
  hint: () => ({ zh: '请补上句号，或核对后面是否漏了文字', en: 'Add it, or check whether text is missing' }),
  explanation: {
    reason: {
      zh: '陈述句末尾用句号；段末没有句号，往往是漏了标点，甚至漏了文字。',
      en: 'A sentence ends with a full stop; without one a mark, or even text, is missing.',
    },
    wrong: '会议强调，要压实责任、抓好落实',
    right: '会议强调，要压实责任、抓好落实。',
    standard: 'GB/T 15834-2011, 4.1.3',
  },
  *check({ manuscript: { items } }) {
    for (const item of items) {
      if (item.bodyBroken === true) continue;
      for (const [index, passage] of item.passages.entries()) {
        if (!(isUnfinished(passage) && isAmongSentences(item, index)) && !isBrokenOff(passage, item, index)) continue;
        const end = passage.text.trimEnd().length;
        const last = passage.text.slice(Math.max(0, end - 4), end);
        const mark = passage.text.slice(end - 1, end);
        yield { place: passage.place(end - 1, end), args: { last }, suggestions: [/[，、；]/.test(mark) ? '。' : `${mark}。`] };
      }
    }
  },
});

const SHORTEST = 14;
const FINISHED = /[。！？…；：，、.!?;:,—～）)》】\]]$|[。！？…]["”’」』]$/;

/** Whether a paragraph reads like a sentence and ends with a word. Slogans, signatures and lines of verse have no stop. */
function isUnfinished({ kind, text, strong }: Passage): boolean {
  const trimmed = text.trimEnd();
  if (kind !== 'paragraph' || trimmed.length < SHORTEST || !/[，。；]/.test(trimmed) || FINISHED.test(trimmed)) return false;
  if (!/[\u4e00-\u9fff\d%％”]$/.test(trimmed) || /[\n\u3000]|[\u4e00-\u9fff] [\u4e00-\u9fff]/.test(trimmed)) return false;
  // A numbered or bold line is a heading.
  if (
    !trimmed.includes('。') &&
    /^(?:第?[一二三四五六七八九十]{1,3}[、章节条是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[①-⑳])/.test(trimmed)
  )
    return false;
  if (strong.some(({ start, end }) => start === 0 && end >= trimmed.length)) return false;
  if (/^(?:附件?|注|来源|电话|联系|地址|邮编|时间|地点|记者|通讯员|作者|责编|供稿|——)/.test(trimmed) || /[年月日]$/.test(trimmed))
    return false;
  const parts = trimmed.split(/[，。；、]/).map((part) => part.length);
  return trimmed.includes('。') || (new Set(parts).size > 1 && parts.some((length) => length > 4) && /[\u4e00-\u9fff]/.test(trimmed));
}

/** Whether the last paragraph of an item ends amid a sentence, with a comma or a semicolon. Lines of verse do. */
function isBrokenOff({ kind, text }: Passage, { passages }: ItemDraft, index: number): boolean {
  const trimmed = text.trimEnd();
  return (
    kind === 'paragraph' &&
    index === passages.length - 1 &&
    trimmed.length >= SHORTEST &&
    !trimmed.includes('\n') &&
    /[，、；]$/.test(trimmed)
  );
}

/** Whether the paragraphs around it end with stops, or there are none. */
function isAmongSentences({ passages }: ItemDraft, index: number): boolean {
  const around = [passages[index - 1], passages[index + 1]].filter((one) => one?.kind === 'paragraph');
  return around.every((one) => one !== undefined && /[。！？；：…]["”’」』）]?$/.test(one.text.trimEnd()));
}
