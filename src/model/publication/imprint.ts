import { defineChoice, defineField, line } from '../fields.ts';
import * as z from '../zod.ts';

/** One line of the distribution (分送). */
export const distributionEntrySchema = z.strictObject({
  label: defineField(line(), {
    zh: '标签',
    description: '报, 送, 发, 抄送 or any other label, printed before the colon.',
    about: '报、送、发、抄送等，印在冒号前面。',
  }),
  to: defineField(line(), { zh: '对象', description: 'Recipients, as one line of text.', about: '发给谁，写成一行。' }),
});

export type DistributionEntry = z.output<typeof distributionEntrySchema>;

/** Where a labelled line stands: above the first rule, or as the first or last line between the rules. */
const linePlaces = { above: ['线上'], first: ['首行'], last: ['末行'] } as const;

/** A labelled line (附注) at the imprint: 责任编辑, 审核, 主题词, 电话, 本期增发. */
export const imprintLineSchema = z.strictObject({
  label: defineField(line(), {
    zh: '标签',
    description: 'Printed before the colon: 责任编辑, 主题词.',
    about: '印在冒号前面，如“责任编辑”“主题词”。',
  }),
  text: defineField(line(), { zh: '内容', description: 'As printed after the colon.', about: '冒号后面的内容，照原样印出。' }),
  place: defineField(z._default(defineChoice(linePlaces), 'above'), {
    zh: '位置',
    description: 'above the first rule; first or last line between the rules.',
    about: '线上：版记第一条线的上面；首行、末行：分送对象的前面、后面。',
  }),
});

/** The imprint (版记) at the foot of the last page, apart from the distribution. */
export const imprintSchema = z.strictObject({
  office: defineField(z.optional(line()), {
    zh: '印发机关',
    description: 'The issuing office, left above the last rule; the line is left out without it.',
    about: '印发机关，印在最后一条线上方左边；不写则不印这一行。',
  }),
  lines: defineField(z._default(z.array(imprintLineSchema), []), {
    zh: '附注',
    description: 'Labelled lines of every issue, such as 责任编辑 and 主题词, unless the issue has its own.',
    about: '每期都印的附注行，如责任编辑、主题词；某一期另有写的除外。',
  }),
  double_sided: defineField(z._default(z.boolean(), true), {
    zh: '双面印刷',
    description: 'Printed on both sides: the imprint stands on an even page.',
    about: '双面印刷，版记排在双数页。',
  }),
});
