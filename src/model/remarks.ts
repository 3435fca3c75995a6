import { toIsoDay } from './day.ts';
import { defineField, line } from './fields.ts';
import * as z from './zod.ts';

/**
 * `<item>.remarks.yaml` beside an item: reviewers' remarks on its draft (批注), such as the comments of a returned DOCX. Not to be confused
 * with `remarks` in front matter, which names leaders whose remarks (批示) count in the statistics.
 */

/** Non-empty text of one or more lines, trimmed. */
const text = () => z.string().check(z.trim(), z.minLength(1));

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/;

/** A day, or a date and time as Word stores it (2026-03-01T09:30:00Z), in ISO form. */
const moment = () =>
  z.pipe(
    z.string().check(z.trim()),
    z.transform((value, context) => {
      const iso = MOMENT.test(value) && toIsoDay(value.slice(0, 10)) !== null ? value : toIsoDay(value);
      if (iso !== null) return iso;
      context.issues.push({ code: 'custom', params: { code: 'date' }, input: value });
      return z.NEVER;
    }),
  );

export const reviewRemarkSchema = z.strictObject({
  author: defineField(line(), { zh: '批注人', description: 'Who remarked.', about: '谁批注的。' }),
  date: defineField(z.optional(moment()), {
    zh: '日期',
    description: 'When, a day or a day and time: 2026-03-01 or 2026-03-01T09:30:00Z.',
    about: '批注日期，写成 2026-03-01 或 2026-03-01T09:30:00Z。',
  }),
  on: defineField(z.optional(text()), {
    zh: '原文',
    description: 'The words of the item that it is about, as they stood.',
    about: '批注针对的原文。',
  }),
  text: defineField(text(), {
    zh: '批注内容',
    description: 'What was remarked; may have several lines.',
    about: '批注的内容，可以有几行。',
  }),
  done: defineField(z._default(z.boolean(), false), {
    zh: '已处理',
    description: 'Whether it was seen to; the final stage waits for it.',
    about: '处理完的写“是”；都处理完才能定稿。',
  }),
});

/** Schema of the reviewers' remarks on one item. */
export const reviewRemarksSchema = z.strictObject({
  remarks: defineField(z._default(z.array(reviewRemarkSchema), []), {
    zh: '批注',
    description: 'The remarks on this item, oldest first.',
    about: '对这篇稿件的批注，先提的在前。',
  }),
});

/** A reviewer's remark (批注). */
export type ReviewRemark = z.output<typeof reviewRemarkSchema>;

export interface ReviewRemarks {
  readonly remarks: readonly ReviewRemark[];
}
