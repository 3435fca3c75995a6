import { defineChoice, defineField, line } from '../fields.ts';
import { pattern } from '../pattern.ts';
import * as z from '../zod.ts';

/** Where page numbering starts: on the first page, or on that of the first section. */
const numberingStarts = ['first-page', 'text'] as const;

/** The masthead (报头) of the first page. */
export const mastheadSchema = z.strictObject({
  contents: defineField(z._default(z.boolean(), true), {
    zh: '本期要目',
    description: 'Whether the contents list stands below the red rule.',
    about: '红线下面是否印本期要目。',
  }),
  contents_title: defineField(z._default(line(), '本期要目'), {
    zh: '要目标题',
    description: 'The words above the contents list.',
    about: '要目上方的标题。',
  }),
  start: defineField(z._default(z.enum(['continue', 'new-page']), 'continue'), {
    zh: '正文起始',
    description: 'Whether the first section follows below the masthead or starts a new page.',
    about: '正文接排在报头下面（continue），还是另起一页（new-page）。',
  }),
  numbering: defineField(z._default(z.enum(numberingStarts), 'first-page'), {
    zh: '页码起始',
    description: 'Whether pages are numbered from the first one or from the first page of text.',
    about: '页码从首页算起（first-page），还是从正文页算起（text）。',
  }),
  above: defineField(z.optional(line()), {
    zh: '刊名上行',
    description: 'A line above the name, such as the name of a meeting.',
    about: '刊名上面的一行，如会议名称。',
  }),
  number: defineField(z._default(pattern(), '第{number}期'), {
    zh: '期号样式',
    description: 'How the number is printed: 第{number}期, 第{number}号, 〔{year}〕{number}号, {school_year}学年第{number}期.',
    about: '期号怎样印，如“第{期号}号”“〔{年}〕{期号}号”“{学年}学年第{期号}期”。',
  }),
  date: defineField(z._default(defineChoice({ day: ['年月日'], month: ['年月'] }), 'day'), {
    zh: '日期样式',
    description: 'Whether the date is printed to the day or to the month.',
    about: '日期印到日（年月日），还是只印到月（年月）。',
  }),
  left: defineField(z._default(pattern(), '{publisher}'), {
    zh: '左栏',
    description: 'The left end of the line above the red rule: 主办：{publisher}, {publisher}编.',
    about: '红线上方左边，如“主办：{编印单位}”“{编印单位}编”。',
  }),
  right: defineField(z._default(pattern(), '{date}'), {
    zh: '右栏',
    description: 'Its right end.',
    about: '红线上方右边，默认是日期。',
  }),
  notice: defineField(z.optional(line()), {
    zh: '提示',
    description: 'Words at the top left, such as 内部资料 注意保存.',
    about: '左上角的提示，如“内部资料 注意保存”。',
  }),
});
