import * as z from 'zod';
import { day, line } from './fields.ts';

/** The front matter of an item: one submitted text (稿件), one Markdown file. */
export const itemSchema = z.strictObject({
  title: line().meta({ zh: '标题', description: 'Title of the item, without a full stop.', about: '稿件标题，末尾不用句号。' }),
  source: line().meta({
    zh: '来源',
    description: 'The department that submitted it: an official name or an alias.',
    about: '报送单位，写正式名称或别名。',
  }),
  category: line().meta({
    zh: '类别',
    description: 'What it was filed under; decides the section.',
    about: '稿件类别，决定排在哪个栏目。',
  }),
  date: day().meta({
    zh: '日期',
    description: 'Day of submission, 2021-09-10 or 2021年9月10日.',
    about: '报送日期，写成 2021-09-10 或 2021年9月10日。',
  }),
  note: line().optional().meta({ zh: '编者按', description: 'The editor’s note before this item.', about: '这篇稿件前面的编者按。' }),
  order: z.number().optional().meta({
    zh: '顺序',
    description: 'Place inside the section, smaller first, before protocol order.',
    about: '栏目里的先后，小的在前，先于单位排名。',
  }),
});

export type ItemFields = z.output<typeof itemSchema>;
