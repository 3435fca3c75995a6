import { countSeverities } from '../diagnostics/repeats.ts';
import { type ExitCode, exitCodes } from '../failures.ts';
import { toPathBelow } from '../host/host.ts';
import { formatDiagnostics, makeVisible, toJsonDiagnostics } from '../report/index.ts';
import type { CompareOptions, CompareResult } from '../review/compare-issue.ts';
import type { Command, Context } from './command.ts';
import { findDefaultIssue } from './default-issue.ts';
import { toExitCode } from './exit.ts';
import { createFontsOption, createJsonOption, createStyle, printJson } from './shared.ts';
import { emptyOption } from './usage-failures.ts';

export const reviewCompareCommand: Command = {
  name: 'compare',
  summary: {
    zh: '与旧稿比对，生成带修订的 DOCX 和可打印的花脸稿 PDF',
    en: 'compare with an older version: a DOCX with tracked changes and a marked-up PDF',
  },
  declare(parser, say) {
    parser
      .argument(
        '[issue]',
        say({ zh: '一期的文件夹（默认为当前所在的一期，否则最新一期）', en: 'issue folder (default: the current one, else the newest)' }),
      )
      .requiredOption(
        '--with <old>',
        say({
          zh: '旧稿：一期的文件夹、dist 文件夹、生成过的 DOCX，或 git 版本（如 HEAD~1）',
          en: 'older version: an issue folder, a dist folder, a built DOCX, or a git revision such as HEAD~1',
        }),
      )
      .option(
        '-o, --out <folder>',
        say({ zh: '输出文件夹（默认为该期的 dist/compare）', en: 'output folder (default: dist/compare in the issue)' }),
      )
      .option(
        '--author <name>',
        say({ zh: '修订人（默认为本机用户名）', en: 'author of the changes (default: the name of the current user)' }),
      )
      .addOption(createFontsOption(say))
      .addOption(createJsonOption(say));
    return async (context) => {
      const {
        with: old,
        out,
        author,
        fonts,
        json,
      } = parser.opts<{
        with: string;
        out?: string;
        author?: string;
        fonts: NonNullable<CompareOptions['fonts']>;
        json?: boolean;
      }>();
      const issue = parser.args[0] ?? (await findDefaultIssue(context, json === true));
      return run({ issue, with: old, output: out, author, fonts }, json === true, context);
    };
  },
};

async function run(options: CompareOptions, json: boolean, context: Context): Promise<ExitCode> {
  if (options.output?.trim() === '') {
    throw emptyOption('--out');
  }
  const { compareIssue } = await import('../review/compare-issue.ts');
  const result = await compareIssue(context.host, options);
  if (json) await printJsonResult(result, context);
  else await printReport(result, context);
  return result.state === 'refused' ? toExitCode(result.diagnostics) : exitCodes.done;
}

async function printJsonResult({ state, counts, outputs, diagnostics }: CompareResult, context: Context): Promise<void> {
  printJson(context, {
    version: 1,
    state,
    counts,
    outputs: outputs.map((path) => toPathBelow(context.host.cwd, path) ?? path),
    diagnostics: toJsonDiagnostics(diagnostics, context.language),
    summary: countSeverities(diagnostics),
  });
}

async function printReport({ state, counts, outputs, diagnostics, texts }: CompareResult, context: Context): Promise<void> {
  const { host, language } = context;
  const zh = language === 'zh';
  const say = (text: string) => host.stderr.write(`${text}\n`);
  host.stderr.write(formatDiagnostics(diagnostics, texts, createStyle(context, host.stderr)));
  for (const path of outputs) host.stdout.write(`${makeVisible(toPathBelow(host.cwd, path) ?? path)}\n`);
  if (state === 'refused') {
    say(
      zh
        ? '有错误，稿子读不全，没有比对。请改正后再比对。'
        : 'Errors prevent the comparison; nothing was compared. Fix them and compare again.',
    );
  }
  if (state === 'same') say(zh ? '两稿文字相同，没有写文件。' : 'The two versions have the same text; nothing was written.');
  if (state !== 'written' || counts === null) return;
  const { inserted, deleted, added, removed, moved, changed } = counts;
  const lists = [
    [zh ? '新增稿件' : 'items added', added],
    [zh ? '撤下稿件' : 'items removed', removed],
    [zh ? '移动稿件' : 'items moved', moved],
    [zh ? '改动稿件' : 'items changed', changed],
  ] as const;
  say(zh ? `新增 ${inserted} 字，删去 ${deleted} 字` : `${inserted} characters inserted, ${deleted} deleted`);
  for (const [label, names] of lists) {
    if (names.length > 0) say(`${label}${zh ? '：' : ': '}${names.map(makeVisible).join(zh ? '、' : ', ')}`);
  }
}
