import { day, line } from './fields.ts';
import * as z from './zod.ts';

/** The front matter of an item: one submitted text (稿件), one Markdown file. */
export const itemSchema = z.strictObject({
  title: line().meta({ zh: '标题', description: 'Title of the item, without a full stop.' }),
  source: line().meta({ zh: '来源', description: 'The department that submitted it: an official name or an alias.' }),
  category: line().meta({ zh: '类别', description: 'What it was filed under; decides the section.' }),
  date: day().meta({ zh: '日期', description: 'Day of submission, 2021-09-10 or 2021年9月10日.' }),
  note: line().optional().meta({ zh: '编者按', description: 'The editor’s note before this item.' }),
  order: z.number().optional().meta({ zh: '顺序', description: 'Place inside the section, smaller first, before protocol order.' }),
});

export type ItemFields = z.output<typeof itemSchema>;
