import type { Masthead } from '../model/bulletin.ts';
import type { CompleteIssue } from './complete.ts';
import { chineseDate, revisionWords } from './words.ts';

/** The words of the masthead. A classification stands where the publication's own notice would, the urgency after either. */
export function mastheadOf({ publication, issue, number, date }: CompleteIssue, preprinted: boolean): Masthead {
  const notice = [classificationOf(issue.classification) ?? publication.masthead.notice, issue.urgency];
  return {
    name: publication.name,
    preprinted,
    number: `${issue.supplement === true ? '增刊' : ''}第${number}期`,
    total: issue.total === undefined ? null : `总第${issue.total}期`,
    revision: publication.revision_note === 'masthead' ? revisionWords(issue.revision) : null,
    publisher: publication.publisher,
    date: chineseDate(date),
    notice: notice.filter((words) => words !== undefined).join('　') || null,
    copy: issue.copy === undefined ? null : `编号：${issue.copy}`,
    signer: issue.signer === undefined ? null : `签发人：${issue.signer}`,
  };
}

/** 秘密★1年: GB/T 9704-2012, 7.2.2 parts level and term by a star; without a term the level alone. */
function classificationOf(classification: CompleteIssue['issue']['classification']): string | undefined {
  if (classification === undefined) return undefined;
  const { level, term } = classification;
  return term === undefined ? level : `${level}★${term}`;
}
