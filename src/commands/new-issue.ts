import { InvalidArgumentError, Option } from 'commander';
import type { NewIssueOptions } from '../create/new-issue.ts';
import { type ExitCode, exitCodes } from '../failures.ts';
import type { Command, Context } from './command.ts';
import { createJsonOption, printJson } from './shared.ts';

export const newIssueCommand: Command = {
  name: 'issue',
  summary: { zh: '新建一期，期号、总期号接着上一期', en: 'begin an issue: number and running total follow the last one' },
  declare(parser, say) {
    parser
      .argument(
        '[publication]',
        say({ zh: '刊物的文件夹（默认为当前文件夹）', en: 'folder of the publication (default: the current folder)' }),
      )
      .addOption(
        new Option('--number <number>', say({ zh: '期号，不写则取下一个', en: 'its number (default: the next one)' })).argParser(positive),
      )
      .addOption(
        new Option('--total <number>', say({ zh: '总期号，不写则接着数', en: 'its running total (default: the next one)' })).argParser(
          positive,
        ),
      )
      .option('--date <day>', say({ zh: '日期，不写则取最新一篇稿件的', en: 'its date (default: that of its newest item)' }))
      .option('--supplement', say({ zh: '增刊，单独编号', en: 'a supplement, which counts in a series of its own' }))
      .addOption(createJsonOption(say))
      .allowExcessArguments(false);
    return (context) => {
      const { json = false, ...wish } = parser.opts<Omit<NewIssueOptions, 'publication'> & { json?: boolean }>();
      return run({ ...wish, publication: parser.args[0] ?? '.' }, json, context);
    };
  },
};

/** Throws commander's InvalidArgumentError, worded as commander words its own complaint. */
function positive(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text.trim())) throw new InvalidArgumentError('Allowed choices are 1, 2, 3 ….');
  return Number(text);
}

async function run(options: NewIssueOptions, json: boolean, context: Context): Promise<ExitCode> {
  const [{ newIssue }, { makeVisible }] = await Promise.all([import('../create/new-issue.ts'), import('../report/visible.ts')]);
  const { host, language } = context;
  const { issue, number, year, supplement, total, date, totalUnknown } = await newIssue(host, options);
  if (json) {
    printJson(context, { version: 1, issue, number, year, supplement, total, date });
    return exitCodes.done;
  }
  host.stdout.write(`${makeVisible(issue)}\n`);
  const counted = {
    zh: `${year}年${supplement ? '增刊' : ''}第${number}期${total === null ? '' : `（总第${total}期）`}建好了。`,
    en: `${supplement ? 'Supplement' : 'Number'} ${number} of ${year}${total === null ? '' : ` (running total ${total})`} is begun. `,
  };
  const open = totalUnknown
    ? {
        zh: '上一期没有写总期号，本期的请在 issue.yaml 里补上。',
        en: 'The last issue gives no running total: add this one’s to issue.yaml. ',
      }
    : { zh: '', en: '' };
  const next = {
    zh: `放稿件：bulletin new item ${makeVisible(issue)}，或 bulletin import`,
    en: `For its items: bulletin new item ${makeVisible(issue)}, or bulletin import`,
  };
  host.stderr.write(`${counted[language]}${open[language]}${next[language]}\n`);
  return exitCodes.done;
}
