import { InvalidArgumentError } from 'commander';
import type { InitOptions } from '../create/init.ts';
import { type ExitCode, exitCodes } from '../failures.ts';
import { below } from '../host/host.ts';
import { findAsker } from './ask.ts';
import type { Command, Context } from './command.ts';
import { createJsonOption, printJson } from './shared.ts';

export const initCommand: Command = {
  name: 'init',
  summary: {
    zh: '新建一种刊物，写好设置、示例稿件和编辑器提示',
    en: 'start a publication, with an example item and completion for editors',
  },
  declare(parser, say) {
    const several = (value: string, before: readonly string[] = []) => [...before, filled(value)];
    parser
      .argument('[folder]', say({ zh: '刊物的文件夹（默认为当前文件夹）', en: 'folder of the publication (default: the current folder)' }))
      .option('--name <name>', say({ zh: '刊名', en: 'name of the bulletin' }), filled)
      .option('--publisher <office>', say({ zh: '编印单位', en: 'the office that publishes it' }), filled)
      .option('--section <title>', say({ zh: '栏目，可以写几次', en: 'title of a section; may be given several times' }), several)
      .option(
        '--source <name>',
        say({ zh: '来源单位，按排名写几次', en: 'a source, in protocol order; may be given several times' }),
        several,
      )
      .option(
        '--to <label=whom>',
        say({ zh: '分送，如 报=省委办公厅；可以写几次', en: 'distribution, such as 报=省委办公厅; may be given several times' }),
        entries,
      )
      .option('-y, --yes', say({ zh: '不询问，没有写的用示例', en: 'ask nothing; examples stand for what is left out' }))
      .addOption(createJsonOption(say));
    return (context) => {
      const {
        name,
        publisher,
        section = [],
        source = [],
        to = [],
        yes = false,
        json = false,
      } = parser.opts<{
        name?: string;
        publisher?: string;
        section?: string[];
        source?: string[];
        to?: InitOptions['distribution'];
        yes?: boolean;
        json?: boolean;
      }>();
      const told = { folder: parser.args[0] ?? '.', name, publisher, sections: section, sources: source, distribution: to };
      const isTold = yes || [name, publisher, ...section, ...source, ...to].some((value) => value !== undefined);
      return run(told, isTold, json, context);
    };
  },
};

/** A value that is not empty. Throws commander's InvalidArgumentError, worded as commander words its own complaint. */
function filled(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('Allowed choices are a text that is not empty.');
  return value.trim();
}

function entries(value: string, before: InitOptions['distribution'] = []): InitOptions['distribution'] {
  const [, label, to] = /^\s*([^=＝]+?)\s*[=＝]\s*(.+?)\s*$/.exec(value) ?? [];
  if (label === undefined || to === undefined) throw new InvalidArgumentError('Allowed choices are 报=….');
  return [...before, { label, to }];
}

/** Whoever says anything by options is not asked for the rest. */
async function run(told: InitOptions, isTold: boolean, json: boolean, context: Context): Promise<ExitCode> {
  const person = isTold ? null : await findAsker(context, json);
  const options = person === null ? told : await (await import('./init-questions.ts')).askForPublication(person, told.folder, context);
  const { init } = await import('../create/init.ts');
  const { makeVisible } = await import('../report/index.ts');
  const { host, language } = context;
  const written = (await init(host, options)).map((path) => below(host.cwd, path) ?? path);
  if (json) printJson(context, { version: 1, written });
  else {
    for (const path of written) host.stdout.write(`${makeVisible(path)}\n`);
    const issue = makeVisible(written.flatMap((path) => /^(.*)[/\\]issue\.yaml$/.exec(path)?.[1] ?? []).join(' '));
    host.stderr.write(
      language === 'zh'
        ? `刊物建好了。先改 bulletin.yaml，再试试 bulletin build ${issue}\n`
        : `The publication is ready. Change bulletin.yaml, then try bulletin build ${issue}\n`,
    );
  }
  return exitCodes.done;
}
