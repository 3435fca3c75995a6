import type { ItemDraft } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';
import { defineRule } from './rule.ts';
import { isTitleOnly } from './title-only.ts';

/** An item has text below its front matter, unless its section prints titles only. */
export const bodyPresent = defineRule({
  code: 'body-present',
  group: 'shape',
  settable: false,
  sentence: () => ({ zh: '稿件没有正文', en: 'The item has no text' }),
  hint: () => ({ zh: '请在第二个 --- 下面写正文', en: 'Write the text below the second ---' }),
  explanation: {
    reason: {
      zh: '没有正文的稿件印出来只有标题和署名。',
      en: 'An item without text would print as a title with an attribution.',
    },
    wrong: '---（下面是空的）',
    right: '---\n某县立足实际，……',
  },
  *check({ manuscript: { publication, items } }) {
    for (const item of items) {
      if (item.body.length === 0 && item.bodyBroken !== true && !isTitleOnly(item, publication.values))
        yield { place: findEnd(item), args: {} };
    }
  },
});

function findEnd({ file, text }: ItemDraft): Place {
  const line = text.split('\n').length;
  const column = text.length - text.lastIndexOf('\n');
  return { file, line, column, endLine: line, endColumn: column };
}
