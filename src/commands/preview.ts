import { InvalidArgumentError, Option } from 'commander';
import { type ExitCode, exitCodes, formatTrace } from '../failures.ts';
import type { Command, Context } from './command.ts';
import { createFontsOption, type FontChoice } from './shared.ts';

interface Options {
  readonly issue: string;
  readonly port: number | null;
  readonly open: boolean;
  readonly fonts: FontChoice;
}

export const previewCommand: Command = {
  name: 'preview',
  summary: { zh: '在浏览器里看一期的版面，边改边看', en: 'show an issue’s pages in a browser, and follow each change' },
  declare(parser, say) {
    parser
      .argument('[issue]', say({ zh: '一期的文件夹（默认为当前文件夹）', en: 'folder of the issue (default: the current folder)' }), '.')
      .addOption(
        new Option('--port <port>', say({ zh: '端口（默认任取一个空闲的）', en: 'port (default: any that is free)' })).argParser(portNamed),
      )
      .option('--open', say({ zh: '打开浏览器', en: 'open the browser' }))
      .addOption(createFontsOption(say))
      .allowExcessArguments(false);
    return (context) => {
      const { port = null, open = false, fonts } = parser.opts<{ port?: number; open?: boolean; fonts: FontChoice }>();
      return run({ issue: parser.processedArgs[0] as string, port, open, fonts }, context);
    };
  },
};

/** Throws commander's InvalidArgumentError, worded as commander words its own complaint. */
function portNamed(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError('Allowed choices are 1 to 65535.');
  return Number(text);
}

async function run({ open, ...options }: Options, context: Context): Promise<ExitCode> {
  const { host, language } = context;
  const say = (zh: string, en: string) => host.stderr.write(`${language === 'zh' ? zh : en}\n`);
  // From here on Ctrl-C ends the preview and not the process, also while the first pages are made.
  const ended = new Promise<void>((done) => host.onInterrupt(done));
  const { preview } = await import('../preview/index.ts');
  const shown = await preview(host, { ...options, language, defect: (error) => host.stderr.write(`${formatTrace(error)}\n`) });
  host.stdout.write(`${shown.url}\n`);
  say(
    '预览已经打开，保存稿件后页面自动更新。地址只供本机使用，不要发给别人；按 Ctrl-C 结束。',
    'The preview is open and follows each save. Its address works on this machine alone; keep it to yourself. Ctrl-C ends it.',
  );
  if (open && !(await host.openBrowser(shown.ticket()))) {
    say('没能打开浏览器，请把上面的地址贴到浏览器里。', 'No browser could be opened; paste the address above into one.');
  }
  await ended;
  await shown.close();
  say('预览结束。', 'The preview has ended.');
  return exitCodes.done;
}
