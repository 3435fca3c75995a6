import type { ItemDraft } from '../model/manuscript.ts';
import type { Passage } from '../model/passage.ts';
import { findSection } from '../model/publication.ts';
import { defineRule } from './rule.ts';

/** End of a sentence, after which a lead-in may begin. */
const SENTENCE = /[。？！；：…\n][”’」』）]*\s*$/u;

/**
 * Sections that ask for lead-ins (提要句) get them: bold words that open a paragraph (in items of one paragraph, a sentence), followed by
 * text.
 */
export const leadInPresent = defineRule<{ section: string }>({
  code: 'lead-in-present',
  group: 'shape',
  severity: 'warning',
  sentence: ({ section }) => ({
    zh: `“${section}”的稿件要有提要句，这篇没有`,
    en: `Items of “${section}” need a lead-in; this one has none`,
  }),
  hint: () => ({ zh: '请把概括一段的第一句加粗：**制定计划。**', en: 'Make the sentence that sums up a paragraph bold: **制定计划。**' }),
  explanation: {
    reason: {
      zh: '提要句让读者只看黑体字就知道做了哪几件事。本栏目在 bulletin.yaml 里要求有提要句（lead_in）。',
      en: 'The bold lead-ins summarise the item at a glance. bulletin.yaml requires them for this section (lead_in).',
    },
    wrong: '制定计划。设置“课程表”，……',
    right: '**制定计划。**设置“课程表”，……',
  },
  *check({ manuscript: { publication, items } }) {
    const { sections } = publication.values;
    if (sections === undefined) return;
    for (const item of items) {
      const { category } = item.values;
      const section = category === undefined ? undefined : findSection({ sections }, category);
      if (section?.lead_in !== true || item.bodyBroken === true) continue;
      const first = listParagraphs(item)[0];
      if (first === undefined || listParagraphs(item).some(hasLeadIn)) continue;
      yield { place: first.place(0, measureFirstSentence(first.text)), args: { section: section.title } };
    }
  },
});

function listParagraphs({ passages }: ItemDraft): Passage[] {
  return passages.filter(({ kind }) => kind === 'paragraph' || kind === 'entry');
}

function hasLeadIn({ text, strong }: Passage): boolean {
  return strong.some(({ start, end }) => end < text.length && (start === 0 || SENTENCE.test(text.slice(Math.max(0, start - 8), start))));
}

/** Measures the first sentence, which should be bold. */
function measureFirstSentence(text: string): number {
  const end = text.search(/[。？！；]/u);
  return end === -1 ? text.length : end + 1;
}
