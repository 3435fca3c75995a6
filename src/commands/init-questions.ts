import { type InitOptions, initExamples, initPaths, unprintable } from '../create/init.ts';
import { Interrupted } from '../failures.ts';
import type { Asker } from '../host/asker.ts';
import { below } from '../host/host.ts';
import type { Context } from './command.ts';

/**
 * Asks what a new publication is to be, shows what will be written, and asks whether it may be.
 *
 * @throws Interrupted when the person called off; Failure when there is one already
 */
export async function askForPublication(person: Asker, folder: string, { host, language }: Context): Promise<InitOptions> {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const paths = await initPaths(host, folder);
  const unprintableIn = await unprintable(host);
  const line = (question: string, otherwise: string, longest = Number.POSITIVE_INFINITY) =>
    person.text({
      question,
      otherwise,
      refuse: (answer) => {
        const character = unprintableIn(answer);
        if (character !== null) return say(`“${character}”没有字形，印不出来，请换掉`, `“${character}” cannot be printed; leave it out`);
        return [...answer].length > longest ? say(`最多 ${longest} 个字`, `At most ${longest} characters`) : null;
      },
    });
  const list = async (question: string, otherwise: string) => namesIn(await line(question, otherwise));

  person.tell(
    say(
      '新建一种刊物。不想现在定的直接按回车，先用灰色的示例，以后在 bulletin.yaml 里改。',
      'A new publication. Press Enter to take the greyed example for now; all of it can be changed in bulletin.yaml.',
    ),
  );
  const name = await line(say('刊名', 'Name of the bulletin'), initExamples.name, LONGEST_NAME);
  const publisher = await line(say('编印单位', 'Office that publishes it'), initExamples.publisher);
  const sections = await list(say('栏目，按印出的先后，用顿号隔开', 'Sections, in their order, with commas between'), initExamples.section);
  const sources = await list(
    say('来源单位，按排名先后，用顿号隔开（可以以后再补）', 'Sources in protocol order, with commas between (may be added later)'),
    initExamples.source,
  );
  const distribution: { label: string; to: string }[] = [];
  for (const { label, about, example } of lines) {
    const otherwise = example ?? say('不印', 'none');
    const to = await line(`${label}${say('：', ': ')}${say(about.zh, about.en)}`, otherwise);
    if (to !== say('不印', 'none')) distribution.push({ label, to });
  }

  const shown = paths.map((path) => `  ${below(host.cwd, path) ?? path}`).join('\n');
  person.tell(`${say('要写这些文件：', 'These files will be written:')}\n${shown}`);
  if (!(await person.confirm(say(`写“${name}”吗？`, `Write “${name}”?`)))) throw new Interrupted();
  return { folder, name, publisher, sections, sources, distribution };
}

/** As in the schema of `bulletin.yaml`. */
const LONGEST_NAME = 40;

/** The lines of an imprint, in their order. */
const lines = [
  { label: '报', about: { zh: '报给谁（上级）', en: 'to whom it goes upward' }, example: initExamples.distribution[0].to },
  { label: '送', about: { zh: '送给谁（平级）', en: 'to whom it goes sideways' }, example: undefined },
  { label: '发', about: { zh: '发给谁（下级）', en: 'to whom it goes downward' }, example: initExamples.distribution[1].to },
] as const;

/** Names with 、 or commas between them, each once. */
function namesIn(text: string): readonly string[] {
  const names = text.split(/[、，,；;]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}
