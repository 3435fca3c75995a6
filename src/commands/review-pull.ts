import { basename, dirname, resolve } from 'node:path';
import { countSeverities } from '../diagnostics/repeats.ts';
import { type ExitCode, exitCodes, Failure } from '../failures.ts';
import { formatDiagnostics, toJsonDiagnostics } from '../report/index.ts';
import { formatCount } from '../report/words.ts';
import type { PulledChanges } from '../review/pull-issue.ts';
import { findAsker } from './ask.ts';
import type { Command, Context } from './command.ts';
import { findDefaultIssue } from './default-issue.ts';
import { toExitCode } from './exit.ts';
import { createJsonOption, createStyle, printJson } from './shared.ts';

interface Options {
  readonly base?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export const reviewPullCommand: Command = {
  name: 'pull',
  summary: {
    zh: '取回送出去修改的 DOCX：改动写回稿件，批注另存',
    en: 'take back an edited DOCX: apply its changes to the items, save its comments beside them',
  },
  declare(parser, say) {
    parser
      .argument('<document>', say({ zh: '改好的 DOCX', en: 'edited DOCX' }))
      .argument(
        '[issue]',
        say({
          zh: '一期的文件夹（默认为 DOCX 所在的一期，否则当前所在的一期或最新一期）',
          en: 'issue folder (default: the one the DOCX lies in, else the current one, else the newest)',
        }),
      )
      .option(
        '--base <document>',
        say({ zh: '当初送出去的那一份 DOCX（默认在 dist 里找）', en: 'the DOCX as sent out (default: searched for in dist)' }),
      )
      .option('-y, --yes', say({ zh: '直接写入，不再询问', en: 'write without asking' }))
      .option('--dry-run', say({ zh: '只列出会改什么，不写文件', en: 'show what would change, and write nothing' }))
      .addOption(createJsonOption(say));
    return async (context) => {
      const [document = '', given] = parser.args;
      const options = parser.opts<Options>();
      const isBuilt = basename(dirname(resolve(context.host.cwd, document))) === 'dist';
      const issue = given ?? (isBuilt ? undefined : await findDefaultIssue(context, options.json));
      return run(document, issue, options, context);
    };
  },
};

async function run(document: string, issue: string | undefined, options: Options, context: Context): Promise<ExitCode> {
  const { pullIssue } = await import('../review/pull-issue.ts');
  const pulled = await pullIssue(context.host, document, { issue, base: options.base });
  if (pulled.diagnostics.some(({ severity }) => severity === 'error')) return refuse(pulled, options, context);
  const changes = pulled.files.length > 0;
  if (options.json !== true) await printPulled(pulled, context);
  const written = changes && options.dryRun !== true && (await confirmChanges(pulled, options, context));
  if (written) await (await import('../review/pull-issue.ts')).writePulled(context.host, pulled);
  if (options.json === true) await printJsonResult(pulled, written, context);
  else await printEnd(pulled, written, options, context);
  return exitCodes.done;
}

/** Reports the errors of an issue that cannot be built, and so cannot be compared. */
async function refuse(pulled: PulledChanges, { json = false }: Options, context: Context): Promise<ExitCode> {
  const { host, language } = context;
  const errors = pulled.diagnostics.filter(({ severity }) => severity === 'error');
  if (json)
    printJson(context, {
      version: 1,
      issue: pulled.issue,
      diagnostics: toJsonDiagnostics(errors, language),
      summary: countSeverities(errors),
    });
  else {
    host.stdout.write(formatDiagnostics(errors, pulled.texts, createStyle(context, host.stdout)));
    host.stderr.write(
      language === 'zh'
        ? '这一期有错误，没法和 DOCX 比对。请先改正，再取回。\n'
        : 'The issue has errors and cannot be compared with the DOCX. Fix them and pull again.\n',
    );
  }
  return toExitCode(errors);
}

async function confirmChanges(pulled: PulledChanges, { yes = false, json = false }: Options, context: Context): Promise<boolean> {
  if (yes && pulled.base === 'unknown') {
    throw new Failure(
      'usage',
      {
        zh: '找不到当初送出去的那一份，稿件后来的改动可能被改回去，没有写任何文件',
        en: 'The document as sent out was not found, so later changes in the files might be undone; nothing was written',
      },
      {
        zh: '请用 --base 指明那一份 DOCX；或不加 --yes，看过改动再决定',
        en: 'Name it with --base, or run without --yes and review the changes first',
      },
    );
  }
  if (yes) return true;
  const asker = await findAsker(context, json);
  if (asker === null) {
    throw new Failure(
      'usage',
      { zh: '这里不能询问，没有写任何文件', en: 'Cannot ask for confirmation here; nothing was written' },
      { zh: '核对无误后请加 --yes；只看不写请加 --dry-run', en: 'Add --yes to write the changes, or --dry-run to only show them' },
    );
  }
  const files = pulled.files.length;
  return asker.confirm(
    context.language === 'zh' ? `把以上改动写入 ${files} 个文件？` : `Write these changes to ${formatCount(files, 'file')}?`,
  );
}

async function printPulled(pulled: PulledChanges, context: Context): Promise<void> {
  const { formatMarkedChanges, formatPulled } = await import('./pull-report.ts');
  const { markChanges } = await import('../review/pull-issue.ts');
  const { host, language, colour } = context;
  for (const { file, before, after } of pulled.files) {
    host.stdout.write(formatMarkedChanges(file, markChanges(before, after), colour && host.stdout.isTerminal));
  }
  host.stderr.write(formatPulled(pulled, language));
}

async function printJsonResult(pulled: PulledChanges, written: boolean, context: Context): Promise<void> {
  const { formatUnifiedDiff } = await import('../review/pull-issue.ts');
  const { reasons } = await import('./pull-report.ts');
  printJson(context, {
    version: 1,
    issue: pulled.issue,
    files: await Promise.all(
      pulled.files.map(async ({ file, original, before, after }) => ({
        file,
        new: original === null,
        diff: await formatUnifiedDiff(file, before, after),
      })),
    ),
    written,
    remarks: pulled.remarks,
    tracked: pulled.tracked,
    foundByText: pulled.byText,
    comparedWith: pulled.base,
    leftOut: pulled.leftOut.map(({ reason, place, before, after }) => ({
      reason,
      message: reasons[reason][context.language],
      place,
      before,
      after,
    })),
  });
}

async function printEnd(
  { files, leftOut }: PulledChanges,
  written: boolean,
  { dryRun = false }: Options,
  { host, language }: Context,
): Promise<void> {
  const zh = language === 'zh';
  if (files.length === 0)
    host.stderr.write(
      zh
        ? leftOut.length === 0
          ? '没有改动。\n'
          : '没有写任何文件。\n'
        : leftOut.length === 0
          ? 'Nothing has changed.\n'
          : 'Nothing was written.\n',
    );
  else if (written)
    host.stderr.write(
      zh
        ? `已写入 ${files.length} 个文件；请再运行 bulletin check。\n`
        : `Wrote ${formatCount(files.length, 'file')}; run bulletin check next.\n`,
    );
  else if (dryRun)
    host.stderr.write(
      zh
        ? `试运行：要写 ${files.length} 个文件，现在什么也没写。\n`
        : `Dry run: ${formatCount(files.length, 'file')} to write; nothing was written.\n`,
    );
  else host.stderr.write(zh ? '没有写任何文件。\n' : 'Nothing was written.\n');
}
