import { field, positive } from '../fields.ts';
import * as z from '../zod.ts';

/** Limits above which rules report. */
export const limitsSchema = z.strictObject({
  title: field(z._default(positive(), 40), {
    zh: '标题字数',
    description: 'Most characters of an item’s title.',
    about: '标题最多多少字。',
  }),
  days: field(z._default(positive(), 60), {
    zh: '稿件天数',
    description: 'Most days from an item’s date to the issue’s.',
    about: '稿件日期最多比本期早多少天。',
  }),
  resolution: field(z._default(positive(), 150), {
    zh: '图片分辨率',
    description: 'Fewest dots an inch of a picture at its printed size.',
    about: '图片印出来每英寸最少多少点。',
  }),
});
