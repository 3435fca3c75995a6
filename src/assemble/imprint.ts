import type { Imprint } from '../model/bulletin.ts';
import type { CompleteIssue } from './complete.ts';
import { chineseDate, closed, revisionWords } from './words.ts';

/** The words of the imprint; the issue's own distribution stands for the publication's. */
export function imprintOf({ publication, issue, date }: CompleteIssue): Imprint {
  const distribution = [...revisionEntry(publication, issue), ...(issue.distribution ?? publication.distribution)];
  const { office, double_sided: doubleSided } = publication.imprint;
  return {
    distribution: distribution.map(({ label, to }) => ({ label, to: closed(to) })),
    copies: issue.copies === undefined ? null : `共印${issue.copies}份`,
    issuer: office === undefined ? null : { office, date: `${chineseDate(date)}印发` },
    doubleSided,
  };
}

/** What was corrected, above those to whom it goes; nothing when the publication says it elsewhere. */
function revisionEntry(
  { revision_note: note }: CompleteIssue['publication'],
  { revision, revision_reason: reason }: CompleteIssue['issue'],
) {
  const words = note === 'imprint' ? revisionWords(revision) : null;
  return words === null ? [] : [{ label: '修订', to: reason === undefined ? `本期为${words}` : `本期为${words}，${reason}` }];
}
