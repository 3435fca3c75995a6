import { defineField, line } from '../fields.ts';
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

/** The imprint (版记) at the foot of the last page, apart from the distribution. */
export const imprintSchema = z.strictObject({
  office: defineField(z.optional(line()), {
    zh: '印发机关',
    description: 'The issuing office, left above the last rule; the line is left out without it.',
    about: '印发机关，印在最后一条线上方左边；不写则不印这一行。',
  }),
  double_sided: defineField(z._default(z.boolean(), true), {
    zh: '双面印刷',
    description: 'Printed on both sides: the imprint stands on an even page.',
    about: '双面印刷，版记排在双数页。',
  }),
});
