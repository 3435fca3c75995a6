import { countSeverities } from '../diagnostics/repeats.ts';
import type { ExitCode } from '../failures.ts';
import type { ImportOptions, ImportResult } from '../import/plan/import-items.ts';
import { formatCount, formatCounts, formatDiagnostics, toJsonDiagnostics } from '../report/index.ts';
import type { Command, Context } from './command.ts';
import { findDefaultIssue } from './default-issue.ts';
import { toExitCode } from './exit.ts';
import { createJsonOption, createStyle, printJson } from './shared.ts';
import { emptyOption } from './usage-failures.ts';

export const importCommand: Command = {
  name: 'import',
  summary: {
    zh: '把报送的 DOCX、文本、Markdown 导入为稿件，拿不准的留空',
    en: 'import submitted DOCX, text or Markdown as items; uncertain fields stay blank',
  },
  declare(parser, say) {
    parser
      .argument('<file...>', say({ zh: '报送的文件', en: 'submitted files' }))
      .option(
        '--to <issue>',
        say({ zh: '导入到哪一期（默认为当前所在的一期，否则最新一期）', en: 'issue folder (default: the current one, else the newest)' }),
      )
      .option('--split', say({ zh: '文件是整期简报，按栏目和标记拆成各篇', en: 'each file is a whole bulletin: split it into items' }))
      .option('--source <source>', say({ zh: '这些文件的来源单位', en: 'source of all files' }))
      .option('--category <category>', say({ zh: '这些文件的类别', en: 'category of all files' }))
      .option('--date <day>', say({ zh: '这些文件的日期，如 2021-09-10', en: 'date of all files, such as 2021-09-10' }))
      .option('--overwrite', say({ zh: '重新导入，覆盖上次导入的稿件', en: 'import again and replace the items of the last import' }))
      .option('--dry-run', say({ zh: '只列出会写什么，不写文件', en: 'show what would be written, and write nothing' }))
      .addOption(createJsonOption(say));
    return async (context) => {
      const { json = false, to, ...given } = parser.opts<Omit<ImportOptions, 'files' | 'to'> & { to?: string; json?: boolean }>();
      // A whole bulletin may become a new issue, so only the current folder can be meant.
      const issue = to ?? (given.split === true ? '.' : await findDefaultIssue(context, json));
      return run({ ...given, to: issue, files: parser.args }, json, context);
    };
  },
};

async function run(options: ImportOptions, json: boolean, context: Context): Promise<ExitCode> {
  if (options.to.trim() === '') throw emptyOption('--to');
  const { importItems } = await import('../import/plan/import-items.ts');
  const result = await importItems(context.host, options);
  if (json) await printJsonResult(result, options, context);
  else await printReport(result, options, context);
  return toExitCode(result.diagnostics);
}

async function printJsonResult(result: ImportResult, options: ImportOptions, context: Context): Promise<void> {
  const { toJsonImport } = await import('./import-report.ts');
  printJson(context, {
    version: 1,
    issue: result.issue,
    dryRun: options.dryRun === true,
    imported: toJsonImport(result, context.language),
    written: options.dryRun === true ? [] : result.written,
    planned: result.written,
    diagnostics: toJsonDiagnostics(result.diagnostics, context.language),
    summary: countSeverities(result.diagnostics),
  });
}

async function printReport(result: ImportResult, options: ImportOptions, context: Context): Promise<void> {
  const { formatImport } = await import('./import-report.ts');
  const { host, language } = context;
  host.stdout.write(formatImport(result, language));
  host.stdout.write(formatDiagnostics(result.diagnostics, result.texts, createStyle(context, host.stdout)));
  const found = formatCounts(countSeverities(result.diagnostics), language);
  const files = result.written.length;
  if (files === 0) host.stderr.write(language === 'zh' ? '没有写任何文件。\n' : 'Nothing was written.\n');
  else if (options.dryRun === true) {
    host.stderr.write(
      language === 'zh'
        ? `试运行：要写 ${files} 个文件，现在什么也没写。\n`
        : `Dry run: ${formatCount(files, 'file')} to write; nothing was written.\n`,
    );
  } else {
    const left = found === '' ? '' : language === 'zh' ? `；还要改正：${found}` : `; still to fix: ${found}`;
    host.stderr.write(language === 'zh' ? `已写入 ${files} 个文件${left}。\n` : `Wrote ${formatCount(files, 'file')}${left}.\n`);
  }
}
