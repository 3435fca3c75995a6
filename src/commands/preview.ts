import { Option } from 'commander';
import { type ExitCode, exitCodes, formatTrace } from '../failures.ts';
import { makeLinesVisible } from '../report/visible.ts';
import type { Command, Context } from './command.ts';
import { findDefaultIssue } from './default-issue.ts';
import { createFontsOption, type FontChoice } from './shared.ts';
import { invalidValue } from './usage-failures.ts';

interface Options {
  readonly issue: string;
  readonly port: number | null;
  /** Undefined: only at a terminal. */
  readonly open: boolean | undefined;
  readonly fonts: FontChoice | undefined;
  readonly allowFixes: boolean;
}

export const previewCommand: Command = {
  name: 'preview',
  summary: { zh: '在浏览器里看一期的版面，边改边看', en: 'show the pages of an issue in a browser, updated on each save' },
  declare(parser, say) {
    parser
      .argument(
        '[issue]',
        say({ zh: '一期的文件夹（默认为当前所在的一期，否则最新一期）', en: 'issue folder (default: the current one, else the newest)' }),
      )
      .addOption(
        new Option('--port <port>', say({ zh: '端口（默认任取一个空闲的）', en: 'port (default: any free one)' })).argParser(parsePort),
      )
      .option('--open', say({ zh: '打开浏览器（在终端里运行时默认打开）', en: 'open the browser (the default at a terminal)' }))
      .option('--no-open', say({ zh: '不打开浏览器', en: 'do not open the browser' }))
      .option('--fix', say({ zh: '允许在页面上点按钮改正（只改有把握的）', en: 'allow safe fixes by a button on the page' }))
      .addOption(createFontsOption(say))
      .allowExcessArguments(false);
    return async (context) => {
      const { port = null, open, fix = false, fonts } = parser.opts<{ port?: number; open?: boolean; fix?: boolean; fonts?: FontChoice }>();
      return run({ issue: parser.args[0] ?? (await findDefaultIssue(context)), port, open, fonts, allowFixes: fix }, context);
    };
  },
};

function parsePort(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw invalidValue('--port', text, { zh: '请写 1 到 65535 之间的整数', en: 'Use a whole number from 1 to 65535' });
}

async function run({ open, ...options }: Options, context: Context): Promise<ExitCode> {
  const { host, language } = context;
  const say = (zh: string, en: string) => host.stderr.write(`${language === 'zh' ? zh : en}\n`);
  // Handle Ctrl-C from here on, so that it closes the preview even while the first pages are made.
  let unsubscribe = () => {};
  const ended = new Promise<void>((done) => {
    unsubscribe = host.onInterrupt(done);
  });
  const { preview } = await import('../preview/index.ts');
  const shown = await preview(host, {
    ...options,
    language,
    onDefect: (error) => host.stderr.write(`${makeLinesVisible(formatTrace(error))}\n`),
  });
  host.stdout.write(`${shown.url}\n`);
  const wantsBrowser = open ?? host.stdout.isTerminal;
  if (!wantsBrowser) say('预览已就绪，请在浏览器里打开上面的地址。', 'Preview ready. Open the address above in a browser.');
  else if (await host.openBrowser(shown.ticket())) say('预览已在浏览器里打开。', 'Preview opened in the browser.');
  else say('没能打开浏览器，请把上面的地址贴到浏览器里。', 'Could not open a browser; paste the address above into one.');
  say(
    '保存稿件后页面自动更新。地址只供本机使用，不要发给别人；按 Ctrl-C 结束。',
    'Pages update on each save. The address works on this machine only; do not share it. Press Ctrl-C to stop.',
  );
  await ended;
  await shown.close();
  unsubscribe();
  say('预览已结束。', 'Preview stopped.');
  return exitCodes.done;
}
