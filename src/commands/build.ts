import { basename, join, resolve } from 'node:path';
import { Option, type Command as Parser } from 'commander';
import type { Outcome, Selection } from '../build/many/index.ts';
import { buildMany, select } from '../build/many/index.ts';
import type { Texts } from '../diagnostics/define.ts';
import { type ExitCode, exitCodes, Failure, Interrupted } from '../failures.ts';
import { createSession } from '../issue/session.ts';
import { DEFAULT_FORMATS, type Format, formatNames } from '../model/formats.ts';
import type { Stage } from '../model/issue.ts';
import { createChoiceOption } from './choices.ts';
import type { Command, Context } from './command.ts';
import { withDefaultIssue } from './default-issue.ts';
import { findWorstExit, toExitCode } from './exit.ts';
import { createProgress } from './progress.ts';
import { declareSelection, readSelection } from './selection.ts';
import { createFontsOption, createJsonOption, createStrictOption, type FontChoice, printJson } from './shared.ts';
import { emptyOption, invalidValue } from './usage-failures.ts';

interface Options {
  readonly selection: Selection;
  /** Most workers to run; undefined for one per processor. */
  readonly jobs: number | undefined;
  readonly force: boolean;
  readonly strict: boolean;
  /** Undefined for those that `bulletin.yaml` asks for. */
  readonly formats: readonly Format[] | undefined;
  readonly output: string | undefined;
  readonly each: true | undefined;
  readonly columns: number | undefined;
  readonly fonts: FontChoice;
  readonly preprinted: boolean;
  /** Undefined for the stage that `issue.yaml` sets. */
  readonly stage: Stage | undefined;
  readonly lineNumbers: boolean;
  readonly json: boolean;
}

/** The options as commander returns them. */
interface BuildOptionValues {
  readonly format?: Format[];
  readonly output?: string;
  readonly each?: true;
  readonly columns?: number;
  readonly letterhead: keyof typeof letterheads;
  readonly fonts: FontChoice;
  readonly stage?: Stage;
  readonly lineNumbers?: boolean;
  readonly force?: boolean;
  readonly jobs?: number;
  readonly strict?: boolean;
  readonly json?: boolean;
}

/** `full` prints everything; `preprinted` omits the red parts, which the stationery (套红纸) already carries. */
const letterheads = { full: '全印', preprinted: '套红' } as const;

const stages = { review: '送审', final: '定稿' } as const satisfies Record<Stage, string>;

export const buildCommand: Command = {
  name: 'build',
  summary: { zh: '检查、编排并生成一期或多期（DOCX 和 PDF）', en: 'check, lay out and write issues as DOCX and PDF' },
  declare(parser, say) {
    declareSelection(parser, say);
    declareOutput(parser, say);
    declareRun(parser, say);
    return async (context) => {
      const options = readOptions(parser);
      return run({ ...options, selection: await withDefaultIssue(options.selection, context, options.json) }, context);
    };
  },
};

/** The options that say what is written. */
function declareOutput(parser: Parser, say: (texts: Texts) => string): void {
  parser
    .addOption(
      new Option(
        '-f, --format <format>',
        say({
          zh: `要生成的格式，几种用逗号分开（默认按 bulletin.yaml，不写是 ${DEFAULT_FORMATS.join('、')}）`,
          en: `formats to write, separated by commas (default: as in bulletin.yaml, else ${DEFAULT_FORMATS.join(',')})`,
        }),
      )
        .choices(formatNames)
        .argParser((value, before: readonly Format[] = []) => [...before, ...parseFormats(value)]),
    )
    .option('-o, --output <folder>', say({ zh: '输出文件夹（默认为该期的 dist）', en: 'output folder (default: dist in the issue)' }))
    .option(
      '--each',
      say({ zh: '网页另外每篇稿件一个文件，附 JSON 说明', en: 'html: one more file for each item, with its metadata as JSON' }),
    )
    .addOption(
      new Option(
        '--columns <count>',
        say({
          zh: '纯文本每行最多几列，一个汉字两列（默认不折行）',
          en: 'text: wrap lines at this width, a hanzi being two (default: no wrapping)',
        }),
      ).argParser(parseColumns),
    )
    .addOption(
      createChoiceOption(
        '--letterhead <kind>',
        say({ zh: '报头；用套红纸的不印红色部分', en: 'preprinted omits the red parts that the stationery carries' }),
        letterheads,
      ).default('full'),
    )
    .addOption(createFontsOption(say))
    .addOption(
      createChoiceOption(
        '--stage <stage>',
        say({
          zh: '送审时每页印“送审稿”；定稿时有错误或没处理的批注就不生成（默认按 issue.yaml）',
          en: 'review marks every page as a draft; final refuses while errors or remarks are open (default: as in issue.yaml)',
        }),
        stages,
      ),
    )
    .option('--line-numbers', say({ zh: '送审稿每页标行号', en: 'number the lines of a review draft' }));
}

/** The options that say how the run goes. */
function declareRun(parser: Parser, say: (texts: Texts) => string): void {
  parser
    .option('--force', say({ zh: '没有变化的也重新生成', en: 'rebuild issues that are up to date' }))
    .addOption(
      new Option(
        '-j, --jobs <count>',
        say({ zh: '最多同时做几期（默认按处理器个数）', en: 'issues to build at a time (default: one per processor)' }),
      ).argParser(parseJobs),
    )
    .addOption(createStrictOption(say))
    .addOption(createJsonOption(say));
}

function readOptions(parser: Parser): Options {
  const { format, output, each, columns, letterhead, fonts, stage, lineNumbers, force, jobs, strict, json } =
    parser.opts<BuildOptionValues>();
  if (output?.trim() === '')
    throw emptyOption('--output', { zh: '请写一个文件夹；当前文件夹写 .', en: 'Name a folder; use . for the current one' });
  return {
    selection: readSelection(parser),
    formats: format === undefined ? undefined : [...new Set(format)],
    output,
    each,
    columns,
    fonts,
    preprinted: letterhead === 'preprinted',
    stage,
    lineNumbers: lineNumbers === true,
    force: force === true,
    jobs,
    strict: strict === true,
    json: json === true,
  };
}

function parseJobs(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw invalidValue('--jobs', text, { zh: '请写 1 到 999 之间的整数', en: 'Use a whole number from 1 to 999' });
}

function parseColumns(text: string): number {
  if (/^[1-9]\d{1,3}$/.test(text) && Number(text) >= 20) return Number(text);
  throw invalidValue('--columns', text, { zh: '请写 20 到 9999 之间的整数', en: 'Use a whole number from 20 to 9999' });
}

/** One `--format`, which can be repeated. It takes a single word, so that it never swallows the issue behind it. */
function parseFormats(value: string): Format[] {
  return value.split(/[,，、\s]+/).map((name) => {
    const format = formatNames.find((known) => known === name.toLowerCase());
    if (format !== undefined) return format;
    throw invalidValue('--format', name, { zh: `可用的有：${formatNames.join('、')}`, en: `Use one of ${formatNames.join(', ')}` });
  });
}

async function run(options: Options, context: Context): Promise<ExitCode> {
  const { host } = context;
  const issues = await select(host, options.selection);
  const session = createSession(host, { outputOf: (folder) => locateOutput(options.output, folder, issues.length > 1) });

  const start = host.elapsed();
  const tasks = issues.map((issue) => toTask(issue, issues.length > 1, options, context));
  const progress = createProgress(context, tasks.length);
  const { printOutcome } = await import('./build-report.ts');
  progress.show(0, 0);
  const outcomes = await buildMany(host, tasks, {
    jobs: options.jobs ?? host.processors,
    session,
    listener: {
      progress: (done, made) => progress.show(done, made),
      outcome: async (outcome) => {
        if (!options.json) progress.print(() => printOutcome(outcome, { alone: tasks.length === 1 }, context));
      },
    },
  });
  progress.end();
  return finish(outcomes, tasks.length - outcomes.length, Math.round(host.elapsed() - start), options, context);
}

function toTask(issue: string, isShared: boolean, options: Options, { host }: Context) {
  const { formats, each, columns, fonts, preprinted, stage, lineNumbers, force, strict } = options;
  const output = locateOutput(options.output, resolve(host.cwd, issue), isShared);
  return { issue, options: { issue, formats, each, columns, output, fonts, preprinted, stage, lineNumbers, force, strict } };
}

/** Several issues that share `--output` get a subfolder each, so that equal numbers of two years do not collide. */
function locateOutput(output: string | undefined, issue: string, isShared: boolean): string | undefined {
  return output !== undefined && isShared ? join(output, basename(issue)) : output;
}

/** Prints the summary and returns the exit code of the run. */
async function finish(
  outcomes: readonly Outcome[],
  left: number,
  milliseconds: number,
  { json, strict }: Options,
  context: Context,
): Promise<ExitCode> {
  if (outcomes.length === 0 && left === 1) throw new Interrupted();
  const { printSummary, toJsonRun } = await import('./build-report.ts');
  const finished = { outcomes, left, milliseconds };
  if (json) printJson(context, toJsonRun(finished, context));
  else if (outcomes.length + left > 1) printSummary(finished, context);
  return left > 0 ? exitCodes.interrupted : findWorstExit(outcomes.map(({ result }) => toExit(result, strict)));
}

function toExit(result: Outcome['result'], strict: boolean): ExitCode {
  if (result instanceof Failure) return result.exit;
  return 'trace' in result ? exitCodes.defect : toExitCode(result.diagnostics, strict);
}
