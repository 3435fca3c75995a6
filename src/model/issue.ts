import * as z from 'zod';
import { day, line, positive } from './fields.ts';
import { distributionEntrySchema } from './publication.ts';

/**
 * `issue.yaml`: one number of the publication. Everything that can be derived may be left out: the number from the folder's name
 * (issue-12), the date from the newest item, the distribution from the publication.
 */
export const classificationSchema = z.strictObject({
  level: z.enum(['秘密', '机密', '绝密']).meta({ zh: '密级', description: '秘密, 机密 or 绝密.' }),
  term: line().optional().meta({ zh: '保密期限', description: 'Term of secrecy, such as 1年, printed after ★.' }),
});

export const issueSchema = z.strictObject({
  number: positive().optional().meta({ zh: '期号', description: 'Number within the year; from the folder name when left out.' }),
  supplement: z.boolean().default(false).meta({ zh: '增刊', description: 'A supplement: it counts in a series of its own.' }),
  total: positive().optional().meta({ zh: '总期号', description: 'Running total since the first issue (总第N期).' }),
  date: day().optional().meta({ zh: '日期', description: 'Day of sign-off, printed in the masthead.' }),
  distribution: z
    .array(distributionEntrySchema)
    .optional()
    .meta({ zh: '分送', description: 'Whom this issue goes to, instead of the publication’s list.' }),
  classification: classificationSchema
    .optional()
    .meta({ zh: '密级', description: 'Classification, at the top left instead of the publication’s notice.' }),
  urgency: z.enum(['特急', '加急']).optional().meta({ zh: '紧急程度', description: '特急 or 加急, at the top left.' }),
  copy: line().optional().meta({ zh: '份号', description: 'Number of the copy, at the top right: 编号：000012.' }),
  signer: line().optional().meta({ zh: '签发人', description: 'Who signed the issue off, printed right beside the number.' }),
  note: line().optional().meta({ zh: '编者按', description: 'The editor’s note before the first item.' }),
  revision: positive()
    .optional()
    .meta({ zh: '修订', description: 'Which issue of this number it is: the first is 1, one printed again after a correction 2.' }),
  revision_reason: line().optional().meta({ zh: '修订原因', description: 'What was corrected, in a few words.' }),
  copies: positive().optional().meta({ zh: '印数', description: 'Print run, printed as 共印N份.' }),
});

export type Issue = z.output<typeof issueSchema>;
