import type { NewItemContext } from '../create/new-item.ts';
import { type ExitCode, exitCodes, Failure } from '../failures.ts';
import type { Asker } from '../host/asker.ts';
import { makeVisible } from '../report/visible.ts';
import { findAsker, missingOptions } from './ask.ts';
import type { Command, Context } from './command.ts';
import { createJsonOption, printJson } from './shared.ts';
import { emptyOption } from './usage-failures.ts';

/** The front matter given by options. */
interface ItemOptionValues {
  readonly title?: string;
  readonly source?: string;
  readonly category?: string;
  readonly date?: string;
}

export const newItemCommand: Command = {
  name: 'item',
  summary: { zh: '新建一篇稿件，来源、类别从刊物里选', en: 'create an item; choose source and category from the publication' },
  declare(parser, say) {
    parser
      .argument(
        '[issue]',
        say({
          zh: '放在哪一期（默认为当前文件夹所在的一期，否则最新一期）',
          en: 'issue folder (default: the one around the current folder, else the newest)',
        }),
      )
      .option('--title <title>', say({ zh: '标题', en: 'title' }))
      .option('--source <source>', say({ zh: '来源单位：名称、别名或拼音首字母', en: 'source: name, alias or pinyin initials' }))
      .option('--category <category>', say({ zh: '类别', en: 'category' }))
      .option('--date <day>', say({ zh: '日期（默认为今天）', en: 'date (default: today)' }))
      .addOption(createJsonOption(say))
      .allowExcessArguments(false);
    return (context) => {
      const { json = false, ...given } = parser.opts<ItemOptionValues & { json?: boolean }>();
      return run(parser.args[0], given, json, context);
    };
  },
};

async function run(issue: string | undefined, given: ItemOptionValues, json: boolean, context: Context): Promise<ExitCode> {
  const { openIssueForItem, normalizeTitle } = await import('../create/new-item.ts');
  const { host, language } = context;
  for (const [option, value] of Object.entries(given)) {
    if (value.trim() === '') throw emptyOption(`--${option}`);
  }
  const target = await openIssueForItem(host, issue);
  // Check the options before asking for the rest.
  const known = given.source === undefined ? undefined : target.sourceNamed(given.source);
  const open = known === undefined ? [] : target.categoriesFor(known);
  const isSettled = given.category !== undefined || open.length === 1;
  const needed = { '--title': given.title !== undefined, '--source': known !== undefined, '--category': isSettled };
  const lacking = Object.entries(needed).flatMap(([option, isGiven]) => (isGiven ? [] : [option]));
  const person = async () => {
    const asker = await findAsker(context, json);
    if (asker === null) throw missingOptions(lacking);
    return asker;
  };
  const source = known ?? (await askSource(target, await person(), context));
  const category =
    given.category === undefined ? await chooseCategory(target, source, person, context) : target.categoryNamed(given.category, source);
  const title = normalizeTitle(given.title ?? (await askTitle(await person(), context)));
  const date = given.date ?? host.today();
  const item = await target.write({ title, source, category, date });
  if (json) printJson(context, { version: 1, item, issue: target.issue, title, source, category });
  else {
    host.stdout.write(`${makeVisible(item)}\n`);
    const named = `${makeVisible(source)}${language === 'zh' ? '，' : ', '}${makeVisible(category)}`;
    const next = target.isTitleOnly(category)
      ? { zh: '这个栏目只印标题，不用写正文。', en: 'Its section prints titles alone: no text is needed.' }
      : { zh: '正文写在第二行“---”下面。', en: 'Write its text below the second “---”.' };
    host.stderr.write(language === 'zh' ? `稿件建好了：${named}。${next.zh}\n` : `Item created: ${named}. ${next.en}\n`);
  }
  return exitCodes.done;
}

async function askSource(target: NewItemContext, person: Asker, { language }: Context): Promise<string> {
  // One lookup per keystroke, shared by all choices.
  let last = { typed: '', names: new Set<string>() };
  return person.choose({
    question: { zh: '来源单位', en: 'Source' }[language],
    choices: target.sources.map(({ name, aliases }) => ({ value: name, hint: aliases.join({ zh: '、', en: ', ' }[language]) })),
    means: (typed, name) => {
      if (last.typed !== typed) last = { typed, names: new Set(target.finder.like(typed).map((source) => source.name)) };
      return last.names.has(name);
    },
  });
}

/** Returns the only category a source may file under, or asks. */
async function chooseCategory(
  target: NewItemContext,
  source: string,
  person: () => Promise<Asker>,
  { language }: Context,
): Promise<string> {
  const open = target.categoriesFor(source);
  const [only] = open;
  if (only === undefined) {
    throw new Failure(
      'usage',
      { zh: `“${source}”没有可报的类别`, en: `No category is open to “${source}”` },
      {
        zh: '请核对 bulletin.yaml 里该单位的类别、分组，以及各栏目的分组',
        en: 'Check its categories and group in bulletin.yaml, and the groups of the sections',
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
    refuse: (answer) => (answer === '' ? { zh: '请写标题', en: 'Enter a title' }[language] : null),
  });
}
