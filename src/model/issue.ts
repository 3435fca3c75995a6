import { day, defineChoice, defineField, line, positive } from './fields.ts';
import { distributionEntrySchema, imprintLineSchema } from './publication/imprint.ts';
import * as z from './zod.ts';

/** Classification (密级) of an issue and its term. */
export const classificationSchema = z.strictObject({
  level: defineField(z.enum(['秘密', '机密', '绝密']), { zh: '密级', description: '秘密, 机密 or 绝密.', about: '秘密、机密或绝密。' }),
  term: defineField(z.optional(line()), {
    zh: '保密期限',
    description: 'Term of secrecy, such as 1年, printed after ★.',
    about: '保密期限，如 1年，印在★后面。',
  }),
});

/**
 * `issue.yaml`: one number of the publication. What can be derived may be omitted: the number from the folder's name (issue-12), the date
 * from the newest item, the distribution from the publication.
 */
export const issueSchema = z.strictObject({
  number: defineField(z.optional(positive()), {
    zh: '期号',
    description: 'Number within the year; from the folder name when left out.',
    about: '本年度第几期；不写则取文件夹名里的数字。',
  }),
  through: defineField(z.optional(positive()), {
    zh: '至期号',
    description: 'Last number of a joint issue (合刊): with number 3 and through 4 it is 第3—4期合刊.',
    about: '合刊的最后一个期号：期号写 3、至期号写 4，印作“第3—4期合刊”。',
  }),
  period: defineField(z.optional(line()), {
    zh: '报告期',
    description: 'The days it reports on, printed beside the number.',
    about: '报告期，如“2月26日—3月3日”，印在期号后面的括号里。',
  }),
  supplement: defineField(z._default(z.boolean(), false), {
    zh: '增刊',
    description: 'A supplement: it counts in a series of its own.',
    about: '是增刊的写“是”；增刊单独编号。',
  }),
  total: defineField(z.optional(positive()), {
    zh: '总期号',
    description: 'Running total since the first issue (总第N期).',
    about: '创刊以来的总期号（总第N期）。',
  }),
  date: defineField(z.optional(day()), {
    zh: '日期',
    description: 'Day of sign-off, printed in the masthead.',
    about: '签发日期，印在报头上；不写则取最新一篇稿件的日期。',
  }),
  distribution: defineField(z.optional(z.array(distributionEntrySchema)), {
    zh: '分送',
    description: 'Whom this issue goes to, instead of the publication’s list.',
    about: '本期报、送、发的对象；写了就不用刊物的。',
  }),
  lines: defineField(z.optional(z.array(imprintLineSchema)), {
    zh: '附注',
    description: 'Labelled lines at this issue’s imprint, instead of the publication’s.',
    about: '本期版记的附注行，如责任编辑、主题词、本期增发；写了就不用刊物的。',
  }),
  classification: defineField(z.optional(classificationSchema), {
    zh: '密级',
    description: 'Classification, at the top left instead of the publication’s notice.',
    about: '密级，印在左上角，代替刊物的提示。',
  }),
  urgency: defineField(z.optional(z.enum(['特急', '加急'])), {
    zh: '紧急程度',
    description: '特急 or 加急, at the top left.',
    about: '特急或加急，印在左上角。',
  }),
  copy: defineField(z.optional(line()), {
    zh: '份号',
    description: 'Number of the copy, at the top right: 编号：000012.',
    about: '份号，印在右上角（编号：000012）。',
  }),
  signer: defineField(z.optional(line()), {
    zh: '签发人',
    description: 'Who signed the issue off, printed right beside the number.',
    about: '签发人，印在期号右边。',
  }),
  note: defineField(z.optional(line()), {
    zh: '编者按',
    description: 'The editor’s note before the first item.',
    about: '第一篇稿件前面的编者按。',
  }),
  revision: defineField(z.optional(positive()), {
    zh: '修订',
    description: 'Which issue of this number it is: the first is 1, one printed again after a correction 2.',
    about: '第几次印发：首次是 1，更正后重新印发写 2。',
  }),
  revision_reason: defineField(z.optional(line()), {
    zh: '修订原因',
    description: 'What was corrected, in a few words.',
    about: '更正了什么，几个字说明。',
  }),
  stage: defineField(z.optional(defineChoice({ review: ['送审'], final: ['定稿'] })), {
    zh: '阶段',
    description: 'review 送审: every page is marked 送审稿; final 定稿: refused while errors or remarks are open. Plain when left out.',
    about: '送审：每页印“送审稿”；定稿：还有错误或没处理的批注就不生成。不写则照常生成。',
  }),
  public: defineField(z.optional(z.boolean()), {
    zh: '公开',
    description: 'no: the whole issue stays inside, and has no public edition.',
    about: '整期不公开的，写“否”。',
  }),
  copies: defineField(z.optional(positive()), {
    zh: '印数',
    description: 'Print run, printed as 共印N份.',
    about: '印数，印作“共印N份”。',
  }),
});

/** Stage of an issue: a draft for sign-off (送审) or the final issue (定稿). */
export type Stage = 'review' | 'final';

export type Issue = z.output<typeof issueSchema>;
