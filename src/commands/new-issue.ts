import { Option } from 'commander';
import type { NewIssueOptions } from '../create/new-issue.ts';
import { type ExitCode, exitCodes } from '../failures.ts';
import { makeVisible } from '../report/visible.ts';
import type { Command, Context } from './command.ts';
import { createJsonOption, printJson } from './shared.ts';
import { formatCommand, formatPath } from './shell-words.ts';
import { invalidValue } from './usage-failures.ts';

export const newIssueCommand: Command = {
  name: 'issue',
  summary: { zh: '新建一期，期号、总期号接着上一期', en: 'create an issue, numbered after the last one' },
  declare(parser, say) {
    parser
      .argument('[publication]', say({ zh: '刊物的文件夹（默认为当前文件夹）', en: 'publication folder (default: the current folder)' }))
      .addOption(
        new Option('--number <number>', say({ zh: '期号（默认接着上一期）', en: 'issue number (default: the next one)' })).argParser(
          parsePositive('--number'),
        ),
      )
      .addOption(
        new Option('--total <number>', say({ zh: '总期号（默认接着上一期）', en: 'running total (default: the next one)' })).argParser(
          parsePositive('--total'),
        ),
      )
      .option('--date <day>', say({ zh: '日期（默认取最新一篇稿件的日期）', en: 'issue date (default: that of its newest item)' }))
      .option('--supplement', say({ zh: '增刊，单独编号', en: 'supplement, numbered in a series of its own' }))
      .addOption(createJsonOption(say))
      .allowExcessArguments(false);
    return (context) => {
      const { json = false, ...wish } = parser.opts<Omit<NewIssueOptions, 'publication'> & { json?: boolean }>();
      return run({ ...wish, publication: parser.args[0] ?? '.' }, json, context);
    };
  },
};

function parsePositive(option: string): (text: string) => number {
  return (text) => {
    if (/^[1-9]\d{0,5}$/.test(text.trim())) return Number(text);
    throw invalidValue(option, text, { zh: '请写从 1 起的整数', en: 'Use a whole number from 1 up' });
  };
}

async function run(options: NewIssueOptions, json: boolean, context: Context): Promise<ExitCode> {
  const { createIssue } = await import('../create/new-issue.ts');
  const { host, language } = context;
  const { issue, number, year, supplement, total, date, totalUnknown } = await createIssue(host, options);
  if (json) {
    printJson(context, { version: 1, issue, number, year, supplement, total, date });
    return exitCodes.done;
  }
  host.stdout.write(`${makeVisible(issue)}\n`);
  const counted = {
    zh: `${year}年${supplement ? '增刊' : ''}第${number}期${total === null ? '' : `（总第${total}期）`}建好了。`,
    en: `Created ${supplement ? 'supplement' : 'issue'} ${number} of ${year}${total === null ? '' : ` (running total ${total})`}. `,
  };
  const open = totalUnknown
    ? {
        zh: '上一期没有写总期号，请在 issue.yaml 里补上本期的。',
        en: 'The last issue has no running total; add one to issue.yaml. ',
      }
    : { zh: '', en: '' };
  const command = formatCommand(host, ['bulletin', 'new', 'item', formatPath(issue)]);
  const next = {
    zh: `接着放稿件：${command}，或 bulletin import`,
    en: `Add items with ${command}, or bulletin import`,
  };
  host.stderr.write(`${counted[language]}${open[language]}${next[language]}\n`);
  return exitCodes.done;
}
