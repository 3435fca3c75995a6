import * as z from 'zod';
import { day, positive } from './fields.ts';
import { distributionEntrySchema } from './publication.ts';

/**
 * `issue.yaml`: one number of the publication. Everything that can be derived may be left out: the number from the folder's name
 * (issue-12), the date from the newest item, the distribution from the publication.
 */
export const issueSchema = z.strictObject({
  number: positive().optional().meta({ zh: '期号', description: 'Number within the year; from the folder name when left out.' }),
  total: positive().optional().meta({ zh: '总期号', description: 'Running total since the first issue (总第N期).' }),
  date: day().optional().meta({ zh: '日期', description: 'Day of sign-off, printed in the masthead.' }),
  distribution: z
    .array(distributionEntrySchema)
    .optional()
    .meta({ zh: '分送', description: 'Whom this issue goes to, instead of the publication’s list.' }),
  copies: positive().optional().meta({ zh: '印数', description: 'Print run, printed as 共印N份.' }),
});

export type Issue = z.output<typeof issueSchema>;
