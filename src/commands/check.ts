import { resolve } from 'node:path';
import { Option } from 'commander';
import { check } from '../check/check.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { countOne, countSeverities } from '../diagnostics/repeats.ts';
import { type ExitCode, exitCodes, Failure } from '../failures.ts';
import { listIssuesAt } from '../issue/locate-publication.ts';
import type { Report } from '../report/reporter.ts';
import { type ReportFormat, reporters } from '../report/reporters.ts';
import { createChoiceOption } from './choices.ts';
import type { Command, Context } from './command.ts';
import { findDefaultIssue } from './default-issue.ts';
import { findWorstExit, toExitCode } from './exit.ts';
import type { Outcome } from './outcome.ts';
import { printFailure } from './print-failure.ts';
import { createJsonOption, createStrictOption, createStyle, toFailureOrThrow } from './shared.ts';
import { conflictingOptions, invalidValue } from './usage-failures.ts';

interface Options {
  readonly paths: readonly string[];
  /** Null when not given: text, and in GitHub Actions annotations as well. */
  readonly format: ReportFormat | null;
  readonly fix: 'none' | 'write' | 'dry-run';
  readonly maxWarnings: number | null;
  readonly quiet: boolean;
  readonly strict: boolean;
}

/** The options as commander returns them. */
interface CheckOptionValues {
  readonly format?: ReportFormat;
  readonly json?: boolean;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly maxWarnings?: number;
  readonly quiet?: boolean;
  readonly strict?: boolean;
}

const formatNames: Readonly<Record<ReportFormat, string | null>> = { text: '文本', json: null, sarif: null, github: null, line: '逐行' };

export const checkCommand: Command = {
  name: 'check',
  summary: { zh: '只检查，不生成文件；--fix 改正有把握的地方', en: 'check without building; --fix applies safe fixes' },
  declare(parser, say) {
    parser
      .argument(
        '[path...]',
        say({
          zh: '一期的文件夹或其中的文件，或整个刊物的文件夹（默认为当前所在的一期，否则最新一期）',
          en: 'issue folder, a file in one, or a publication (default: the current one, else the newest)',
        }),
      )
      .addOption(
        createChoiceOption(
          '-f, --format <format>',
          say({
            zh: '结果的格式：文本供人看，逐行供编辑器，github 供 GitHub Actions',
            en: 'report format: text for people, line for editors, github for GitHub Actions',
          }),
          formatNames,
        ),
      )
      .addOption(createJsonOption(say))
      .option('--fix', say({ zh: '直接在文件里改正有把握的地方', en: 'apply safe fixes to the files' }))
      .option('--fix-dry-run', say({ zh: '只列出 --fix 会改什么，不改文件', en: 'show what --fix would change, as a diff' }))
      .addOption(
        new Option(
          '--max-warnings <number>',
          say({ zh: '警告超过这个数就算不通过', en: 'fail when there are more warnings than this' }),
        ).argParser(parseWholeNumber),
      )
      .option('-q, --quiet', say({ zh: '只列出错误，其余只计数', en: 'show errors only and count the rest' }))
      .addOption(createStrictOption(say));
    return async (context) => {
      const options = readOptions(parser.args, parser.opts<CheckOptionValues>());
      const isForProgram = (options.format ?? 'text') !== 'text';
      return run(options.paths.length > 0 ? options : { ...options, paths: [await findDefaultIssue(context, isForProgram)] }, context);
    };
  },
};

function readOptions(args: readonly string[], parsed: CheckOptionValues): Options {
  const { json = false, fix = false, fixDryRun = false, maxWarnings = null, quiet = false, strict = false } = parsed;
  const format = parsed.format ?? (json ? 'json' : null);
  if (json && format !== 'json') throw conflictingOptions('--json', `--format ${format}`);
  if (fixDryRun && format !== null && format !== 'text') throw conflictingOptions('--fix-dry-run', `--format ${format}`);
  return {
    paths: args,
    format,
    fix: fixDryRun ? 'dry-run' : fix ? 'write' : 'none',
    maxWarnings,
    quiet,
    strict,
  };
}

function parseWholeNumber(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw invalidValue('--max-warnings', value, { zh: '请写一个整数，如 0 或 10', en: 'Use a whole number, such as 0 or 10' });
}

async function run(options: Options, context: Context): Promise<ExitCode> {
  const { host } = context;
  const outcomes = await checkIssues(options, context);
  const { format, fix } = options;
  const report = toReport(outcomes, options, format === 'sarif' ? await loadExplanations() : () => null);
  if (fix === 'dry-run') await (await import('./print-mended.ts')).printDiff(outcomes, context);
  // A dry run prints its diff to standard output and the rest to standard error.
  const out = fix === 'dry-run' ? host.stderr : host.stdout;
  out.write(reporters[format ?? 'text'](report, createStyle(context, out)));
  if (format !== 'json' && format !== 'sarif') {
    if (format === null && host.env.GITHUB_ACTIONS === 'true') annotate(report, context);
    for (const { result } of outcomes) if (result instanceof Failure) printFailure(result, context);
    if (fix !== 'none') await (await import('./print-mended.ts')).printMended(outcomes, fix, context);
    const { formatSummary } = await import('./check-summary.ts');
    host.stderr.write(formatSummary(outcomes, report.counts, options, context.language));
  }
  return toExit(outcomes, report, options);
}

/** SARIF is the only report that includes the rules' explanations. */
async function loadExplanations(): Promise<Report['explain']> {
  const { explain } = await import('../check/explain.ts');
  return (code) => {
    const found = explain(code);
    return 'nearest' in found ? null : found;
  };
}

async function checkIssues({ paths, fix }: Options, { host }: Context): Promise<Outcome[]> {
  const mending = fix === 'none' ? null : await import('../check/mend.ts');
  const drafts = new Map<string, Uint8Array>();
  const outcomes: Outcome[] = [];
  /** Folders already checked: several files of one issue may be named. */
  const begun = new Set<string>();
  for (const path of paths) {
    const issues = await listIssuesAt(host, path).catch(toFailureOrThrow);
    if (issues instanceof Failure) outcomes.push({ issue: path, result: issues, mended: null });
    else {
      for (const issue of issues) {
        const folder = resolve(host.cwd, issue);
        if (begun.has(folder)) continue;
        begun.add(folder);
        const mended = (await mending?.mend(host, issue, drafts, fix === 'write').catch(toFailureOrThrow)) ?? null;
        if (mended instanceof Failure) outcomes.push({ issue, result: mended, mended: null });
        else outcomes.push({ issue, result: mended?.result ?? (await check(host, issue).catch(toFailureOrThrow)), mended });
      }
    }
  }
  return outcomes;
}

function toReport(outcomes: readonly Outcome[], { quiet, strict }: Options, explain: Report['explain']): Report {
  const checked = outcomes.flatMap(({ issue, result }) => (result instanceof Failure ? [] : [{ issue, ...result }]));
  const found = removeDuplicates(checked.flatMap(({ diagnostics }) => diagnostics));
  const isShown = ({ severity }: Diagnostic) => !quiet || severity === 'error' || (strict && severity === 'warning');
  return {
    diagnostics: found.filter(isShown),
    texts: new Map(checked.flatMap(({ texts }) => [...texts])),
    counts: { ...countSeverities(found), fixable: countFixable(found) },
    issues: checked.map(({ issue, items, pages, lastLines }) => ({ issue, items, pages, lastLines })),
    failures: outcomes.flatMap(({ result }) => (result instanceof Failure ? [result] : [])),
    fixed: outcomes.flatMap(({ mended }) => mended?.files ?? []).map(({ file, fixes }) => ({ file, fixes })),
    explain,
  };
}

function countFixable(found: readonly Diagnostic[]): number {
  return found.reduce((sum, one) => sum + (one.fix === undefined ? 0 : countOne(one)), 0);
}

/** Drops repeated findings: issues of one publication share its `bulletin.yaml`. */
function removeDuplicates(found: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(found.map((one) => [JSON.stringify([one.code, one.place, one.message]), one])).values()];
}

/** Writes annotations to standard error, which GitHub reads too; the report on standard output stays the same everywhere. */
function annotate(report: Report, context: Context): void {
  context.host.stderr.write(reporters.github(report, createStyle(context, context.host.stderr)));
}

function toExit(outcomes: readonly Outcome[], { counts }: Report, { strict, maxWarnings }: Options): ExitCode {
  const codes = outcomes.map(({ result }) => (result instanceof Failure ? result.exit : toExitCode(result.diagnostics, strict)));
  const isOver = maxWarnings !== null && counts.warning > maxWarnings;
  return findWorstExit([...codes, isOver ? exitCodes.content : exitCodes.done]);
}
