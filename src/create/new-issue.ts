import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { Failure } from '../failures.ts';
import { fileName, type Host } from '../host/host.ts';
import { locatePublication } from '../issue/locate-publication.ts';
import { findModeline, matchKeySpelling, parseDay, readHead, writeNew } from '../issue/new-files.ts';
import { recoverSources } from '../issue/recover.ts';
import { readAllStandings, type StandingIssue } from '../issue/series.ts';
import { issueSchema } from '../model/issue.ts';
import { countIn } from '../model/series.ts';
import { readPublication } from '../read/index.ts';
import { chooseFolder, findNextInSeries } from './next-issue.ts';

/** Values of a new issue; missing ones follow from the series. */
export interface NewIssueOptions {
  /** Publication folder or a folder below it; absolute or relative to the current folder. */
  readonly publication: string;
  readonly number?: number | undefined;
  /** Running total (总第…期). */
  readonly total?: number | undefined;
  /** ISO or 2021年9月10日; by default the date of the newest item. */
  readonly date?: string | undefined;
  readonly supplement?: boolean | undefined;
}

/** The new issue, as plain data. */
export interface NewIssue {
  /** Folder, as shown in messages. */
  readonly issue: string;
  readonly number: number;
  /** Year whose series it belongs to. */
  readonly year: string;
  readonly supplement: boolean;
  readonly total: number | null;
  /** ISO date. */
  readonly date: string | null;
  /** Whether the publication keeps a running total but the last issue does not state one. */
  readonly totalUnknown: boolean;
}

/** A standing without a place in a series. */
const NOWHERE = { number: undefined, total: undefined, supplement: false } as const;

/**
 * Creates the next issue of a publication: a folder named after the pattern of the last one, with an `issue.yaml`.
 *
 * @throws Failure if the number is taken, the folder exists, the date is invalid, or writing fails
 */
export async function createIssue(host: Host, options: NewIssueOptions): Promise<NewIssue> {
  const file = await locatePublication(host, options.publication);
  const { publication } = await readPublication(host, file);
  const issues = await readAllStandings(host, file, publication);
  const date = options.date === undefined ? undefined : parseDay(options.date);
  const supplement = options.supplement ?? false;
  const year = (date ?? host.today()).slice(0, 4);
  const wish = { ...options, supplement, year };
  const restart = publication.values.series?.restart;
  const counted = issues.map((issue) => countIn(issue, restart));
  const counting = countIn({ ...NOWHERE, date: date ?? host.today(), year }, restart).year ?? year;
  const { number, total } = findNextInSeries(counted, { ...wish, year: counting });
  refuseTaken(host, counted, { number, total: options.total, supplement, year: counting });

  const folder = chooseFolder(dirname(file), issues, { ...wish, number });
  await recoverSources(host, folder);
  if ((await host.stat(folder)) !== null) {
    throw new Failure(
      'usage',
      {
        zh: `“${fileName(host, folder)}”已经有了，没有改动任何文件`,
        en: `“${fileName(host, folder)}” is there already; nothing was changed`,
      },
      { zh: '要建另一期，请用 --number 写明期号', en: 'Give another number with --number' },
    );
  }
  const last = issues.at(-1);
  const key = matchKeySpelling(issueSchema, [
    last === undefined ? '' : await readHead(host, join(last.folder, 'issue.yaml')),
    publication.text,
  ]);
  const values = {
    [key('number')]: number,
    ...(supplement ? { [key('supplement')]: true } : {}),
    ...(total === undefined ? {} : { [key('total')]: total }),
    ...(date === undefined ? {} : { [key('date')]: date }),
  };
  const lines = [...(await findModeline(host, dirname(file), folder, 'issue')), stringify(values)];
  await writeNew(host, folder, 'issue.yaml', lines.join('\n'));
  const totalUnknown = total === undefined && issues.some((issue) => issue.supplement === supplement && issue.total !== undefined);
  return { issue: fileName(host, folder), number, year, supplement, total: total ?? null, date: date ?? null, totalUnknown };
}

function refuseTaken(
  host: Host,
  issues: readonly StandingIssue[],
  wanted: { number: number; total: number | undefined; supplement: boolean; year: string },
): void {
  const { number, total, supplement, year } = wanted;
  const series = issues.filter((issue) => issue.supplement === supplement);
  const same = series.find((issue) => issue.number === number && (issue.year === undefined || issue.year === year));
  if (same !== undefined) {
    throw new Failure(
      'usage',
      {
        zh: `${year}年${supplement ? '增刊' : ''}第${number}期已经有了：“${fileName(host, same.folder)}”`,
        en: `${supplement ? 'Supplement' : 'Number'} ${number} of ${year} is there already: “${fileName(host, same.folder)}”`,
      },
      { zh: '不写 --number，就取下一个期号', en: 'Without --number the next one is taken' },
    );
  }
  const counted = total === undefined ? undefined : series.find((issue) => issue.total === total);
  if (counted === undefined) return;
  throw new Failure(
    'usage',
    {
      zh: `总第${total}期已经有了：“${fileName(host, counted.folder)}”`,
      en: `Running total ${total} is that of “${fileName(host, counted.folder)}”`,
    },
    { zh: '不写 --total，就接着上一期数', en: 'Without --total it goes on from the last issue' },
  );
}
