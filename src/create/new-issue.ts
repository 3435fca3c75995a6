import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { Failure } from '../failures.ts';
import { fileName, type Host } from '../host/host.ts';
import { locatePublication } from '../issue/locate-publication.ts';
import { readAllStandings, type StandingIssue } from '../issue/series.ts';
import { issueSchema } from '../model/issue.ts';
import { readPublication } from '../read/index.ts';
import { dayOf, headOf, keysLike, modelineFor, writeNew } from './new-files.ts';
import { folderFor, nextInSeries } from './next-issue.ts';

/** What a new issue is to be; what is left out follows from the series. */
export interface NewIssueOptions {
  /** The publication's folder, or one below it; absolute or from the current one. */
  readonly publication: string;
  readonly number?: number | undefined;
  /** Running total. */
  readonly total?: number | undefined;
  /** ISO or 2021年9月10日; left out, the issue's date is that of its newest item. */
  readonly date?: string | undefined;
  readonly supplement?: boolean | undefined;
}

/** The issue that was begun. Plain data. */
export interface NewIssue {
  /** Its folder, as messages name it. */
  readonly issue: string;
  readonly number: number;
  /** The year in which it counts. */
  readonly year: string;
  readonly supplement: boolean;
  readonly total: number | null;
  /** ISO */
  readonly date: string | null;
  /** Whether the publication counts its issues on, and the last one does not say where it is. */
  readonly totalUnknown: boolean;
}

/**
 * Begins the next issue of a publication: a folder named as the last one is, with an `issue.yaml`.
 *
 * @throws Failure when the number is taken, the folder is there already, the date is none, or nothing can be written
 */
export async function newIssue(host: Host, options: NewIssueOptions): Promise<NewIssue> {
  const file = await locatePublication(host, options.publication);
  const { publication } = await readPublication(host, file);
  const issues = await readAllStandings(host, file, publication);
  const date = options.date === undefined ? undefined : dayOf(options.date);
  const supplement = options.supplement ?? false;
  const year = (date ?? host.today()).slice(0, 4);
  const wish = { ...options, supplement, year };
  const { number, total } = nextInSeries(issues, wish);
  refuseTaken(host, issues, { number, total: options.total, supplement, year });

  const folder = folderFor(dirname(file), issues, { ...wish, number });
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
  const key = keysLike(issueSchema, [last === undefined ? '' : await headOf(host, join(last.folder, 'issue.yaml')), publication.text]);
  const values = {
    [key('number')]: number,
    ...(supplement ? { [key('supplement')]: true } : {}),
    ...(total === undefined ? {} : { [key('total')]: total }),
    ...(date === undefined ? {} : { [key('date')]: date }),
  };
  const lines = [...(await modelineFor(host, dirname(file), folder, 'issue')), stringify(values)];
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
