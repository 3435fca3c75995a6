import { type ExitCode, exitCodes } from '../failures.ts';
import type { Publication } from '../model/publication.ts';
import type { Statistics } from '../statistics/figures.ts';
import { type OutputFormat, outputs } from '../statistics/outputs/index.ts';
import type { Shortcomings } from '../statistics/outputs/output.ts';
import type { StatsOptions } from '../statistics/stats.ts';
import { createChoiceOption } from './choices.ts';
import type { Command, Context } from './command.ts';
import { findWorstExit, toExitCode } from './exit.ts';
import type { NoticeOptions } from './notice.ts';
import { createJsonOption, printJson } from './shared.ts';
import { printFindings, printPeriod, toShortcomings } from './stats-report.ts';
import { emptyOption } from './usage-failures.ts';
import { writeStatistics } from './write-statistics.ts';

interface Options extends StatsOptions {
  readonly format: OutputFormat;
  readonly output: string | undefined;
  readonly notice: NoticeOptions;
}

const formatNames: Readonly<Record<OutputFormat, string | null>> = { table: '表格', csv: null, xlsx: null, json: null, item: '通报' };

export const statsCommand: Command = {
  name: 'stats',
  summary: { zh: '统计各单位的采用情况和得分', en: 'count the items used of each source in a period, with points' },
  declare(parser, say) {
    parser
      .argument('[publication]', say({ zh: '刊物的文件夹（默认为当前文件夹）', en: 'publication folder (default: the current folder)' }))
      .option(
        '--quarter <quarter>',
        say({
          zh: '季度，如 2021Q3（默认为最新一期所在的季度）',
          en: 'quarter, such as 2021Q3 (default: that of the newest issue)',
        }),
      )
      .option('--year <year>', say({ zh: '年份，如 2021', en: 'year, such as 2021' }))
      .option('--from <day>', say({ zh: '起始日期，如 2021-07-01，与 --to 同用', en: 'first day, such as 2021-07-01; use with --to' }))
      .option('--to <day>', say({ zh: '截止日期，当天计入', en: 'last day, included' }))
      .option('--group <group>', say({ zh: '只统计这个分组的来源单位', en: 'count only sources of this group' }))
      .addOption(
        createChoiceOption(
          '-f, --format <format>',
          say({ zh: '格式；通报是一篇稿件，供下一期刊印', en: 'output format; item is a notice for the next issue to print' }),
          formatNames,
        ).default('table'),
      )
      .option(
        '-o, --output <file>',
        say({
          zh: '写入文件（默认显示在屏幕上；xlsx 总是写入文件）',
          en: 'output file (default: standard output; xlsx always goes to a file)',
        }),
      )
      .option('--title <title>', say({ zh: '通报的标题', en: 'title of the notice' }))
      .option('--source <source>', say({ zh: '通报的来源（默认为编印单位）', en: 'source of the notice (default: the publisher)' }))
      .option(
        '--category <category>',
        say({ zh: '通报的类别（默认为第一个栏目的类别）', en: 'category of the notice (default: that of the first section)' }),
      )
      .option(
        '--date <day>',
        say({ zh: '通报的日期（默认为时期的最后一天）', en: 'date of the notice (default: the last day of the period)' }),
      )
      .addOption(createJsonOption(say))
      .allowExcessArguments(false);
    return (context) => {
      const { format, output, json, title, source, category, date, ...counted } = parser.opts<StatsOptionValues>();
      const notice = { title: title ?? null, source: source ?? null, category: category ?? null, date: date ?? null };
      const publication = parser.args[0] ?? '.';
      return run({ ...counted, publication, format: json === true ? 'json' : format, output, notice }, context);
    };
  },
};

/** The options as commander returns them. */
type StatsOptionValues = { readonly format: OutputFormat; readonly output?: string; readonly json?: boolean } & Partial<
  Record<'title' | 'source' | 'category' | 'date' | 'quarter' | 'year' | 'from' | 'to' | 'group', string>
>;

async function run(options: Options, context: Context): Promise<ExitCode> {
  if (options.output?.trim() === '') throw emptyOption('--output');
  const { stats } = await import('../statistics/stats.ts');
  const result = await stats(context.host, options);
  const exit = findWorstExit([toExitCode(result.diagnostics), ...result.failures.map(({ failure }) => failure.exit)]);
  const shortcomings = toShortcomings(result, context);
  const { statistics } = result;
  if (statistics === null) {
    printFindings(result, context);
    if (options.format === 'json') await printNothingCounted(shortcomings, context);
    return exit;
  }
  if (result.assumed) printPeriod(statistics, context);
  printFindings(result, context);
  if (options.format === 'item' && exit !== exitCodes.done) {
    context.host.stderr.write(
      context.language === 'zh'
        ? '数字不准，没有生成通报。请改正后重新统计。\n'
        : 'The figures are incomplete; no notice was made. Fix the files and count again.\n',
    );
    return exit;
  }
  const data = await render(options, statistics, result.publication.values as Publication, shortcomings, context);
  await writeStatistics(data, options, statistics, context);
  return exit;
}

async function render(
  { format, notice }: Options,
  statistics: Statistics,
  publication: Publication,
  shortcomings: Shortcomings,
  { host, language }: Context,
): Promise<string | Uint8Array> {
  const { createNotice } = await import('./notice.ts');
  const { formatNoticeTitle } = await import('../statistics/outputs/item.ts');
  const item = createNotice(notice, publication, { title: formatNoticeTitle(statistics), date: statistics.period.to });
  const output = await outputs[format]();
  return output(statistics, { language, width: parseColumns(host.env.COLUMNS), item, shortcomings });
}

/** The width of the terminal from `COLUMNS`, in columns; 80 when unset. */
function parseColumns(columns: string | undefined): number {
  return columns !== undefined && /^\d{2,4}$/.test(columns) ? Math.max(40, Number(columns)) : 80;
}

async function printNothingCounted(shortcomings: Shortcomings, context: Context): Promise<void> {
  const { documentOf } = await import('../statistics/outputs/json.ts');
  printJson(context, documentOf(null, shortcomings));
}
