import { countSeverities } from '../diagnostics/repeats.ts';
import type { ExitCode } from '../failures.ts';
import { formatCount, formatDiagnostics, toJsonDiagnostics } from '../report/index.ts';
import { makeVisible } from '../report/visible.ts';
import type { Command, CommandGroup, Context } from './command.ts';
import { toExitCode } from './exit.ts';
import { createJsonOption, createStyle, printJson } from './shared.ts';

interface Options {
  readonly to?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const wordsImportCommand: Command = {
  name: 'import',
  summary: { zh: '把错词表（XLSX、CSV）导入本刊的 用词.csv', en: 'import a list of words (XLSX, CSV) into terms.csv' },
  declare(parser, say) {
    parser
      .argument(
        '<file>',
        say({ zh: '表格，第一行写列名：不用、改用、例外、说明、起始', en: 'spreadsheet with the columns avoid, use, except, note, since' }),
      )
      .option('--to <publication>', say({ zh: '刊物的文件夹（默认为当前文件夹）', en: 'publication folder (default: the current folder)' }))
      .option('--dry-run', say({ zh: '只列出会加哪些词，不写文件', en: 'show what would be added, and write nothing' }))
      .addOption(createJsonOption(say))
      .allowExcessArguments(false);
    return (context) => run(parser.args[0] ?? '', parser.opts<Options>(), context);
  },
};

export const wordsCommands: CommandGroup = {
  name: 'words',
  summary: { zh: '本刊的错词表：从表格导入', en: 'the publication’s list of words: import a spreadsheet' },
  subcommands: [wordsImportCommand],
};

async function run(file: string, { to = '.', dryRun = false, json = false }: Options, context: Context): Promise<ExitCode> {
  const { importWords } = await import('../import/plan/import-words.ts');
  const { host, language } = context;
  const { list, added, changed, diagnostics } = await importWords(host, { file, publication: to, dryRun, language });
  if (json) {
    const found = toJsonDiagnostics(diagnostics, language);
    printJson(context, { version: 1, list, dryRun, added, changed, diagnostics: found, summary: countSeverities(diagnostics) });
    return toExitCode(diagnostics);
  }
  host.stdout.write(formatDiagnostics(diagnostics, new Map(), createStyle(context, host.stdout)));
  const done = dryRun ? { zh: '试运行，没有写：', en: 'Dry run, nothing written: ' } : { zh: '', en: '' };
  const counts = {
    zh: `新增 ${added.length} 个词，改动 ${changed.length} 个（${makeVisible(list)}）`,
    en: `${formatCount(added.length, 'word')} added, ${changed.length} changed (${makeVisible(list)})`,
  };
  const nothing = { zh: '词表没有改动。', en: 'The list was not changed.' };
  host.stderr.write(added.length + changed.length === 0 ? `${nothing[language]}\n` : `${done[language]}${counts[language]}\n`);
  return toExitCode(diagnostics);
}
