import { field, line } from '../fields.ts';
import * as z from '../zod.ts';

/** Where a corrected reprint says so. */
export const revisionNotes = { masthead: ['报头'], imprint: ['版记'], none: ['不注明'] } as const;

/** Where page numbering starts: on the first page, or on that of the first section. */
export const numberingStarts = ['first-page', 'text'] as const;

/** The masthead (报头) of the first page. */
export const mastheadSchema = z.strictObject({
  contents: field(z._default(z.boolean(), true), {
    zh: '本期要目',
    description: 'Whether the contents list stands below the red rule.',
    about: '红线下面是否印本期要目。',
  }),
  contents_title: field(z._default(line(), '本期要目'), {
    zh: '要目标题',
    description: 'The words above the contents list.',
    about: '要目上方的标题。',
  }),
  start: field(z._default(z.enum(['continue', 'new-page']), 'continue'), {
    zh: '正文起始',
    description: 'Whether the first section follows below the masthead or starts a new page.',
    about: '正文接排在报头下面（continue），还是另起一页（new-page）。',
  }),
  numbering: field(z._default(z.enum(numberingStarts), 'first-page'), {
    zh: '页码起始',
    description: 'Whether pages are numbered from the first one or from the first page of text.',
    about: '页码从首页算起（first-page），还是从正文页算起（text）。',
  }),
  notice: field(z.optional(line()), {
    zh: '提示',
    description: 'Words at the top left, such as 内部资料 注意保存.',
    about: '左上角的提示，如“内部资料 注意保存”。',
  }),
});
