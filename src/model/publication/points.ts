import { defineChoice, defineField, line } from '../fields.ts';
import * as z from '../zod.ts';

/** A score; fractions are usual. */
const score = () => z.number().check(z.gte(0), z.lte(10_000));

/** Scoring (计分) of items, for the statistics (采用情况). */
export const pointsSchema = z.strictObject({
  item: defineField(z._default(score(), 1), {
    zh: '每篇',
    description: 'Points of a printed item whose category has none of its own.',
    about: '没有单列分值的类别，每篇稿件的分值。',
  }),
  categories: defineField(
    z._default(
      z.array(
        z.strictObject({
          category: defineField(line(), { zh: '类别', description: 'One of the publication’s categories.', about: '本刊的一个类别。' }),
          points: defineField(score(), {
            zh: '分值',
            description: 'Points of a printed item of that category.',
            about: '这个类别每篇稿件的分值。',
          }),
        }),
      ),
      [],
    ),
    { zh: '类别', description: 'Points of printed items by category.', about: '各类别稿件的分值。' },
  ),
  remark: defineField(z._default(score(), 0), {
    zh: '批示',
    description: 'Points of each remark a leader made on an item.',
    about: '领导批示每条的加分。',
  }),
  adopted: defineField(
    z._default(
      z.array(
        z.strictObject({
          tier: defineField(line(), {
            zh: '层级',
            description: 'The tier, such as 省级; an item may name it instead of an office.',
            about: '层级，如“省级”；稿件也可以只写层级。',
          }),
          offices: defineField(z._default(z.array(line()), []), {
            zh: '单位',
            description: 'The offices or bulletins of that tier, as items name them.',
            about: '这个层级的单位或刊物，与稿件里的写法一致。',
          }),
          points: defineField(score(), {
            zh: '分值',
            description: 'Points of an item that an office of that tier used.',
            about: '被这个层级采用一篇的加分。',
          }),
        }),
      ),
      [],
    ),
    { zh: '上级采用', description: 'Points for use by higher offices, by tier.', about: '上级采用的加分，按层级。' },
  ),
  counting: defineField(z._default(defineChoice({ 'highest-tier-once': ['就高一次'], cumulative: ['累计'] }), 'highest-tier-once'), {
    zh: '计算方式',
    description: 'highest-tier-once 就高一次: the tier with the most points counts, once; cumulative 累计: each use counts.',
    about: '就高一次：只计分值最高的一个层级；累计：每次采用都计。',
  }),
  joint: defineField(z.optional(z.number().check(z.gte(0), z.lte(1))), {
    zh: '联合来源',
    description: 'The part of an item’s points that each of its sources gets when it has several; shared out equally when left out.',
    about: '联合报送的稿件，每个单位各得多少，如 0.5；不写则平均分配。',
  }),
});

export type PointRules = z.output<typeof pointsSchema>;

/** Finds the tier an item names, by office or by tier. */
export function findTier(name: string, { adopted }: Pick<PointRules, 'adopted'>): PointRules['adopted'][number] | undefined {
  return adopted.find(({ tier, offices }) => tier === name || offices.includes(name));
}
