import { basename, join, resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { Outcome, Selection } from '../build/many/index.ts';
import { type ExitCode, exitCodes, Failure } from '../failures.ts';
import type { Stage } from '../model/issue.ts';
import { type Format, formats } from '../render/index.ts';
import type { Command, Context } from './command.ts';
import { findWorstExit, toExitCode } from './exit.ts';
import { createProgress } from './progress.ts';
import { declareSelection, readSelection } from './selection.ts';
import { createFontsOption, createJsonOption, createStrictOption, type FontChoice, printJson } from './shared.ts';

interface Options {
  readonly selection: Selection;
  /** Workers at most; one a processor when left out. */
  readonly jobs: number | undefined;
  readonly force: boolean;
  readonly strict: boolean;
  readonly formats: readonly Format[];
  readonly output: string | undefined;
  readonly fonts: FontChoice;
  readonly preprinted: boolean;
  /** What `issue.yaml` says when left out. */
  readonly stage: Stage | undefined;
  readonly lineNumbers: boolean;
  readonly json: boolean;
}

/** `full`: everything is printed; `preprinted`: the sheets bear the red parts already (套红纸). */
const letterheads = ['full', 'preprinted'] as const;

const stages = ['review', 'final'] as const satisfies readonly Stage[];

export const buildCommand: Command = {
  name: 'build',
  summary: { zh: '检查、编排并生成一期或多期（DOCX 和 PDF）', en: 'check, lay out and write one issue or more (DOCX and PDF)' },
  declare(parser, say) {
    const known = Object.keys(formats) as Format[];
    declareSelection(parser, say);
    parser
      .addOption(
        new Option('-f, --format <format>', say({ zh: '要生成的格式，几种用逗号分开', en: 'formats to write, parted by commas' }))
          .choices(known)
          .default(known)
          .argParser((value, before: readonly Format[]) => [...(before === known ? [] : before), ...formatsIn(value, known)]),
      )
      .option(
        '-o, --output <folder>',
        say({ zh: '输出文件夹（默认为该期的 dist）', en: 'folder for the output (default: dist in the issue)' }),
      )
      .addOption(
        new Option(
          '--letterhead <kind>',
          say({ zh: '报头：full 全印，preprinted 用套红纸，不印红色部分', en: 'preprinted leaves out what the sheets bear in red' }),
        )
          .choices(letterheads)
          .default('full'),
      )
      .addOption(createFontsOption(say))
      .addOption(
        new Option(
          '--stage <stage>',
          say({
            zh: 'review 送审，每页印“送审稿”；final 定稿，有错误或没处理的批注就不生成（默认按 issue.yaml）',
            en: 'review marks every page as a draft; final refuses while errors or remarks are open (default: as issue.yaml says)',
          }),
        ).choices(stages),
      )
      .option('--line-numbers', say({ zh: '送审稿每页标行号', en: 'number the lines of a draft for review' }))
      .option('--force', say({ zh: '没有变化的也重新生成', en: 'build also what is up to date' }))
      .addOption(
        new Option(
          '-j, --jobs <count>',
          say({ zh: '最多同时做几期（默认按处理器个数）', en: 'issues at a time (default: one a processor)' }),
        ).argParser(jobsNamed),
      )
      .addOption(createStrictOption(say))
      .addOption(createJsonOption(say));
    return (context) => {
      const { format, output, letterhead, fonts, stage, lineNumbers, force, jobs, strict, json } = parser.opts<{
        format: Format[];
        output?: string;
        letterhead: (typeof letterheads)[number];
        fonts: Options['fonts'];
        stage?: Stage;
        lineNumbers?: boolean;
        force?: boolean;
        jobs?: number;
        strict?: boolean;
        json?: boolean;
      }>();
      return run(
        {
          selection: readSelection(parser),
          formats: [...new Set(format)],
          output,
          fonts,
          preprinted: letterhead === 'preprinted',
          stage,
          lineNumbers: lineNumbers === true,
          force: force === true,
          jobs,
          strict: strict === true,
          json: json === true,
        },
        context,
      );
    };
  },
};

/** Throws commander's InvalidArgumentError, worded as commander words its own complaint. */
function jobsNamed(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('Allowed choices are 1, 2, 3, ….');
  return Number(text);
}

/**
 * The formats of one `--format`, which may also be given several times. It takes one word only, lest it take the issue behind it for a
 * format. Throws commander's InvalidArgumentError, worded as commander words its own complaint.
 */
function formatsIn(value: string, known: readonly Format[]): Format[] {
  return value.split(/[,，、\s]+/).map((name) => {
    const format = known.find((each) => each === name.toLowerCase());
    if (format === undefined) throw new InvalidArgumentError(`Allowed choices are ${known.join(', ')}.`);
    return format;
  });
}

async function run(options: Options, context: Context): Promise<ExitCode> {
  const { host } = context;
  if (options.output?.trim() === '') throw emptyOutput();
  const { selection, jobs, json } = options;
  const [{ buildMany, sessionFor, select }, { printOutcome, printSummary, toJsonRun }] = await Promise.all([
    import('../build/many/index.ts'),
    import('./build-report.ts'),
  ]);
  const many = (issues: readonly string[]) => issues.length > 1;
  // Several issues in one folder: each gets a folder of its own below it, so that equal numbers of two years do not meet.
  const outputOf = (issue: string, shared: boolean) =>
    options.output !== undefined && shared ? join(options.output, basename(issue)) : options.output;
  let issues: readonly string[] = selection.paths;
  const session = sessionFor(host, (folder) => ({ output: outputOf(folder, many(issues)) }));
  issues = await select(host, selection, session);

  const start = host.elapsed();
  const tasks = issues.map((issue) => {
    const output = outputOf(resolve(host.cwd, issue), many(issues));
    const { formats, fonts, preprinted, stage, lineNumbers, force, strict } = options;
    return { issue, options: { issue, formats, output, fonts, preprinted, stage, lineNumbers, force, strict } };
  });
  const progress = createProgress(context, tasks.length);
  const outcomes = await buildMany(host, tasks, {
    jobs: jobs ?? host.processors,
    session,
    audience: {
      progress: (done) => progress.show(done),
      told: async (outcome) => {
        if (json) return;
        progress.clear();
        await printOutcome(outcome, { alone: tasks.length === 1 }, context);
      },
    },
  });
  progress.clear();
  const milliseconds = Math.round(host.elapsed() - start);
  const finished = { outcomes, left: tasks.length - outcomes.length, milliseconds };
  if (json) printJson(context, await toJsonRun(finished, context));
  else if (tasks.length > 1) await printSummary(finished, context);
  return finished.left > 0 ? exitCodes.interrupted : findWorstExit(outcomes.map(({ result }) => exitOf(result, options.strict)));
}

function exitOf(result: Outcome['result'], strict: boolean): ExitCode {
  if (result instanceof Failure) return result.exit;
  return 'trace' in result ? exitCodes.defect : toExitCode(result.diagnostics, strict);
}

/** What a script's unset variable makes of `--output "$folder"`; the current folder is not what was meant. */
function emptyOutput(): Failure {
  return new Failure(
    'usage',
    { zh: '选项“--output”后面没有写文件夹', en: 'The option “--output” names no folder' },
    { zh: '请写一个文件夹；当前文件夹写 .', en: 'Name one; the current folder is .' },
  );
}
