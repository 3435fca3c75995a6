import type { Desk } from '../create/new-item.ts';
import { type ExitCode, exitCodes, Failure } from '../failures.ts';
import type { Asker } from '../host/asker.ts';
import { findAsker, missingOptions } from './ask.ts';
import type { Command, Context } from './command.ts';
import { createJsonOption, printJson } from './shared.ts';

/** What was said by options. */
interface Told {
  readonly title?: string;
  readonly source?: string;
  readonly category?: string;
  readonly date?: string;
}

export const newItemCommand: Command = {
  name: 'item',
  summary: { zh: '新建一篇稿件，来源、类别从刊物里选', en: 'begin an item; source and category are chosen from the publication’s' },
  declare(parser, say) {
    parser
      .argument(
        '[issue]',
        say({
          zh: '放在哪一期（默认为当前文件夹所在的一期，否则最新一期）',
          en: 'folder of the issue (default: the one around, or the newest)',
        }),
      )
      .option('--title <title>', say({ zh: '标题', en: 'its title' }))
      .option('--source <source>', say({ zh: '来源单位：名称、别名或拼音首字母', en: 'its source: a name, an alias or pinyin initials' }))
      .option('--category <category>', say({ zh: '类别', en: 'its category' }))
      .option('--date <day>', say({ zh: '日期，不写则为今天', en: 'its date (default: today)' }))
      .addOption(createJsonOption(say))
      .allowExcessArguments(false);
    return (context) => {
      const { json = false, ...told } = parser.opts<Told & { json?: boolean }>();
      return run(parser.args[0], told, json, context);
    };
  },
};

async function run(issue: string | undefined, told: Told, json: boolean, context: Context): Promise<ExitCode> {
  const [{ deskFor, titleOf }, { makeVisible }] = await Promise.all([import('../create/new-item.ts'), import('../report/visible.ts')]);
  const { host, language } = context;
  for (const [option, value] of Object.entries(told)) {
    if (value.trim() === '') throw new Failure('usage', { zh: `选项“--${option}”后面没有写内容`, en: `The option “--${option}” is empty` });
  }
  const desk = await deskFor(host, issue);
  // What is told is looked at before anything is asked.
  const known = told.source === undefined ? undefined : desk.sourceNamed(told.source);
  const open = known === undefined ? [] : desk.categoriesFor(known);
  const isSettled = told.category !== undefined || open.length === 1;
  const needed = { '--title': told.title !== undefined, '--source': known !== undefined, '--category': isSettled };
  const lacking = Object.entries(needed).flatMap(([option, isGiven]) => (isGiven ? [] : [option]));
  const person = async () => {
    const asker = await findAsker(context, json);
    if (asker === null) throw missingOptions(lacking);
    return asker;
  };
  const source = known ?? (await askSource(desk, await person(), context));
  const category =
    told.category === undefined ? await categoryFor(desk, source, person, context) : desk.categoryNamed(told.category, source);
  const title = titleOf(told.title ?? (await askTitle(await person(), context)));
  const date = told.date ?? host.today();
  const item = await desk.write({ title, source, category, date });
  if (json) printJson(context, { version: 1, item, issue: desk.issue, title, source, category });
  else {
    host.stdout.write(`${makeVisible(item)}\n`);
    host.stderr.write(
      language === 'zh'
        ? `稿件建好了：${makeVisible(source)}，${makeVisible(category)}。正文写在第二条“---”下面。\n`
        : `The item is begun: ${makeVisible(source)}, ${makeVisible(category)}. Write its text below the second “---”.\n`,
    );
  }
  return exitCodes.done;
}

async function askSource(desk: Desk, person: Asker, { language }: Context): Promise<string> {
  // What was typed last is looked up once for the whole list.
  let last = { typed: '', names: new Set<string>() };
  return person.choose({
    question: { zh: '来源单位', en: 'Source' }[language],
    choices: desk.sources.map(({ name, aliases }) => ({ value: name, hint: aliases.join({ zh: '、', en: ', ' }[language]) })),
    means: (typed, name) => {
      if (last.typed !== typed) last = { typed, names: new Set(desk.finder.like(typed).map((source) => source.name)) };
      return last.names.has(name);
    },
  });
}

/** Where a source may file under one category alone there is nothing to ask. */
async function categoryFor(desk: Desk, source: string, person: () => Promise<Asker>, { language }: Context): Promise<string> {
  const open = desk.categoriesFor(source);
  const [only] = open;
  if (only === undefined) {
    throw new Failure(
      'usage',
      { zh: `“${source}”没有可以报的类别`, en: `There is no category that “${source}” may file under` },
      {
        zh: '请核对 bulletin.yaml 里它的类别、分组和各栏目的分组',
        en: 'Check its categories and group in bulletin.yaml, and those of the sections',
      },
    );
  }
  if (open.length === 1) return only;
  return (await person()).choose({ question: { zh: '类别', en: 'Category' }[language], choices: open.map((value) => ({ value })) });
}

async function askTitle(person: Asker, { language }: Context): Promise<string> {
  return person.text({
    question: { zh: '标题', en: 'Title' }[language],
    example: { zh: '末尾不用句号', en: 'without a full stop' }[language],
    refuse: (answer) => (answer === '' ? { zh: '标题不能空着', en: 'An item has a title' }[language] : null),
  });
}
