import { day, defineChoice, defineField, line } from './fields.ts';
import * as z from './zod.ts';

/** The front matter of an item: one submitted text (稿件), one Markdown file. */
export const itemSchema = z.strictObject({
  title: defineField(line(), { zh: '标题', description: 'Title of the item, without a full stop.', about: '稿件标题，末尾不用句号。' }),
  source: defineField(line(), {
    zh: '来源',
    description: 'The department that submitted it: an official name or an alias.',
    about: '报送单位，写正式名称或别名。',
  }),
  category: defineField(line(), {
    zh: '类别',
    description: 'What it was filed under; decides the section.',
    about: '稿件类别，决定排在哪个栏目。',
  }),
  date: defineField(day(), {
    zh: '日期',
    description: 'Day of submission, 2021-09-10 or 2021年9月10日.',
    about: '报送日期，写成 2021-09-10 或 2021年9月10日。',
  }),
  note: defineField(z.optional(line()), {
    zh: '编者按',
    description: 'The editor’s note before this item.',
    about: '这篇稿件前面的编者按。',
  }),
  order: defineField(z.optional(z.number()), {
    zh: '顺序',
    description: 'Place inside the section, smaller first, before protocol order.',
    about: '栏目里的先后，小的在前，先于单位排名。',
  }),
  status: defineField(z.optional(defineChoice({ used: ['采用'], held: ['留用', '缓用'], rejected: ['未采用', '不采用'] })), {
    zh: '状态',
    description: 'held 留用 or 缓用, rejected 未采用: submitted and counted, but not printed; used 采用 when left out.',
    about: '采用（不写就是采用）；留用、缓用、未采用的稿件计入报送，不刊印。',
  }),
  public: defineField(z.optional(z.boolean()), {
    zh: '公开',
    description: 'no: the item stays inside even if its section is public.',
    about: '栏目公开而这篇不公开的，写“否”。',
  }),
  with: defineField(z.optional(z.array(line())), {
    zh: '联合来源',
    description: 'Further sources that submitted it together with the first: official names or aliases.',
    about: '联合报送的其他单位，写正式名称或别名。',
  }),
  people: defineField(z.optional(z.array(line()).check(z.minLength(1))), {
    zh: '人员',
    description: 'Authors, correspondents, photographers, one a line, with the role before the name where it is printed: 通讯员 张三.',
    about: '作者、通讯员、摄影等，每人一行；要印出身份的写在姓名前，如“通讯员 张三”。',
  }),
  mark: defineField(z.optional(line()), {
    zh: '标记',
    description: 'A mark with a meaning, from the publication’s list: the mark or its meaning.',
    about: '有含义的标记，写“标记说明”里的含义或标记，如“领导批示”。',
  }),
  remarks: defineField(z.optional(z.array(line())), {
    zh: '批示',
    description: 'Who of the leaders remarked on it, by name or level, one entry a remark; for the statistics.',
    about: '作出批示的领导，写姓名或级别，每条一行；用于统计计分。',
  }),
  adopted: defineField(z.optional(z.array(line())), {
    zh: '上级采用',
    description: 'The higher offices that used it, or their tiers, as in points.adopted; for the statistics.',
    about: '采用这篇稿件的上级单位或层级，与“计分”里的写法一致；用于统计计分。',
  }),
});

/** The sources of an item as it names them, the leading one first. */
export function listSources(item: { readonly source: string; readonly with?: readonly string[] | undefined }): readonly string[] {
  return [item.source, ...(item.with ?? [])];
}

export type ItemFields = z.output<typeof itemSchema>;

/** Status of an item. */
export type ItemStatus = NonNullable<ItemFields['status']>;
