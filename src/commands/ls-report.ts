import type { Texts } from '../diagnostics/define.ts';
import { getMessage, type Language } from '../diagnostics/diagnostic.ts';
import { foldRepeats } from '../diagnostics/repeats.ts';
import { type Column, formatCount, formatTable, makeVisible, toJsonDiagnostics } from '../report/index.ts';
import type { ListedIssue, Listing } from '../statistics/ls.ts';
import type { Context } from './command.ts';
import { printFailure } from './print-failure.ts';
import { printJson, toJsonFailure } from './shared.ts';
import { formatStaleness } from './staleness.ts';

/** Prints the issues as a table with a heading per year, then irregularities in the numbering; totals go to standard error. */
export function printListing(listing: Listing, context: Context): void {
  const { host, language } = context;
  const { issues, failures } = listing;
  if (issues.length > 0) host.stdout.write(formatListing(issues, language));
  const colon = language === 'zh' ? '：' : ': ';
  const remarks = issues.flatMap(({ issue, diagnostics }) =>
    foldRepeats(diagnostics).map((found) => `${makeVisible(issue)}${colon}${makeVisible(getMessage(found, language))}\n`),
  );
  if (remarks.length > 0) host.stdout.write(`\n${remarks.join('')}`);
  for (const { failure } of failures) printFailure(failure, context);
  host.stderr.write(`${formatTotal(listing, language)}\n`);
}

/** Prints the listing as JSON (docs/json.md). The shape is stable: fields are added, never renamed. */
export function printJsonListing({ publication, issues, failures }: Listing, context: Context): void {
  printJson(context, {
    version: 1,
    publication,
    issues: issues.map(({ issue, number, supplement, total, date, year, diagnostics, ...rest }) => ({
      issue,
      number: number ?? null,
      supplement,
      total: total ?? null,
      date: date ?? null,
      year: year ?? null,
      ...rest,
      diagnostics: toJsonDiagnostics(diagnostics, context.language),
    })),
    failures: failures.map(({ issue, failure }) => ({ issue, ...toJsonFailure(failure, context) })),
    summary: { issues: issues.length, ...countStates(issues), failed: failures.length, marked: listMarked(issues).length },
  });
}

function formatListing(issues: readonly ListedIssue[], language: Language): string {
  const zh = language === 'zh';
  const columns: readonly Column[] = [
    { title: zh ? '期' : 'number', align: 'left' },
    { title: zh ? '总期' : 'total', align: 'right' },
    { title: zh ? '日期' : 'date', align: 'left' },
    { title: zh ? '页' : 'pages', align: 'right' },
    { title: zh ? '稿件' : 'items', align: 'right' },
    { title: zh ? '修订' : 'revision', align: 'right' },
    { title: zh ? '文件夹' : 'folder', align: 'left' },
    { title: zh ? '生成情况' : 'build', align: 'left' },
    { title: zh ? '要核对' : 'to check', align: 'left' },
  ];
  const rows = issues.map((issue) => formatRow(issue, language));
  const [head = '', ...lines] = formatTable(columns, rows).trimEnd().split('\n');
  const years = [...new Set(issues.map(({ year }) => year))].flatMap((year) => {
    const own = issues.filter((issue) => issue.year === year);
    return [formatYear(year, own, language), ...lines.filter((_, at) => issues[at]?.year === year)];
  });
  return `${[head, ...years].join('\n')}\n`;
}

function formatRow(issue: ListedIssue, language: Language): string[] {
  const { total, date, pages, items, revision } = issue;
  return [
    formatName(issue, language),
    total === undefined ? '' : String(total),
    date ?? '',
    pages === null ? '' : String(pages),
    String(items),
    revision === 1 ? '' : String(revision),
    makeVisible(issue.issue),
    makeVisible(formatBuild(issue, language)),
    formatMarks(issue, language),
  ];
}

function formatName({ number, supplement }: ListedIssue, language: Language): string {
  const own = number === undefined ? '?' : String(number);
  if (language === 'zh') return `${supplement ? '增刊' : ''}第${own}期`;
  return supplement ? `supplement ${own}` : own;
}

function formatYear(year: string | undefined, issues: readonly ListedIssue[], language: Language): string {
  const supplements = issues.filter(({ supplement }) => supplement).length;
  if (language === 'zh') {
    return `${year === undefined ? '年份不明' : `${year}年`}：${issues.length} 期${supplements > 0 ? `，其中增刊 ${supplements} 期` : ''}`;
  }
  const besides = supplements > 0 ? `, of these ${formatCount(supplements, 'supplement')}` : '';
  return `${year ?? 'year unknown'}: ${formatCount(issues.length, 'issue')}${besides}`;
}

const states: Readonly<Record<ListedIssue['state'], Texts>> = {
  current: { zh: '已生成', en: 'up to date' },
  stale: { zh: '要重新生成', en: 'out of date' },
  damaged: { zh: '成品有误', en: 'damaged' },
  unbuilt: { zh: '没有生成', en: 'never built' },
};

function formatBuild({ state, stale }: ListedIssue, language: Language): string {
  const word = states[state][language];
  if (stale === null) return word;
  return language === 'zh' ? `${word}（${formatStaleness(stale, language)}）` : `${word} (${formatStaleness(stale, language)})`;
}

/** The table's short words for diagnostics of the series, which the lines below spell out. */
const marks: Readonly<Record<string, Texts>> = {
  'number-known': { zh: '无期号', en: 'no number' },
  'number-unique': { zh: '重号', en: 'repeated' },
  'number-follows': { zh: '缺号', en: 'gap' },
  'total-follows': { zh: '总期号', en: 'total' },
  'date-follows': { zh: '次序', en: 'order' },
};

function formatMarks({ broken, diagnostics }: ListedIssue, language: Language): string {
  const words = diagnostics.flatMap(({ code }) => marks[code]?.[language] ?? []);
  if (broken) words.unshift(language === 'zh' ? 'issue.yaml 有误' : 'issue.yaml has errors');
  return words.join(language === 'zh' ? '、' : ', ');
}

function listMarked(issues: readonly ListedIssue[]): readonly ListedIssue[] {
  return issues.filter(({ diagnostics }) => diagnostics.length > 0);
}

function countStates(issues: readonly ListedIssue[]): Record<ListedIssue['state'], number> {
  const counts = { current: 0, stale: 0, damaged: 0, unbuilt: 0 };
  for (const { state } of issues) counts[state] += 1;
  return counts;
}

function formatTotal({ issues, failures }: Listing, language: Language): string {
  const zh = language === 'zh';
  if (issues.length + failures.length === 0) return zh ? '刊物里还没有一期' : 'The publication has no issues yet';
  const counts = countStates(issues);
  const parts = (Object.keys(states) as ListedIssue['state'][])
    .filter((state) => counts[state] > 0)
    .map((state) => `${states[state][language]} ${counts[state]}`);
  const faults = listMarked(issues).length;
  if (faults > 0) parts.push(`${zh ? '要核对' : 'to check'} ${faults}`);
  if (failures.length > 0) parts.push(`${zh ? '读不了' : 'unreadable'} ${failures.length}`);
  const count = issues.length + failures.length;
  return zh ? `共 ${count} 期：${parts.join('，')}` : `${formatCount(count, 'issue')}: ${parts.join(', ')}`;
}
