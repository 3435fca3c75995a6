import { defineField, line } from '../fields.ts';
import * as z from '../zod.ts';

/** An address of e-mail: no blank, bracket or list mark, which would make it two. */
const address = () =>
  z.string().check(z.trim(), z.maxLength(254), z.regex(/^[^\s\p{Cc}@<>,;:"'()[\]\\]+@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u));

/** Formats that a message can carry. */
const attachments = ['pdf', 'ofd', 'docx'] as const;

/** How the printed issue is sent by mail (电子邮件). */
export const mailSchema = z.strictObject({
  from: defineField(z.optional(address()), {
    zh: '发件人',
    description: 'The address that the message is from; filled in by the mail program when left out.',
    about: '发件人邮箱；不写则由邮件软件填。',
  }),
  addresses: defineField(
    z.array(
      z.strictObject({
        name: defineField(line(), {
          zh: '单位',
          description: 'A recipient as the distribution names it, such as 安庆先锋网.',
          about: '收件单位，照“分送”里的写法，如“安庆先锋网”。',
        }),
        to: defineField(z.array(address()).check(z.minLength(1)), {
          zh: '邮箱',
          description: 'Its addresses.',
          about: '这个单位的邮箱，可以有几个。',
        }),
      }),
    ),
    { zh: '通讯录', description: 'The addresses of those in the distribution under 发.', about: '“发”的对象的邮箱。' },
  ),
  attach: defineField(z.optional(z.array(z.enum(attachments))), {
    zh: '附件',
    description: 'What is attached: pdf unless set, and ofd where formats has it.',
    about: '附哪些文件；不写则附 pdf，“格式”里有 ofd 的也附 ofd。',
  }),
});

export type MailSettings = z.output<typeof mailSchema>;

/** Whom a message goes to, and what it carries. */
export interface Envelope {
  readonly from: string | null;
  readonly to: readonly { readonly name: string; readonly address: string }[];
  readonly attach: readonly (typeof attachments)[number][];
}
