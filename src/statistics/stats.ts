import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortByPlace } from '../diagnostics/order.ts';
import { Failure, toFailure } from '../failures.ts';
import type { Host } from '../host/host.ts';
import { allIssues, locatePublication } from '../issue/locate-publication.ts';
import { recoverSources } from '../issue/recover.ts';
import type { Draft } from '../model/manuscript.ts';
import type { Publication } from '../model/publication.ts';
import { mapInBatches } from '../read/batches.ts';
import { type Reading, type ReadOptions, readIssue, readPublication } from '../read/index.ts';
import { count } from './count.ts';
import type { Statistics } from './figures.ts';
import { findingsOf, findScoringProblems, siblingOf } from './findings.ts';
import { findPeriodBefore, findQuarter, isWithin, type Period, parseQuarter, parseSpan, parseYear } from './period.ts';
import { collectSubmissions, type IssueSubmissions } from './submissions.ts';

/** What to count. Without a period it is the quarter of the newest issue. */
export interface StatsOptions extends PeriodOptions {
  /** The publication's folder, or its `bulletin.yaml`, or a folder below it; absolute or from the current one. */
  readonly publication: string;
  /** Only sources of this group (分组) are counted and ranked; all when left out. */
  readonly group?: string | undefined;
}

/** The statistics of a publication, and what they lack. */
export interface StatsResult {
  /** Null when `bulletin.yaml` has errors: without it nothing can be counted. */
  readonly statistics: Statistics | null;
  /** The publication as far as it was understood. */
  readonly publication: Draft<Publication>;
  /** Whether no period was given, and the quarter of the newest issue was taken. */
  readonly assumed: boolean;
  /** Files of items and issues of both periods, or of no known date, that could not be counted; each has its errors in `diagnostics`. */
  readonly leftOut: readonly string[];
  /** Why files were left out, what was counted twice, and what got no points. */
  readonly diagnostics: readonly Diagnostic[];
  /** Issues the surroundings kept from being read at all: a disk, a permission. They are not counted either. */
  readonly failures: readonly UnreadIssue[];
}

/** An issue that could not be read. */
interface UnreadIssue {
  /** Absolute path of its folder. */
  readonly issue: string;
  readonly failure: Failure;
}

/**
 * Counts who was used in a period, with the change from the period before. Reads every `issue.yaml`, and of the issues of both periods the
 * items' front matter. An item's period is that of the issue in whose folder it lies, by the issue's date, printed or not.
 *
 * @throws Failure when the path is no publication, period or group is none, or no period was given and there is no issue.
 */
export async function stats(host: Host, options: StatsOptions): Promise<StatsResult> {
  const wanted = periodOf(options);
  const file = await locatePublication(host, options.publication);
  const { publication, diagnostics } = await readPublication(host, file);
  const found = [...diagnostics, ...findScoringProblems(publication)];
  if (found.some(({ severity }) => severity === 'error')) {
    return { statistics: null, publication, assumed: false, leftOut: [], diagnostics: found, failures: [] };
  }
  // Without an error every field is there.
  const whole = publication.values as Publication;
  const group = groupOf(options.group, whole);
  const archive: Archive = { host, file, publication };

  const folders = await allIssues(host, file);
  const shells = await readAll(archive, folders, 'issue');
  const undated = await readIssues(archive, shells.readings.filter((shell) => findDateIn(shell) === null).map(folderOf), whole);
  const period = wanted ?? findQuarter(findNewest([...shells.readings.map(findDateIn), ...undated.issues.map(({ date }) => date)]));
  const concerns = (date: string | null) => date !== null && (isWithin(date, period) || isWithin(date, findPeriodBefore(period)));
  const dated = await readIssues(archive, shells.readings.filter((shell) => concerns(findDateIn(shell))).map(folderOf), whole);

  const concerned = [...undated.issues.filter(({ date }) => date === null || concerns(date)), ...dated.issues];
  const byFolder = new Map(concerned.map((issue) => [folderOf(issue), issue]));
  const issues = folders.flatMap((folder) => byFolder.get(folder) ?? []);
  const siblings = [...undated.issues, ...shells.readings.filter((shell) => findDateIn(shell) !== null)].map(siblingOf);
  return {
    statistics: count(issues, whole, period, group),
    publication,
    assumed: wanted === null,
    leftOut: issues.flatMap(({ leftOut }) => leftOut),
    diagnostics: sortByPlace(
      issues.flatMap((issue) => findingsOf(issue, issue.leftOut, siblings)),
      issues.flatMap(({ manuscript: { issue, items } }) => [issue.file, ...items.map((item) => item.file)]),
    ),
    failures: [...shells.failures, ...undated.failures, ...dated.failures],
  };
}

/** The group asked for; null when none is. Throws a Failure when no source is in it. */
function groupOf(wanted: string | undefined, { sources }: Publication): string | null {
  if (wanted === undefined) return null;
  const groups = [...new Set(sources.flatMap(({ group }) => group ?? []))];
  if (groups.includes(wanted)) return wanted;
  throw new Failure(
    'usage',
    { zh: `没有一个来源单位在“${wanted}”这个分组里`, en: `No source is in the group “${wanted}”` },
    groups.length === 0
      ? { zh: '请先在 bulletin.yaml 里给来源单位写“分组”', en: 'Give the sources in bulletin.yaml a group first' }
      : { zh: `分组有：${groups.join('、')}`, en: `The groups are ${groups.join(', ')}` },
  );
}

interface Archive {
  readonly host: Host;
  /** The `bulletin.yaml`. */
  readonly file: string;
  readonly publication: Draft<Publication>;
}

/** Issues as they were read, and those that could not be. */
async function readAll({ host, file, publication }: Archive, folders: readonly string[], depth: NonNullable<ReadOptions['depth']>) {
  const options = { publication, depth, siblings: [] };
  const read = await mapInBatches(folders, (issue) =>
    recoverSources(host, issue)
      .then(() => readIssue(host, issue, file, options))
      .catch((error) => toUnread(error, issue)),
  );
  return {
    readings: read.filter((each): each is Reading => !('failure' in each)),
    failures: read.filter((each) => 'failure' in each),
  };
}

/** A failure of the surroundings; everything else is a defect, and thrown on. */
function toUnread(error: unknown, issue: string): UnreadIssue {
  const failure = toFailure(error);
  if (failure === null) throw error;
  return { issue, failure };
}

/** Issues with what they bring to the statistics. */
async function readIssues(archive: Archive, folders: readonly string[], publication: Publication) {
  const { readings, failures } = await readAll(archive, folders, 'fields');
  return {
    issues: readings.map((reading): Reading & IssueSubmissions => ({ ...reading, ...collectSubmissions(reading.manuscript, publication) })),
    failures,
  };
}

/** The date an issue's own file gives; without one it follows from the items. */
function findDateIn({ manuscript: { issue } }: Reading): string | null {
  return issue.values.date ?? null;
}

function folderOf({ manuscript }: Reading): string {
  return manuscript.folder;
}

function findNewest(dates: readonly (string | null)[]): string {
  const date = dates
    .filter((each) => each !== null)
    .sort()
    .at(-1);
  if (date !== undefined) return date;
  throw new Failure(
    'usage',
    { zh: '刊物里没有一期可以统计', en: 'The publication has no issue to count' },
    {
      zh: '一期是刊物文件夹里有 issue.yaml 的文件夹；每期要有日期',
      en: 'An issue is a folder in the publication’s with an issue.yaml; it needs a date',
    },
  );
}

/** A period as a person names it: at most one of a quarter, a year, and both `from` and `to`. */
interface PeriodOptions {
  /** `2021Q3` */
  readonly quarter?: string | undefined;
  /** `2021` */
  readonly year?: string | undefined;
  /** First day, `2021-07-01` or `2021年7月1日`. */
  readonly from?: string | undefined;
  /** Last day, counted too. */
  readonly to?: string | undefined;
}

/** The period asked for; null when none is. Throws a Failure when it is none, or more than one. */
function periodOf({ quarter, year, from, to }: PeriodOptions): Period | null {
  const given = [quarter, year, from ?? to].filter((each) => each !== undefined);
  if (given.length > 1) {
    throw createUsageFailure({ zh: '时期只能写一种', en: 'More than one period is given' });
  }
  if (quarter !== undefined) {
    return parseQuarter(quarter) ?? refuseUsage({ zh: `“${quarter}”不是季度`, en: `“${quarter}” is no quarter` });
  }
  if (year !== undefined) return parseYear(year) ?? refuseUsage({ zh: `“${year}”不是年份`, en: `“${year}” is no year` });
  if (from === undefined && to === undefined) return null;
  if (from === undefined || to === undefined) {
    throw createUsageFailure({ zh: '起止日期要写全，缺了一个', en: 'A span of days needs both its first and its last day' });
  }
  return parseSpan(from, to) ?? refuseUsage({ zh: `“${from}”至“${to}”不是一段日期`, en: `“${from}” to “${to}” is no span of days` });
}

function refuseUsage(found: { readonly zh: string; readonly en: string }): never {
  throw createUsageFailure(found);
}

function createUsageFailure(found: { readonly zh: string; readonly en: string }): Failure {
  return new Failure('usage', found, {
    zh: '请写季度（--quarter 2021Q3）、年份（--year 2021）或起止日期（--from 2021-07-01 --to 2021-08-31）中的一种',
    en: 'Give a quarter (--quarter 2021Q3), a year (--year 2021) or days (--from 2021-07-01 --to 2021-08-31)',
  });
}
