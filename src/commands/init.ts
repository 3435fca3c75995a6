import type { InitOptions } from '../create/init.ts';
import { type ExitCode, exitCodes } from '../failures.ts';
import { toPathBelow } from '../host/host.ts';
import { makeVisible } from '../report/index.ts';
import { findAsker } from './ask.ts';
import type { Command, Context } from './command.ts';
import { createJsonOption, printJson } from './shared.ts';
import { formatCommand, formatPath } from './shell-words.ts';
import { emptyOption, invalidValue } from './usage-failures.ts';

export const initCommand: Command = {
  name: 'init',
  summary: {
    zh: '新建一种刊物，写好设置、示例稿件和编辑器提示',
    en: 'create a publication with settings, a sample item and editor support',
  },
  declare(parser, say) {
    const repeat =
      (option: string) =>
      (value: string, before: readonly string[] = []) => [...before, parseText(option)(value)];
    parser
      .argument('[folder]', say({ zh: '刊物的文件夹（默认为当前文件夹）', en: 'publication folder (default: the current folder)' }))
      .option(
        '--kind <kind>',
        say({ zh: '哪种简报，如 会议简报；照它的例子建', en: 'kind of bulletin, such as huiyi: starts from its example' }),
        parseText('--kind'),
      )
      .option('--name <name>', say({ zh: '刊名', en: 'bulletin name' }), parseText('--name'))
      .option('--publisher <office>', say({ zh: '编印单位', en: 'publishing office' }), parseText('--publisher'))
      .option('--section <title>', say({ zh: '栏目，可以写几次', en: 'section title; repeatable' }), repeat('--section'))
      .option('--source <name>', say({ zh: '来源单位，按排名写几次', en: 'source, in protocol order; repeatable' }), repeat('--source'))
      .option(
        '--to <label=whom>',
        say({ zh: '分送，如 报=省委办公厅；可以写几次', en: 'distribution, such as 报=省委办公厅; repeatable' }),
        parseDistribution,
      )
      .option('-y, --yes', say({ zh: '不询问，没有写的用示例', en: 'ask nothing; use examples for what is not given' }))
      .addOption(createJsonOption(say));
    return (context) => {
      const {
        kind,
        name,
        publisher,
        section = [],
        source = [],
        to = [],
        yes = false,
        json = false,
      } = parser.opts<{
        kind?: string;
        name?: string;
        publisher?: string;
        section?: string[];
        source?: string[];
        to?: InitOptions['distribution'];
        yes?: boolean;
        json?: boolean;
      }>();
      const told = { folder: parser.args[0] ?? '.', kind, name, publisher, sections: section, sources: source, distribution: to };
      const isTold = yes || [kind, name, publisher, ...section, ...source, ...to].some((value) => value !== undefined);
      return run(told, isTold, json, context);
    };
  },
};

/** Trims an option's value and rejects a blank one. */
function parseText(option: string): (value: string) => string {
  return (value) => {
    if (value.trim() === '') throw emptyOption(option);
    return value.trim();
  };
}

function parseDistribution(value: string, before: InitOptions['distribution'] = []): InitOptions['distribution'] {
  const [, label, to] = /^\s*([^=＝]+?)\s*[=＝]\s*(.+?)\s*$/.exec(value) ?? [];
  if (label === undefined || to === undefined) {
    throw invalidValue('--to', value, { zh: '请写成 报=省委办公厅 的样子', en: 'Write it as 报=省委办公厅' });
  }
  return [...before, { label, to }];
}

/** Asks only when no option gives a setting. */
async function run(told: InitOptions, isTold: boolean, json: boolean, context: Context): Promise<ExitCode> {
  const person = isTold ? null : await findAsker(context, json);
  const options = person === null ? told : await (await import('./init-questions.ts')).askForPublication(person, told.folder, context);
  const { init } = await import('../create/init.ts');
  const { host } = context;
  const written = (await init(host, options)).map((path) => toPathBelow(host.cwd, path) ?? path);
  if (json) printJson(context, { version: 1, written });
  else {
    for (const path of written) host.stdout.write(`${makeVisible(path)}\n`);
    host.stderr.write(nextSteps(written, options.kind !== undefined, context));
  }
  return exitCodes.done;
}

/** What to do next, with commands that can be typed as they stand. */
function nextSteps(written: readonly string[], isExample: boolean, { host, language }: Context): string {
  const issue = written.flatMap((path) => /^(.*)[/\\]issue\.yaml$/.exec(path)?.[1] ?? []).join();
  const command = (...words: readonly string[]) => formatCommand(host, ['bulletin', ...words, formatPath(issue)]);
  const lines =
    language === 'zh'
      ? [
          isExample
            ? '刊物建好了，设置在 bulletin.yaml 里改。里面的稿件都是例子，请改写或者删去。'
            : '刊物建好了，设置在 bulletin.yaml 里改。示例稿件改写或者删去以后，才能付印。',
          '接着：',
          `  看版面  ${command('preview')}`,
          `  写稿件  ${command('new', 'item')}`,
          `  出成品  ${command('build')}`,
        ]
      : [
          isExample
            ? 'Publication created; its settings are in bulletin.yaml. Its items are examples: rewrite or delete them.'
            : 'Publication created; its settings are in bulletin.yaml. Rewrite or delete the sample item before you build.',
          'Next:',
          `  preview the pages  ${command('preview')}`,
          `  write an item      ${command('new', 'item')}`,
          `  build the issue    ${command('build')}`,
        ];
  return `${lines.join('\n')}\n`;
}
