import { resolve } from 'node:path';
import { createUnprintableFinder, type InitOptions, initExamples, listInitPaths } from '../create/init.ts';
import { findKind, listKinds, readKindNames } from '../create/kinds.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import { Interrupted } from '../failures.ts';
import type { Asker } from '../host/asker.ts';
import { type Host, toPathBelow } from '../host/host.ts';
import type { Context } from './command.ts';

/**
 * Asks for a new publication's settings, shows the files to be written and asks for confirmation.
 *
 * @throws Interrupted when the user cancels; Failure when a publication exists already
 */
export async function askForPublication(person: Asker, folder: string, { host, language }: Context): Promise<InitOptions> {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  await listInitPaths(host, folder);
  const neighbours = await listVisible(host, resolve(host.cwd, folder));
  if (neighbours.length > 0) person.tell(describeFolder(resolve(host.cwd, folder), neighbours, language));
  const unprintableIn = await createUnprintableFinder(host);
  const line = (question: string, otherwise: string, longest = Number.POSITIVE_INFINITY) =>
    person.text({
      question,
      otherwise,
      refuse: (answer) => {
        const character = unprintableIn(answer);
        if (character !== null)
          return say(`“${character}”没有字形，印不出来，请换一个字`, `“${character}” cannot be printed; use another character`);
        return [...answer].length > longest ? say(`最多 ${longest} 个字`, `At most ${longest} characters`) : null;
      },
    });
  const list = async (question: string, otherwise: string) => splitNames(await line(question, otherwise));

  person.tell(
    say(
      '新建一种刊物。还没定的直接按回车，先用灰色的示例，以后在 bulletin.yaml 里改。',
      'New publication. Press Enter to accept the greyed example; everything can be changed later in bulletin.yaml.',
    ),
  );
  const kinds = await listKinds(host);
  const choice = await person.choose({
    question: say('哪种简报（照例子建，以后都可以改）', 'Kind of bulletin (starts from its example; everything can be changed later)'),
    choices: [
      { value: PLAIN, label: say('自己定栏目', 'My own sections') },
      ...kinds.map((each) => ({ value: each.id, label: each[language] })),
    ],
  });
  const kind = choice === PLAIN ? undefined : choice;
  const example = kind === undefined ? initExamples : await readKindNames(host, await findKind(host, kind));
  const name = await line(say('刊名', 'Name of the bulletin'), example.name, LONGEST_NAME);
  const publisher = await line(say('编印单位', 'Publishing office'), example.publisher);
  if (kind !== undefined) {
    await confirmFiles(await listInitPaths(host, folder, kind), name);
    return { folder, kind, name, publisher, sections: [], sources: [], distribution: [] };
  }
  const sections = await list(say('栏目，按印出的先后，用顿号隔开', 'Sections, in print order, separated by commas'), initExamples.section);
  const sources = await list(
    say('来源单位，按排名先后，用顿号隔开（可以以后再补）', 'Sources, in protocol order, separated by commas (can be added later)'),
    initExamples.source,
  );
  const distribution: { label: string; to: string }[] = [];
  for (const { label, about, example } of lines) {
    const otherwise = example ?? say('不印', 'none');
    const to = await line(`${label}${say('：', ': ')}${say(about.zh, about.en)}`, otherwise);
    if (to !== say('不印', 'none')) distribution.push({ label, to });
  }

  await confirmFiles(await listInitPaths(host, folder), name);
  return { folder, name, publisher, sections, sources, distribution };

  async function confirmFiles(paths: readonly string[], named: string): Promise<void> {
    const shown = paths.map((path) => `  ${toPathBelow(host.cwd, path) ?? path}`).join('\n');
    person.tell(`${say('要写入这些文件：', 'Files to be written:')}\n${shown}`);
    if (!(await person.confirm(say(`现在新建“${named}”吗？`, `Create “${named}” now?`)))) throw new Interrupted();
  }
}

/** The choice without an example. */
const PLAIN = '';

/** Names in a folder, without hidden ones; none if it does not exist. */
async function listVisible(host: Host, folder: string): Promise<readonly string[]> {
  if ((await host.stat(folder))?.kind !== 'folder') return [];
  return (await host.list(folder))
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.'))
    .sort();
}

/** How many of a folder's names are shown. */
const FEW = 3;

function describeFolder(folder: string, names: readonly string[], language: Language): string {
  const shown = names.slice(0, FEW);
  const isAll = names.length <= FEW;
  return language === 'zh'
    ? `文件夹“${folder}”不是空的，里面有 ${names.length} 项：${shown.join('、')}${isAll ? '' : '等'}。刊物会建在它们旁边，不改动它们。`
    : `The folder “${folder}” is not empty. It holds ${names.length}: ${shown.join(', ')}${isAll ? '' : ' …'}. They stay as they are.`;
}

/** Longest name that the schema of `bulletin.yaml` allows, in characters. */
const LONGEST_NAME = 40;

/** The distribution lines of an imprint, in print order. */
const lines = [
  { label: '报', about: { zh: '报给谁（上级）', en: 'superior offices' }, example: initExamples.distribution[0].to },
  { label: '送', about: { zh: '送给谁（平级）', en: 'peer offices' }, example: undefined },
  { label: '发', about: { zh: '发给谁（下级）', en: 'subordinate offices' }, example: initExamples.distribution[1].to },
] as const;

/** Splits names at 、, commas or semicolons and drops duplicates. */
function splitNames(text: string): readonly string[] {
  const names = text.split(/[、，,；;]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}
