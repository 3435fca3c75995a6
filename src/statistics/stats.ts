import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortByPlace } from '../diagnostics/order.ts';
import { Failure, toFailure } from '../failures.ts';
import type { Host } from '../host/host.ts';
import { allIssues, locatePublication } from '../issue/locate-publication.ts';
import { recoverSources } from '../issue/recover.ts';
import type { Draft, Sibling } from '../model/manuscript.ts';
import type { Publication } from '../model/publication.ts';
import { mapInBatches } from '../read/batches.ts';
import { type Reading, type ReadOptions, readIssue, readPublication } from '../read/index.ts';
import { count } from './count.ts';
import type { Statistics } from './figures.ts';
import { createSiblingFinder, findScoringProblems, listFindings, toSibling } from './findings.ts';
import { findPeriodBefore, findQuarter, isWithin, type Period, parseQuarter, parseSpan, parseYear } from './period.ts';
import { collectSubmissions, type IssueSubmissions } from './submissions.ts';

/** What to count. The default period is the quarter of the newest issue. */
export interface StatsOptions extends PeriodOptions {
  /** Folder of the publication, its `bulletin.yaml`, or a folder below it; absolute or relative to the current folder. */
  readonly publication: string;
  /** Count and rank only the sources of this group (分组); all by default. */
  readonly group?: string | undefined;
}

/** The statistics of a publication, and what is missing from them. */
export interface StatsResult {
  /** Null if `bulletin.yaml` has errors, which prevent counting. */
  readonly statistics: Statistics | null;
  /** The publication as far as it could be read. */
  readonly publication: Draft<Publication>;
  /** Whether no period was given, so that the quarter of the newest issue was used. */
  readonly assumed: boolean;
  /** Files of both periods, or without a known date, that could not be counted. `diagnostics` has the errors of each. */
  readonly leftOut: readonly string[];
  /** Why files were not counted, what is counted twice, and what earns no points. */
  readonly diagnostics: readonly Diagnostic[];
  /** Issues that could not be read because of the environment, such as a permission; they are not counted. */
  readonly failures: readonly UnreadIssue[];
}

/** An issue that could not be read. */
interface UnreadIssue {
  /** Absolute path of its folder. */
  readonly issue: string;
  readonly failure: Failure;
}

/**
 * Counts which sources were used in a period, and the change from the previous one. Reads every `issue.yaml`, and the front matter of the
 * items of both periods. An item belongs to the period of its issue's date, printed or not.
 *
 * @throws Failure if the path is not a publication, the period or group is invalid, or no period was given and there is no issue
 */
export async function stats(host: Host, options: StatsOptions): Promise<StatsResult> {
  const wanted = readPeriod(options);
  const file = await locatePublication(host, options.publication);
  const { publication, diagnostics } = await readPublication(host, file);
  const found = [...diagnostics, ...findScoringProblems(publication)];
  if (found.some(({ severity }) => severity === 'error')) {
    return { statistics: null, publication, assumed: false, leftOut: [], diagnostics: found, failures: [] };
  }
  // Without errors every field is present.
  const whole = publication.values as Publication;
  const group = findGroup(options.group, whole);
  const archive: Archive = { host, file, publication };

  const folders = await allIssues(host, file);
  const shells = await readAll(archive, folders, 'issue', toShell);
  const [written, derived] = [shells.readings.filter(({ date }) => date !== null), shells.readings.filter(({ date }) => date === null)];
  const undated = await readIssues(archive, derived.map(formatFolder), whole);
  const period = wanted ?? findQuarter(findNewest([...written, ...undated.issues].map(({ date }) => date)));
  const concerns = (date: string | null) => date !== null && (isWithin(date, period) || isWithin(date, findPeriodBefore(period)));
  const dated = await readIssues(archive, written.filter(({ date }) => concerns(date)).map(formatFolder), whole);

  const concerned = [...undated.issues.filter(({ date }) => date === null || concerns(date)), ...dated.issues];
  const byFolder = new Map(concerned.map((issue) => [issue.manuscript.folder, issue]));
  const issues = folders.flatMap((folder) => byFolder.get(folder) ?? []);
  const siblings = [...undated.issues.map(toSibling), ...written.map(({ sibling }) => sibling)];
  const siblingsOf = createSiblingFinder(siblings, whole.series.restart);
  return {
    statistics: count(issues, whole, period, group),
    publication,
    assumed: wanted === null,
    leftOut: issues.flatMap(({ leftOut }) => leftOut),
    diagnostics: sortByPlace(
      issues.flatMap((issue) => listFindings(issue, issue.leftOut, siblingsOf(issue))),
      issues.flatMap(({ manuscript: { issue, items } }) => [issue.file, ...items.map((item) => item.file)]),
    ),
    failures: [...shells.failures, ...undated.failures, ...dated.failures],
  };
}

/** What is kept of an issue of which only `issue.yaml` was read: little, since an archive has thousands. */
interface Shell {
  readonly folder: string;
  /** The date in its own file; if that has none, the date derives from the items. */
  readonly date: string | null;
  readonly sibling: Sibling;
}

function toShell(reading: Reading): Shell {
  const { issue, folder } = reading.manuscript;
  return { folder, date: issue.values.date ?? null, sibling: toSibling(reading) };
}

/** Reads the group option; null if not given. Throws a Failure if no source is in the group. */
function findGroup(wanted: string | undefined, { sources }: Publication): string | null {
  if (wanted === undefined) return null;
  const groups = [...new Set(sources.flatMap(({ group }) => group ?? []))];
  if (groups.includes(wanted)) return wanted;
  throw new Failure(
    'usage',
    { zh: `没有一个来源单位在“${wanted}”这个分组里`, en: `No source is in the group “${wanted}”` },
    groups.length === 0
      ? { zh: '请先在 bulletin.yaml 里给来源单位写“分组”', en: 'First give the sources in bulletin.yaml a group' }
      : { zh: `分组有：${groups.join('、')}`, en: `The groups are ${groups.join(', ')}` },
  );
}

interface Archive {
  readonly host: Host;
  /** The path of `bulletin.yaml`. */
  readonly file: string;
  readonly publication: Draft<Publication>;
}

/** Issues that were read, and those that could not be. */
async function readAll<T extends object>(
  { host, file, publication }: Archive,
  folders: readonly string[],
  depth: NonNullable<ReadOptions['depth']>,
  keep: (reading: Reading) => T,
) {
  const options = { publication, depth, siblings: [] };
  const read = await mapInBatches(folders, (issue) =>
    recoverSources(host, issue)
      .then(async () => keep(await readIssue(host, issue, file, options)))
      .catch((error) => toUnread(error, issue)),
  );
  return {
    readings: read.filter((each): each is Awaited<T> => !('failure' in each)),
    failures: read.filter((each): each is UnreadIssue => 'failure' in each),
  };
}

/** Returns failures of the environment; rethrows defects. */
function toUnread(error: unknown, issue: string): UnreadIssue {
  const failure = toFailure(error);
  if (failure === null) throw error;
  return { issue, failure };
}

/** Reads issues with their submissions. */
async function readIssues(archive: Archive, folders: readonly string[], publication: Publication) {
  const { readings, failures } = await readAll(archive, folders, 'fields', (reading): Reading & IssueSubmissions => ({
    ...reading,
    ...collectSubmissions(reading.manuscript, publication),
  }));
  return { issues: readings, failures };
}

function formatFolder({ folder }: Shell): string {
  return folder;
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

/** A period as options: one of a quarter, a year, or both `from` and `to`. */
interface PeriodOptions {
  /** `2021Q3` */
  readonly quarter?: string | undefined;
  /** `2021` */
  readonly year?: string | undefined;
  /** First day, `2021-07-01` or `2021年7月1日`. */
  readonly from?: string | undefined;
  /** Last day, included. */
  readonly to?: string | undefined;
}

/** Parses the period options; null without any. Throws a Failure if they are invalid, or more than one is given. */
function readPeriod({ quarter, year, from, to }: PeriodOptions): Period | null {
  const given = [quarter, year, from ?? to].filter((each) => each !== undefined);
  if (given.length > 1) {
    throw createUsageFailure({ zh: '时期只能写一种', en: 'More than one period is given' });
  }
  if (quarter !== undefined) {
    return parseQuarter(quarter) ?? refuseUsage({ zh: `“${quarter}”不是季度`, en: `Not a quarter: “${quarter}”` });
  }
  if (year !== undefined) return parseYear(year) ?? refuseUsage({ zh: `“${year}”不是年份`, en: `Not a year: “${year}”` });
  if (from === undefined && to === undefined) return null;
  if (from === undefined || to === undefined) {
    throw createUsageFailure({ zh: '起止日期要写全，缺了一个', en: 'Days need both --from and --to' });
  }
  return parseSpan(from, to) ?? refuseUsage({ zh: `“${from}”至“${to}”不是一段日期`, en: `Not a period: “${from}” to “${to}”` });
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
