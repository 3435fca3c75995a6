import { count } from './archive/statistics/count.ts';
import type { Statistics } from './archive/statistics/figures.ts';
import { isWithin, type Period, periodBefore, quarterAround, quarterNamed, spanNamed, yearNamed } from './archive/statistics/period.ts';
import { tierOf } from './archive/statistics/points.ts';
import { type Collected, collect } from './archive/statistics/submissions.ts';
import type { Code } from './diagnostics/codes.ts';
import { type Diagnostic, diagnostic } from './diagnostics/diagnostic.ts';
import { excerpt } from './diagnostics/excerpt.ts';
import { nearest } from './diagnostics/nearest.ts';
import { byPlace } from './diagnostics/order.ts';
import { Failure, failureIn } from './failures.ts';
import type { Host } from './host.ts';
import { allIssues, locatePublication } from './locate-publication.ts';
import { issueDate, issueNumber } from './model/derive.ts';
import type { Draft, Manuscript, Sibling } from './model/manuscript.ts';
import { startOf } from './model/place.ts';
import { knownCategories, type Publication } from './model/publication.ts';
import { inBatches } from './read/batches.ts';
import { type Reading, readIssue, readPublication } from './read/index.ts';
import { runRules } from './rules/index.ts';

/** What to count. At most one period is given: a quarter, a year, or both `from` and `to`. */
export interface StatsOptions {
  /** The publication's folder, or its `bulletin.yaml`, or a folder below it; absolute or from the current one. */
  readonly publication: string;
  /** `2021Q3` */
  readonly quarter?: string | undefined;
  /** `2021` */
  readonly year?: string | undefined;
  /** First day, `2021-07-01` or `2021年7月1日`. */
  readonly from?: string | undefined;
  /** Last day, counted too. */
  readonly to?: string | undefined;
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
  readonly failures: readonly { readonly issue: string; readonly failure: Failure }[];
}

/**
 * Counts who was used in a period, with the change from the period before. Reads `issue.yaml` and front matter alone. An item's period is
 * that of the issue in whose folder it lies, by the issue's date, printed or not.
 *
 * @throws Failure when the path is no publication, the period is none, or no period was given and there is no issue.
 */
export async function stats(host: Host, options: StatsOptions): Promise<StatsResult> {
  const wanted = periodOf(options);
  const file = await locatePublication(host, options.publication);
  const { publication, diagnostics } = await readPublication(host, file);
  const found = [...diagnostics, ...unknownCategories(publication)];
  if (found.some(({ severity }) => severity === 'error')) {
    return { statistics: null, publication, assumed: false, leftOut: [], diagnostics: found, failures: [] };
  }
  // Without an error every field is there.
  const whole = publication.values as Publication;
  const { readings, failures } = await readAll(host, await allIssues(host, file), file, publication);
  const issues = readings.map((reading) => ({ ...reading, ...collect(reading.manuscript, whole) }));
  const period = wanted ?? quarterAround(newest(issues));
  const concerned = issues.filter(({ date }) => date === null || isWithin(date, period) || isWithin(date, periodBefore(period)));
  const siblings = readings.map(({ manuscript }) => siblingOf(manuscript));
  const findings = concerned.flatMap(({ leftOut, ...reading }) => findingsOf(reading, leftOut, siblings));
  const offices = concerned.flatMap(({ manuscript }) => unknownOffices(manuscript, whole));
  return {
    statistics: count(issues, whole, period),
    publication,
    assumed: wanted === null,
    leftOut: concerned.flatMap(({ leftOut }) => leftOut),
    diagnostics: byPlace(
      [...findings, ...offices],
      concerned.flatMap(({ manuscript: { issue, items } }) => [issue.file, ...items.map((item) => item.file)]),
    ),
    failures,
  };
}

/** The period asked for; null when none is. */
function periodOf({ quarter, year, from, to }: StatsOptions): Period | null {
  const given = [quarter, year, from ?? to].filter((each) => each !== undefined);
  if (given.length > 1) {
    throw usage({ zh: '时期只能写一种', en: 'More than one period is given' });
  }
  if (quarter !== undefined) {
    return quarterNamed(quarter) ?? wrong({ zh: `“${quarter}”不是季度`, en: `“${quarter}” is no quarter` });
  }
  if (year !== undefined) return yearNamed(year) ?? wrong({ zh: `“${year}”不是年份`, en: `“${year}” is no year` });
  if (from === undefined && to === undefined) return null;
  if (from === undefined || to === undefined) {
    throw usage({ zh: '起止日期要写全，缺了一个', en: 'A span of days needs both its first and its last day' });
  }
  return spanNamed(from, to) ?? wrong({ zh: `“${from}”至“${to}”不是一段日期`, en: `“${from}” to “${to}” is no span of days` });
}

function wrong(found: { readonly zh: string; readonly en: string }): never {
  throw usage(found);
}

function usage(found: { readonly zh: string; readonly en: string }): Failure {
  return new Failure('usage', found, {
    zh: '请写季度（--quarter 2021Q3）、年份（--year 2021）或起止日期（--from 2021-07-01 --to 2021-08-31）中的一种',
    en: 'Give a quarter (--quarter 2021Q3), a year (--year 2021) or days (--from 2021-07-01 --to 2021-08-31)',
  });
}

/** Every issue as it was read, and those that could not be. */
async function readAll(host: Host, folders: readonly string[], file: string, publication: Draft<Publication>) {
  const options = { publication, fieldsOnly: true, siblings: [] };
  const read = await inBatches(folders, async (issue) => readIssue(host, issue, file, options).catch((error) => failed(error, issue)));
  return {
    readings: read.filter((each): each is Reading => !('failure' in each)),
    failures: read.filter((each) => 'failure' in each),
  };
}

/** A failure of the surroundings; everything else is a defect, and thrown on. */
function failed(error: unknown, issue: string): { readonly issue: string; readonly failure: Failure } {
  const failure = failureIn(error);
  if (failure === null) throw error;
  return { issue, failure };
}

function newest(issues: readonly Collected[]): string {
  const date = issues
    .flatMap((issue) => issue.date ?? [])
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

function siblingOf({ issue, items, folder }: Manuscript): Sibling {
  const date = issueDate(
    issue.values,
    items.map((item) => item.values),
  );
  return { file: issue.file, number: issueNumber(issue.values, folder), supplement: issue.values.supplement ?? false, date };
}

/** Rules whose breach makes the figures too high. */
const REPEATED: readonly Code[] = ['number-unique', 'title-unique'];

/** What a reader of the figures must know of an issue: why files of it were left out, and what is in them twice. The rest is for `check`. */
function findingsOf({ manuscript, diagnostics }: Reading, leftOut: readonly string[], siblings: readonly Sibling[]): Diagnostic[] {
  const others = siblings.filter(({ file }) => file !== manuscript.issue.file);
  const found = [...diagnostics, ...runRules({ manuscript: { ...manuscript, siblings: others } })];
  return found.filter(({ code, severity, place }) => severity === 'error' && (leftOut.includes(place.file) || REPEATED.includes(code)));
}

/** Points set for a category the publication does not have would never be given. */
function unknownCategories({ values, place, file }: Draft<Publication>): Diagnostic[] {
  const { points, sections, categories } = values;
  if (points === undefined || sections === undefined) return [];
  const known = knownCategories({ sections, ...(categories === undefined ? {} : { categories }) });
  return points.categories.flatMap(({ category }, at) =>
    known.includes(category)
      ? []
      : diagnostic('category-known', place(`points.categories.${at}.category`) ?? startOf(file), {
          category: excerpt(category),
          nearest: nearest(category, known),
          known: known.slice(0, 10),
        }),
  );
}

/** Higher offices that have no points, where others have: a name misspelt would cost a source its points without a word. */
function unknownOffices({ items }: Manuscript, { points }: Publication): Diagnostic[] {
  if (points.adopted.length === 0) return [];
  const names = points.adopted.flatMap(({ tier, offices }) => [tier, ...offices]);
  return items.flatMap((item) =>
    (item.values.adopted ?? []).flatMap((office, at) =>
      tierOf(office, points) === undefined
        ? diagnostic('office-known', item.place(`adopted.${at}`) ?? startOf(item.file), {
            office: excerpt(office),
            nearest: nearest(office, names),
          })
        : [],
    ),
  );
}
