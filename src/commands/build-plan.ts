import { join } from 'node:path';
import { type PlannedIssue, planMany, type Task } from '../build/many/index.ts';
import { type ExitCode, exitCodes, Failure } from '../failures.ts';
import type { Session } from '../issue/session.ts';
import { formatCount, makeLinesVisible, makeVisible } from '../report/index.ts';
import type { BuildCommandOptions } from './build-options.ts';
import type { Context } from './command.ts';
import { findWorstExit } from './exit.ts';
import { printFailure } from './print-failure.ts';
import { printJson, toJsonFailure } from './shared.ts';
import { formatStaleness } from './staleness.ts';

/** Prints what a build would do and why, one line an issue; with `--check` also files that no build made. Writes nothing. */
export async function printPlan(
  tasks: readonly Task[],
  session: Session,
  { mode, json, jsonLines, quiet }: BuildCommandOptions,
  context: Context,
): Promise<ExitCode> {
  const planned = await planMany(context.host, tasks, session);
  const isCheck = mode === 'check';
  if (json || jsonLines) printJson(context, { version: 1, issues: planned.map((one) => toJson(one, context)) });
  else {
    for (const one of planned) printIssue(one, isCheck, context);
    const isGood = planned.every(({ result }) => isCurrent(result, isCheck));
    if (!(quiet && isGood)) printTotal(planned, isCheck, context);
  }
  return findWorstExit(planned.map(({ result }) => toExit(result, isCheck)));
}

/** Whether there is nothing to do; with `--check`, to the outputs: a change in other issues does not reach them. */
function isCurrent(result: PlannedIssue['result'], isCheck: boolean): boolean {
  if (!('foreign' in result)) return false;
  const { stale, foreign } = result;
  return isCheck ? (stale === null || stale.reason === 'siblings-changed') && foreign.length === 0 : stale === null;
}

function toExit(result: PlannedIssue['result'], isCheck: boolean): ExitCode {
  if (result instanceof Failure) return result.exit;
  if ('trace' in result) return exitCodes.defect;
  return isCheck && !isCurrent(result, isCheck) ? exitCodes.content : exitCodes.done;
}

function printIssue({ issue, result }: PlannedIssue, isCheck: boolean, context: Context): void {
  const { host, language } = context;
  const zh = language === 'zh';
  const name = makeVisible(issue);
  if (result instanceof Failure) printFailure(result, context);
  else if ('trace' in result) host.stderr.write(`${name}\n${makeLinesVisible(result.trace)}\n`);
  else {
    const isShown = result.stale !== null && !(isCheck && result.stale.reason === 'siblings-changed');
    if (result.stale !== null && isShown)
      host.stdout.write(`${name}${zh ? '：' : ': '}${makeVisible(formatStaleness(result.stale, language))}\n`);
    if (!isCheck) return;
    for (const file of result.foreign) {
      const path = makeVisible(join(issue, 'dist', file));
      host.stdout.write(zh ? `${path}：不是生成的文件\n` : `${path}: not made by a build\n`);
    }
  }
}

function printTotal(planned: readonly PlannedIssue[], isCheck: boolean, { host, language }: Context): void {
  const zh = language === 'zh';
  const current = planned.filter(({ result }) => isCurrent(result, isCheck)).length;
  const other = planned.length - current;
  const count = zh ? `共 ${planned.length} 期：` : `${formatCount(planned.length, 'issue')}: `;
  const words = isCheck ? { zh: '有问题', en: 'not' } : { zh: '要生成', en: 'to build' };
  if (other === 0) host.stderr.write(`${count}${zh ? '都是最新的' : 'all up to date'}\n`);
  else
    host.stderr.write(`${count}${zh ? `${current} 期是最新的，${other} 期${words.zh}` : `${current} up to date, ${other} ${words.en}`}\n`);
}

function toJson({ issue, result }: PlannedIssue, context: Context) {
  if (result instanceof Failure) return { issue, state: 'failed', stale: null, foreign: [], failure: toJsonFailure(result, context) };
  if ('trace' in result) return { issue, state: 'defect', stale: null, foreign: [], failure: { message: result.trace, hint: null } };
  return { issue, state: result.stale === null ? 'current' : 'stale', ...result, failure: null };
}
