import type { BuildResult } from '../build/build.ts';
import type { Outcome } from '../build/many/index.ts';
import type { Language, Severity } from '../diagnostics/diagnostic.ts';
import { countSeverities } from '../diagnostics/repeats.ts';
import { Failure } from '../failures.ts';
import { toPathBelow } from '../host/host.ts';
import {
  type Column,
  formatCount,
  formatCounts,
  formatDiagnostics,
  formatDuration,
  formatTable,
  makeLinesVisible,
  makeVisible,
  toJsonDiagnostics,
} from '../report/index.ts';
import type { Context } from './command.ts';
import { printFailure } from './print-failure.ts';
import { createStyle, toJsonFailure } from './shared.ts';
import { formatStaleness } from './staleness.ts';

/** A finished run over one issue or more. */
export interface Finished {
  readonly outcomes: readonly Outcome[];
  /** Issues not begun because the run was interrupted. */
  readonly left: number;
  readonly milliseconds: number;
}

/** Prints one issue's outcome: output paths to standard output, diagnostics and summary to standard error. */
export function printOutcome(
  outcome: Outcome,
  { alone, quiet }: { readonly alone: boolean; readonly quiet: boolean },
  context: Context,
): void {
  const { issue, result, milliseconds } = outcome;
  const { host, language } = context;
  const name = makeVisible(issue);
  if (quiet && isClean(outcome)) return;
  if (result instanceof Failure) {
    printFailure(result, context);
    return;
  }
  if ('trace' in result) {
    printDefect(name, result.trace, context);
    return;
  }
  host.stderr.write(formatDiagnostics(result.diagnostics, result.texts, createStyle(context, host.stderr)));
  // For many unchanged issues the closing line is enough.
  if (result.state === 'unchanged' && !alone) return;
  for (const { path } of result.outputs) host.stdout.write(`${makeVisible(toShownPath(context, path))}\n`);
  host.stderr.write(`${name}${language === 'zh' ? '：' : ': '}${formatLine(result, milliseconds, context)}\n`);
}

function formatLine(result: BuildResult, milliseconds: number, { language }: Context): string {
  const { state, stale, found, pages, items, outputs, diagnostics } = result;
  const zh = language === 'zh';
  if (state === 'refused') {
    const phrase = formatCounts(countSeverities(diagnostics), language);
    return zh ? `${phrase}，没有生成文件。请改正后重新生成。` : `${phrase}; nothing was written. Fix the errors and build again.`;
  }
  const phrase = formatCounts({ error: 0, warning: found.warnings, note: found.notes }, language);
  const extent = zh
    ? `${pages} 页，${items} 篇稿件，${outputs.length} 个文件`
    : `${formatCount(pages, 'page')}, ${formatCount(items, 'item')}, ${formatCount(outputs.length, 'file')}`;
  const aside = phrase === '' ? '' : zh ? `（${phrase}）` : ` (${phrase})`;
  if (state === 'unchanged') return zh ? `没有变化，不必重新生成。${extent}${aside}` : `up to date; ${extent}${aside}`;
  const why = formatReason(stale, language);
  if (state === 'checked') return zh ? `文件不用重新生成，只重新检查${aside}${why}` : `outputs are up to date; checked again${aside}${why}`;
  const spent = formatDuration(milliseconds, language);
  return `${extent}${zh ? '，' : ', '}${spent}${aside}${stale?.reason === 'output-changed' ? formatReplaced(stale, zh) : why}`;
}

/** Says why an issue was built again; nothing for a first build, and for one that was asked for. */
function formatReason(stale: BuildResult['stale'], language: Language): string {
  if (stale === null || stale.reason === 'new' || stale.reason === 'forced') return '';
  const reason = makeVisible(formatStaleness(stale, language));
  return language === 'zh' ? `。原因：${reason}` : `; because: ${reason}`;
}

/** Whether nothing was found in an issue, and nothing went wrong. */
export function isClean({ result }: Outcome): boolean {
  if (result instanceof Failure || 'trace' in result || result.state === 'refused') return false;
  return result.found.warnings + result.found.notes === 0;
}

/** Says when a build replaced an output that was edited by hand. */
function formatReplaced(stale: BuildResult['stale'], zh: boolean): string {
  if (stale?.reason !== 'output-changed' || stale.file === null) return '';
  const file = makeVisible(stale.file);
  return zh
    ? `。“${file}”生成后被改动或损坏过，已按稿件重新生成`
    : `. “${file}” was edited or damaged after the last build; it was rebuilt from the items`;
}

function printDefect(name: string, trace: string, { host, language }: Context): void {
  const intro =
    language === 'zh'
      ? '：bulletin 自身出错，不是稿件的问题，请反馈：'
      : ': internal error in bulletin, not a fault in your files; please report:';
  host.stderr.write(`${name}${intro}\n${makeLinesVisible(trace)}\n`);
}

/** Up to this many issues the closing table lists all; beyond, only those that failed. */
const FEW = 20;

/** Prints the closing table of several issues and one line of totals. */
export function printSummary(finished: Finished, { host, language }: Context): void {
  const zh = language === 'zh';
  const { outcomes, left, milliseconds } = finished;
  const columns: readonly Column[] = [
    { title: zh ? '期' : 'issue', align: 'left' },
    { title: zh ? '结果' : 'result', align: 'left' },
    { title: zh ? '页' : 'pages', align: 'right' },
    { title: zh ? '稿件' : 'items', align: 'right' },
    { title: zh ? '用时' : 'time', align: 'right' },
  ];
  const listed =
    outcomes.length <= FEW ? outcomes : outcomes.filter(({ result }) => ['refused', 'failed', 'defect'].includes(toState(result)));
  const rows = listed.map(({ issue, result, milliseconds }) => {
    const [pages, items] = 'pages' in result && result.state !== 'refused' ? [result.pages, result.items] : ['', ''];
    return [
      makeVisible(issue),
      stateWords[toState(result)][language],
      String(pages),
      String(items),
      formatDuration(milliseconds, language),
    ];
  });
  if (rows.length > 0) host.stderr.write(formatTable(columns, rows));
  host.stderr.write(formatFound(outcomes, language));
  const counts = countStates(outcomes);
  const parts = (Object.keys(stateWords) as State[]).filter((state) => counts[state] > 0);
  const words = parts.map((state) => `${stateWords[state][language]} ${counts[state]}`).join(zh ? '，' : ', ');
  const spent = formatDuration(milliseconds, language);
  host.stderr.write(
    zh ? `共 ${outcomes.length} 期：${words}。用时 ${spent}\n` : `${formatCount(outcomes.length, 'issue')}: ${words}; ${spent}\n`,
  );
  if (left > 0) host.stderr.write(zh ? `已中断，还有 ${left} 期没有做\n` : `Interrupted: ${formatCount(left, 'issue')} not started\n`);
}

/** How many issues with most findings are named. */
const WORST = 5;

/** Counts what was found in all issues, and names those with most. */
function formatFound(outcomes: readonly Outcome[], language: Language): string {
  const found = outcomes.map(({ issue, result }) => ({ issue, counts: countFound(result) }));
  const sum = { error: 0, warning: 0, note: 0 };
  for (const { counts } of found) for (const severity of ['error', 'warning', 'note'] as const) sum[severity] += counts[severity];
  const worst = found
    .filter(({ counts }) => counts.error + counts.warning > 0)
    .sort((a, b) => b.counts.error - a.counts.error || b.counts.warning - a.counts.warning)
    .slice(0, WORST)
    .map(({ issue, counts }) => {
      const phrase = formatCounts({ ...counts, note: 0 }, language);
      return language === 'zh' ? `${makeVisible(issue)}（${phrase}）` : `${makeVisible(issue)} (${phrase})`;
    });
  if (worst.length === 0) return '';
  const phrase = formatCounts(sum, language);
  return language === 'zh' ? `${phrase}。最多的：${worst.join('、')}\n` : `${phrase}; most in ${worst.join(', ')}\n`;
}

function countFound(result: Outcome['result']): Record<Severity, number> {
  if (result instanceof Failure || 'trace' in result) return { error: 0, warning: 0, note: 0 };
  const { error } = countSeverities(result.diagnostics);
  return { error, warning: result.found.warnings, note: result.found.notes };
}

const stateWords = {
  built: { zh: '已生成', en: 'built' },
  unchanged: { zh: '没有变化', en: 'up to date' },
  checked: { zh: '只重新检查', en: 'checked again' },
  refused: { zh: '有错误', en: 'has errors' },
  failed: { zh: '未能生成', en: 'failed' },
  defect: { zh: '程序出错', en: 'internal error' },
} as const;

type State = keyof typeof stateWords;

function toState(result: Outcome['result']): State {
  if (result instanceof Failure) return 'failed';
  return 'trace' in result ? 'defect' : result.state;
}

function countStates(outcomes: readonly Outcome[]): Record<State, number> {
  const counts = { built: 0, unchanged: 0, checked: 0, refused: 0, failed: 0, defect: 0 };
  for (const { result } of outcomes) counts[toState(result)] += 1;
  return counts;
}

/** The run as JSON (docs/json.md). The shape is stable: fields are added, never renamed. */
export function toJsonRun({ outcomes, left, milliseconds }: Finished, context: Context) {
  const issues = outcomes.map((outcome) => toJsonIssue(outcome, context));
  return { version: 1, issues, summary: { ...countStates(outcomes), notBegun: left, milliseconds } };
}

/** One issue of it. */
export function toJsonIssue({ issue, result, milliseconds }: Outcome, context: Context) {
  const base = { issue, state: toState(result), milliseconds };
  const nothing = { stale: null, diagnostics: [], warnings: 0, notes: 0, outputs: [] };
  if (result instanceof Failure) return { ...base, failure: toJsonFailure(result, context), ...nothing };
  if ('trace' in result) return { ...base, failure: { message: result.trace, hint: null }, ...nothing };
  const { stale, diagnostics, found, outputs, pages, items } = result;
  return {
    ...base,
    failure: null,
    stale,
    diagnostics: toJsonDiagnostics(diagnostics, context.language),
    warnings: found.warnings,
    notes: found.notes,
    outputs: outputs.map((output) => ({ ...output, path: toShownPath(context, output.path) })),
    pages,
    items,
  };
}

/** A path relative to the current folder when it lies below it, else as it is. */
function toShownPath({ host }: Context, path: string): string {
  return toPathBelow(host.cwd, path) ?? path;
}
