import { basename, join, resolve } from 'node:path';
import type { Selection } from '../build/many/index.ts';
import { select } from '../build/many/index.ts';
import type { VerifyResult } from '../build/verify.ts';
import { type ExitCode, exitCodes, Failure } from '../failures.ts';
import { createSession } from '../issue/session.ts';
import { formatCount, makeVisible } from '../report/index.ts';
import type { Command, Context } from './command.ts';
import { withDefaultIssue } from './default-issue.ts';
import { findWorstExit } from './exit.ts';
import { printFailure } from './print-failure.ts';
import { declareSelection, readSelection } from './selection.ts';
import { createJsonOption, printJson, toFailureOrThrow, toJsonFailure } from './shared.ts';

interface Options {
  readonly selection: Selection;
  readonly output: string | undefined;
  readonly json: boolean;
}

export const verifyCommand: Command = {
  name: 'verify',
  summary: { zh: '核对生成的文件有没有缺少、损坏或被改动', en: 'check built files against their manifests' },
  declare(parser, say) {
    declareSelection(parser, say);
    parser
      .option('-o, --output <folder>', say({ zh: '生成时用的输出文件夹', en: 'output folder they were built into' }))
      .addOption(createJsonOption(say));
    return async (context) => {
      const { output, json } = parser.opts<{ output?: string; json?: boolean }>();
      return run(
        { selection: await withDefaultIssue(readSelection(parser), context, json === true), output, json: json === true },
        context,
      );
    };
  },
};

async function run({ selection, output, json }: Options, context: Context): Promise<ExitCode> {
  const { verifyIssue } = await import('../build/verify.ts');
  const { host } = context;
  const issues = await select(host, selection);
  const { recover } = createSession(host);
  const verdicts: (VerifyResult | Failure)[] = [];
  for (const issue of issues) {
    // Same layout as `build`.
    const folder = output !== undefined && issues.length > 1 ? join(output, basename(resolve(host.cwd, issue))) : output;
    const verdict = await verifyIssue(host, issue, folder, recover).catch(toFailureOrThrow);
    if (!json) print(verdict, context);
    verdicts.push(verdict);
  }
  if (json) {
    printJson(context, {
      version: 1,
      issues: verdicts.map((verdict, index) =>
        verdict instanceof Failure
          ? { issue: issues[index], state: 'failed', outputs: [], failure: toJsonFailure(verdict, context) }
          : { ...verdict, failure: null },
      ),
    });
  } else printTotal(verdicts, context);
  return findWorstExit(verdicts.map(toExit));
}

function toExit(verdict: VerifyResult | Failure): ExitCode {
  if (verdict instanceof Failure) return verdict.exit;
  return verdict.state === 'intact' ? exitCodes.done : exitCodes.content;
}

const words = {
  changed: { zh: '与生成时不同：损坏了，或被改动过', en: 'differs from the build: damaged or edited' },
  missing: { zh: '缺少', en: 'missing' },
  interrupted: { zh: '上次生成中断了，请重新生成', en: 'build interrupted; build again' },
  unbuilt: { zh: '没有生成过', en: 'not built' },
} as const;

/** Prints one line per faulty file to standard output. */
function print(verdict: VerifyResult | Failure, context: Context): void {
  if (verdict instanceof Failure) {
    printFailure(verdict, context);
    return;
  }
  const { host, language } = context;
  const { issue, state, outputs } = verdict;
  const line = (name: string, word: keyof typeof words) =>
    host.stdout.write(`${makeVisible(name)}${language === 'zh' ? '：' : ': '}${words[word][language]}\n`);
  if (state === 'interrupted') line(issue, 'interrupted');
  else if (state === 'missing' && outputs.length === 0) line(issue, 'unbuilt');
  else for (const { file, state } of outputs) if (state !== 'intact') line(join(issue, file), state);
}

function printTotal(verdicts: readonly (VerifyResult | Failure)[], { host, language }: Context): void {
  const good = verdicts.filter((verdict) => toExit(verdict) === exitCodes.done).length;
  const bad = verdicts.length - good;
  if (language === 'zh')
    host.stderr.write(`核对 ${verdicts.length} 期：${bad === 0 ? '都与生成时一致' : `${good} 期一致，${bad} 期有问题`}\n`);
  else host.stderr.write(`${formatCount(verdicts.length, 'issue')}: ${bad === 0 ? 'all intact' : `${good} intact, ${bad} not`}\n`);
}
