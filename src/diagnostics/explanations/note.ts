import type { Explanation } from '../explanation.ts';
import type { noteCodes } from '../note-codes.ts';

/** Explanations of the codes for notes. */
export const noteExplanations = {
  'note-defined': {
    reason: { zh: '正文标了注，却没有注的内容，读者找不到。', en: 'A mark without a note leads the reader nowhere.' },
    wrong: '扎实推进“一村一策”[^1]。',
    right: '扎实推进“一村一策”[^1]。\n\n[^1]: 指每个村一个方案。',
  },
  'note-colon': {
    reason: { zh: '全角冒号不起作用，注会当正文印出来。', en: 'With a full-width colon the note prints as body text.' },
    wrong: '扎实推进“一村一策”[^1]。\n\n[^1]：指每个村一个方案。',
    right: '扎实推进“一村一策”[^1]。\n\n[^1]: 指每个村一个方案。',
  },
  'note-marked': {
    reason: { zh: '没有标出的注，读者不知道说的是哪里。', en: 'Readers cannot tell what an unreferenced note is about.' },
    wrong: '正文。\n\n[^1]: 指每个村一个方案。',
    right: '正文[^1]。\n\n[^1]: 指每个村一个方案。',
  },
  'note-one-mark': {
    reason: { zh: '一条注只能有一个位置，标两次编号就乱了。', en: 'Referencing a note twice breaks the numbering.' },
    wrong: '甲[^1]，乙[^1]。\n\n[^1]: 注。',
    right: '甲[^1]，乙。\n\n[^1]: 注。',
  },
  'note-one-text': {
    reason: { zh: '一个标号两条内容，不知道印哪条。', en: 'With two texts for one label, it is unclear which to print.' },
    wrong: '甲[^1]。\n\n[^1]: 注一。\n\n[^1]: 注二。',
    right: '甲[^1]，乙[^2]。\n\n[^1]: 注一。\n\n[^2]: 注二。',
  },
  'note-paragraph': {
    reason: { zh: '注在文末排成一段，多段排不下。', en: 'Notes are set as one paragraph each.' },
    wrong: '甲[^1]。\n\n[^1]: 注。\n\n    又一段。',
    right: '甲[^1]。\n\n[^1]: 注。又一句。',
  },
  'note-text': {
    reason: { zh: '空的注印出来只有一个号。', en: 'An empty note prints as a bare number.' },
    wrong: '甲[^1]。\n\n[^1]:',
    right: '甲[^1]。\n\n[^1]: 注。',
  },
} as const satisfies Record<keyof typeof noteCodes, Explanation>;
