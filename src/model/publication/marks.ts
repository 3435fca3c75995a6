import { defineField, line } from '../fields.ts';
import * as z from '../zod.ts';

/** A mark (标记) before items that says something of them: ★ 领导批示. */
export const markSchema = z.strictObject({
  mark: defineField(z.string().check(z.trim(), z.minLength(1), z.maxLength(2)), {
    zh: '标记',
    description: 'Printed before the item instead of the section’s mark.',
    about: '印在稿件前面，代替栏目的标记。',
  }),
  meaning: defineField(line(), {
    zh: '含义',
    description: 'What it says, as items name it and the legend at the imprint prints it.',
    about: '表示什么；稿件里写的、版记上方说明里印的都是它。',
  }),
  points: defineField(z._default(z.number().check(z.gte(0), z.lte(10_000)), 0), {
    zh: '分值',
    description: 'Points that a printed item with the mark gets in addition.',
    about: '带这个标记的稿件另加多少分。',
  }),
});

/** Label of the line that explains the marks. */
export const LEGEND = '标记';

export type Mark = z.output<typeof markSchema>;

/** Finds a mark by itself or by its meaning. */
export function findMark(marks: readonly Mark[], named: string | undefined): Mark | undefined {
  return named === undefined ? undefined : marks.find(({ mark, meaning }) => mark === named || meaning === named);
}
