import { defineChoice, defineField } from '../fields.ts';
import * as z from '../zod.ts';

/** How often an issue appears, and when its numbers begin again with 1. */
export const periodicalSchema = z.strictObject({
  frequency: defineField(
    z.optional(
      defineChoice({
        daily: ['日刊', '每日'],
        weekly: ['周刊', '每周'],
        semimonthly: ['半月刊', '每半月'],
        monthly: ['月刊', '每月'],
        quarterly: ['季刊', '每季'],
      }),
    ),
    {
      zh: '频率',
      description:
        'daily (working days), weekly, semimonthly, monthly or quarterly: a longer gap before an issue is reported. None when left out.',
      about: '日刊（工作日）、周刊、半月刊、月刊、季刊：与上一期隔得过久的，提醒；节假日不算。不写则不查。',
    },
  ),
  restart: defineField(z._default(defineChoice({ year: ['自然年', '每年'], 'school-year': ['学年'] }), 'year'), {
    zh: '期号起算',
    description: 'When numbers begin again with 1: each calendar year, or each school-year, in September.',
    about: '期号从哪时重新编起：自然年，或学年（九月起）。',
  }),
});

export type Periodical = z.output<typeof periodicalSchema>;
