import { resolve } from 'node:path';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { countOne, countSeverities } from '../diagnostics/repeats.ts';
import { type ExitCode, exitCodes, Failure } from '../failures.ts';
import { listIssuesAt } from '../issue/locate-publication.ts';
import type { Report } from '../report/reporter.ts';
import { reporters } from '../report/reporters.ts';
import { formatCount } from '../report/words.ts';
import { type Checked, checkIssues, createDeduplicator } from './check-issues.ts';
import { type CheckOptions, declareCheck, readCheckOptions } from './check-options.ts';
import type { Command, Context } from './command.ts';
import { findDefaultIssue } from './default-issue.ts';
import { findWorstExit, toExitCode } from './exit.ts';
import type { Outcome } from './outcome.ts';
import { printFailure } from './print-failure.ts';
import { createProgress, createSilence } from './progress.ts';
import { isGiven } from './selection.ts';
import { createStyle, toFailureOrThrow } from './shared.ts';

export const checkCommand: Command = {
  name: 'check',
  summary: { zh: '只检查，不生成文件；--fix 改正有把握的地方', en: 'check without building; --fix applies safe fixes' },
  declare(parser, say) {
    declareCheck(parser, say);
    return async (context) => {
      const options = readCheckOptions(parser);
      const { selection, format } = options;
      if (options.stdinFilename !== null) return (await import('./check-stdin.ts')).withStdin(options, context, run);
      if (isGiven(selection)) return run(options, context);
      const paths = [await findDefaultIssue(context, (format ?? 'text') !== 'text')];
      return run({ ...options, selection: { ...selection, paths } }, context);
    };
  },
};

async function run(options: CheckOptions, context: Context): Promise<ExitCode> {
  const { host } = context;
  const { format, fix, quiet } = options;
  const { issues, failures } = await listIssues(options, host);
  const progress = quiet ? createSilence() : createProgress(context, issues.length);
  const explain = format === 'sarif' ? await loadExplanations() : () => null;
  const isText = format === null || format === 'text';
  const isStreamed = (isText && fix !== 'dry-run') || format === 'line' || format === 'github';
  const isAnnotated = format === null && host.env.GITHUB_ACTIONS === 'true';
  // A dry run prints its diff to standard output and the rest to standard error.
  const out = fix === 'dry-run' ? host.stderr : host.stdout;

  const report = createCollector(explain);
  const outcomes: Outcome[] = failures.map(({ issue, failure }) => ({ issue, result: failure, mended: null }));
  const deduplicate = createDeduplicator(host);
  const take = ({ issue, result, mended }: Checked) => {
    if (result instanceof Failure) {
      outcomes.push({ issue, result, mended });
      return;
    }
    const { diagnostics: all, texts, ...extent } = result;
    const diagnostics = options.only === null ? all : all.filter(({ place }) => place.file === options.only);
    const exit = toExitCode(diagnostics, options.strict);
    outcomes.push({ issue, result: { ...extent, counts: countSeverities(diagnostics), exit }, mended });
    const unique = deduplicate(issue, { diagnostics, texts });
    report.count(unique.kept);
    const shown = { ...EMPTY, diagnostics: unique.kept.filter((one) => isShown(one, options)), texts: unique.texts };
    if (!isStreamed) report.keep(shown);
    else if (shown.diagnostics.length > 0) {
      progress.print(() => out.write(reporters[format ?? 'text'](shown, createStyle(context, out))));
      // GitHub reads standard error, too; the report on standard output stays the same everywhere.
      if (isAnnotated) host.stderr.write(reporters.github(shown, createStyle(context, host.stderr)));
    }
  };
  progress.show(0, 0);
  await checkIssues(host, issues, fix, { progress, take });
  progress.end();

  const whole = report.report(outcomes);
  if (fix === 'dry-run') await (await import('./print-mended.ts')).printDiff(outcomes, context);
  if (!isStreamed) out.write(reporters[format ?? 'text'](whole, createStyle(context, out)));
  if (format !== 'json' && format !== 'sarif') {
    for (const { result } of outcomes) if (result instanceof Failure) printFailure(result, context);
    if (fix !== 'none') await (await import('./print-mended.ts')).printMended(outcomes, fix, context);
    const { formatSummary } = await import('./check-summary.ts');
    host.stderr.write(formatSummary(outcomes, whole.counts, options, context.language));
  }
  const left = issues.length + failures.length - outcomes.length;
  if (left > 0) host.stderr.write(formatLeft(left, context.language));
  return left > 0 ? exitCodes.interrupted : toExit(outcomes, whole, options);
}

/** What a streamed report does not say. */
const EMPTY: Omit<Report, 'diagnostics' | 'texts'> = {
  counts: { error: 0, warning: 0, note: 0, fixable: 0 },
  issues: [],
  failures: [],
  fixed: [],
  explain: () => null,
};

/** The issues to check, each once; a path that is none is a failure of its own. */
async function listIssues({ selection }: CheckOptions, host: Context['host']) {
  const { all, since, numbers, shard, costs = null } = selection;
  const failures: { readonly issue: string; readonly failure: Failure }[] = [];
  const found = new Map<string, string>();
  const add = (issue: string) => {
    const folder = resolve(host.cwd, issue);
    if (!found.has(folder)) found.set(folder, issue);
  };
  if (all || since !== null || numbers !== null) {
    const { select } = await import('../build/many/select.ts');
    return { issues: await select(host, selection), failures };
  }
  for (const path of selection.paths) {
    const issues = await listIssuesAt(host, path).catch(toFailureOrThrow);
    if (issues instanceof Failure) failures.push({ issue: path, failure: issues });
    else for (const issue of issues) add(issue);
  }
  const issues = [...found.values()];
  if (shard === null) return { issues, failures };
  const { sortNaturally, takePart } = await import('../build/many/select.ts');
  return { issues: await takePart(host, sortNaturally(issues), shard, costs), failures };
}

function isShown({ severity }: Diagnostic, { quiet, strict }: CheckOptions): boolean {
  return !quiet || severity === 'error' || (strict && severity === 'warning');
}

/** Collects what a report says of all issues. */
function createCollector(explain: Report['explain']) {
  const counts = { error: 0, warning: 0, note: 0, fixable: 0 };
  const diagnostics: Diagnostic[] = [];
  const texts = new Map<string, string>();
  return {
    count: (found: readonly Diagnostic[]) => {
      for (const [severity, count] of Object.entries(countSeverities(found))) counts[severity as Severity] += count;
      counts.fixable += countFixable(found);
    },
    keep: (shown: Pick<Report, 'diagnostics' | 'texts'>) => {
      diagnostics.push(...shown.diagnostics);
      for (const { place } of shown.diagnostics) texts.set(place.file, shown.texts.get(place.file) ?? '');
    },
    report: (outcomes: readonly Outcome[]): Report => ({
      diagnostics,
      texts,
      counts,
      issues: outcomes.flatMap(({ issue, result }) => {
        if (result instanceof Failure) return [];
        const { items, pages, lastLines } = result;
        return [{ issue, items, pages, lastLines }];
      }),
      failures: outcomes.flatMap(({ result }) => (result instanceof Failure ? [result] : [])),
      fixed: outcomes.flatMap(({ mended }) => mended?.files ?? []).map(({ file, fixes }) => ({ file, fixes })),
      explain,
    }),
  };
}

/** SARIF is the only report that includes the rules' explanations. */
async function loadExplanations(): Promise<Report['explain']> {
  const { explain } = await import('../check/explain.ts');
  return (code) => {
    const found = explain(code);
    return 'nearest' in found ? null : found;
  };
}

function countFixable(found: readonly Diagnostic[]): number {
  return found.reduce((sum, one) => sum + (one.fix === undefined ? 0 : countOne(one)), 0);
}

function formatLeft(left: number, language: Context['language']): string {
  return language === 'zh' ? `已中断，还有 ${left} 期没有检查\n` : `Interrupted: ${formatCount(left, 'issue')} not checked\n`;
}

function toExit(outcomes: readonly Outcome[], { counts }: Report, { maxWarnings }: CheckOptions): ExitCode {
  const codes = outcomes.map(({ result }) => result.exit);
  const isOver = maxWarnings !== null && counts.warning > maxWarnings;
  return findWorstExit([...codes, isOver ? exitCodes.content : exitCodes.done]);
}
