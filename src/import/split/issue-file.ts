import { stringify } from 'yaml';
import { classificationSchema, type Issue, issueSchema } from '../../model/issue.ts';
import { distributionEntrySchema } from '../../model/publication/imprint.ts';
import type * as z from '../../model/zod.ts';
import { toChineseKey } from '../../read/spellings.ts';

/** `issue.yaml` of an issue that was taken apart, with Chinese keys; what an issue has no key for stands in comments. */
export function formatIssueFile(issue: Partial<Issue>, original: string, unknown: readonly string[]): string {
  const { distribution, classification, ...plain } = issue;
  const entries = {
    ...inChinese(issueSchema, plain),
    ...(classification === undefined ? {} : inChinese(issueSchema, { classification: inChinese(classificationSchema, classification) })),
    ...(distribution === undefined
      ? {}
      : inChinese(issueSchema, { distribution: distribution.map((entry) => inChinese(distributionEntrySchema, entry)) })),
  };
  const comments = [`# 原件: ${original}`, ...unknown.map((line) => `# 没有用上：${line.replace(/\s+/g, ' ')}`)];
  const yaml = Object.keys(entries).length === 0 ? '' : stringify(entries, { lineWidth: 0 });
  return `${comments.join('\n')}\n${yaml}`;
}

/** The defined values of an object under their Chinese keys, in the order of the schema. */
function inChinese(schema: z.ZodMiniObject, values: object): Record<string, unknown> {
  const given = values as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(schema.shape)
      .filter((key) => given[key] !== undefined)
      .map((key) => [toChineseKey(schema, key), given[key]]),
  );
}
