import { defineField, line } from '../fields.ts';
import { publicFormats } from '../formats.ts';
import * as z from '../zod.ts';

/** What may leave the house (公开). Nothing does unless it is listed here. */
export const publicSchema = z.strictObject({
  sections: defineField(z.array(line()).check(z.minLength(1)), {
    zh: '栏目',
    description: 'Titles of the sections whose items may leave the house.',
    about: '可以公开的栏目，写栏目名；没有列出的栏目不公开。',
  }),
  editions: defineField(z.optional(z.array(z.enum(publicFormats)).check(z.minLength(1))), {
    zh: '版本',
    description: 'The public editions that may be made; every one when left out.',
    about: '可以生成哪些公开版本；不写则都可以。',
  }),
  notes: defineField(z._default(z.boolean(), false), {
    zh: '编者按',
    description: 'Whether editor’s notes leave the house, too.',
    about: '编者按是否一并公开；默认不公开。',
  }),
});

export type PublicSettings = z.output<typeof publicSchema>;
