import type { Imprint } from '../model/bulletin.ts';
import type { CompleteIssue } from './complete.ts';
import { chineseDate, closed } from './words.ts';

/** The words of the imprint; the issue's own distribution stands for the publication's. */
export function imprintOf({ publication, issue, date }: CompleteIssue): Imprint {
  const distribution = issue.distribution ?? publication.distribution;
  const { office, double_sided: doubleSided } = publication.imprint;
  return {
    distribution: distribution.map(({ label, to }) => ({ label, to: closed(to) })),
    copies: issue.copies === undefined ? null : `共印${issue.copies}份`,
    issuer: office === undefined ? null : { office, date: `${chineseDate(date)}印发` },
    doubleSided,
  };
}
