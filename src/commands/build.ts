import { basename, join, resolve } from 'node:path';
import { buildMany, type Outcome, select } from '../build/many/index.ts';
import { countSeverities } from '../diagnostics/repeats.ts';
import { type ExitCode, exitCodes, Failure, Interrupted } from '../failures.ts';
import { createSession } from '../issue/session.ts';
import { formatJsonLine } from '../report/json-document.ts';
import { type BuildCommandOptions, declareBuild, readBuildOptions } from './build-options.ts';
import type { Command, Context } from './command.ts';
import { withDefaultIssue } from './default-issue.ts';
import { findWorstExit, toExitCode } from './exit.ts';
import { createProgress, createSilence } from './progress.ts';
import { printJson } from './shared.ts';

export const buildCommand: Command = {
  name: 'build',
  summary: { zh: '检查、编排并生成一期或多期（DOCX 和 PDF）', en: 'check, lay out and write issues as DOCX and PDF' },
  declare(parser, say) {
    declareBuild(parser, say);
    return async (context) => {
      const options = readBuildOptions(parser);
      const isForProgram = options.json || options.jsonLines;
      return run({ ...options, selection: await withDefaultIssue(options.selection, context, isForProgram) }, context);
    };
  },
};

async function run(options: BuildCommandOptions, context: Context): Promise<ExitCode> {
  const { host } = context;
  const issues = await select(host, options.selection);
  if (options.output === '-') return (await import('./build-to-pipe.ts')).buildToPipe(issues, options, context);
  const session = createSession(host, { outputOf: (folder) => locateOutput(options.output, folder, issues.length > 1) });
  const tasks = issues.map((issue) => toTask(issue, issues.length > 1, options, context));
  if (options.mode !== 'build') return (await import('./build-plan.ts')).printPlan(tasks, session, options, context);

  const { printOutcome, toJsonIssue } = await import('./build-report.ts');
  const start = host.elapsed();
  const progress = options.quiet ? createSilence() : createProgress(context, tasks.length);
  progress.show(0, 0);
  const outcomes = await buildMany(host, tasks, {
    jobs: options.jobs ?? host.processors,
    session,
    listener: {
      progress: (done, made) => progress.show(done, made),
      done: (outcome) => {
        if (options.jsonLines) progress.print(() => host.stdout.write(formatJsonLine(toJsonIssue(outcome, context))));
      },
      outcome: async (outcome) => {
        if (options.json || options.jsonLines) return;
        progress.print(() => printOutcome(outcome, { alone: tasks.length === 1, quiet: options.quiet }, context));
      },
      // Thousands of texts would fill the memory; only `--json` reports at the end.
      keep: (outcome) => (options.json ? outcome : withoutTexts(outcome)),
    },
  });
  progress.end();
  return finish(outcomes, tasks.length - outcomes.length, Math.round(host.elapsed() - start), options, context);
}

function toTask(issue: string, isShared: boolean, options: BuildCommandOptions, { host }: Context) {
  const { formats, each, columns, archive, sources, fonts, preprinted, stage, lineNumbers, force, strict } = options;
  const output = locateOutput(options.output, resolve(host.cwd, issue), isShared);
  return {
    issue,
    options: { issue, formats, each, columns, archive, sources, output, fonts, preprinted, stage, lineNumbers, force, strict },
  };
}

/** Several issues that share `--output` get a subfolder each, so that equal numbers of two years do not collide. */
function locateOutput(output: string | undefined, issue: string, isShared: boolean): string | undefined {
  return output !== undefined && isShared ? join(output, basename(issue)) : output;
}

/** Keeps of an outcome what the summary and the exit code need. */
function withoutTexts(outcome: Outcome): Outcome {
  const { result } = outcome;
  if (result instanceof Failure || 'trace' in result || result.diagnostics.length === 0) return outcome;
  const { warning: warnings, note: notes } = countSeverities(result.diagnostics);
  const isFaulty = (severity: string) => severity === 'error' || (result.state === 'refused' && severity === 'warning');
  const diagnostics = result.diagnostics.filter(({ severity }) => isFaulty(severity));
  const found = result.state === 'refused' ? { warnings, notes } : result.found;
  return { ...outcome, result: { ...result, found, diagnostics, texts: new Map() } };
}

/** Prints the summary and returns the exit code of the run. */
async function finish(
  outcomes: readonly Outcome[],
  left: number,
  milliseconds: number,
  { json, strict, quiet }: BuildCommandOptions,
  context: Context,
): Promise<ExitCode> {
  if (outcomes.length === 0 && left === 1) throw new Interrupted();
  const { isClean, printSummary, toJsonRun } = await import('./build-report.ts');
  const finished = { outcomes, left, milliseconds };
  if (json) printJson(context, toJsonRun(finished, context));
  else if (outcomes.length + left > 1 && !(quiet && left === 0 && outcomes.every(isClean))) printSummary(finished, context);
  return left > 0 ? exitCodes.interrupted : findWorstExit(outcomes.map(({ result }) => toExit(result, strict)));
}

function toExit(result: Outcome['result'], strict: boolean): ExitCode {
  if (result instanceof Failure) return result.exit;
  return 'trace' in result ? exitCodes.defect : toExitCode(result.diagnostics, strict);
}
