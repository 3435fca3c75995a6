import { dirname, join } from 'node:path';
import type { Texts } from '../diagnostics/define.ts';
import { type ExitCode, exitCodes, Interrupted } from '../failures.ts';
import type { Asker } from '../host/asker.ts';
import { fileName, type Host, toPathBelow } from '../host/host.ts';
import { packagedPath } from '../package-root.ts';
import { findPublication } from '../read/find-publication.ts';
import { version } from '../version.ts';
import type { Context } from './command.ts';
import { chooseIssue, type ListedIssue, listIssues } from './list-issues.ts';
import { formatCommand, formatPath } from './shell-words.ts';

/** What the entries of the menu need: questions, and the publication, issue or file chosen. */
interface MenuContext {
  readonly asker: Asker;
  readonly say: (texts: Texts) => string;
  /** Folder of the publication, from the current folder. */
  publication(): Promise<string>;
  /** Folder of an issue, from the current folder. */
  issue(): Promise<string>;
  file(question: Texts): Promise<string>;
  /** An issue that ships with the program. */
  readonly example: string;
}

/** One entry of the menu: what it is called, and the command that it runs. */
interface Entry {
  readonly label: Texts;
  /** The command as a hint, without its arguments. */
  readonly command: string;
  /** What there must be for the entry to be shown; `nothing`: there must be no publication. */
  readonly needs: 'issue' | 'publication' | 'nothing' | null;
  /** Asks for what is missing and returns the command line, without `bulletin`. */
  words(context: MenuContext): Promise<readonly string[]>;
}

const entries: readonly Entry[] = [
  {
    label: { zh: '检查稿件', en: 'Check an issue' },
    command: 'check',
    needs: 'issue',
    words: async (context) => ['check', await context.issue()],
  },
  {
    label: { zh: '预览版面', en: 'Preview its pages' },
    command: 'preview',
    needs: 'issue',
    words: async (context) => ['preview', await context.issue()],
  },
  {
    label: { zh: '生成 DOCX 和 PDF', en: 'Build DOCX and PDF' },
    command: 'build',
    needs: 'issue',
    words: async (context) => ['build', await context.issue()],
  },
  {
    label: { zh: '出送审稿', en: 'Make a draft for review' },
    command: 'build --stage review',
    needs: 'issue',
    words: async (context) => ['build', await context.issue(), '--stage', 'review'],
  },
  {
    label: { zh: '取回改过的送审稿', en: 'Take back an edited draft' },
    command: 'review pull',
    needs: 'issue',
    async words(context) {
      const issue = await context.issue();
      return [
        'review',
        'pull',
        await context.file({ zh: '改过的 DOCX 文件（可以拖进来）', en: 'Edited DOCX (drop the file here)' }),
        issue,
      ];
    },
  },
  {
    label: { zh: '导入报送的稿件', en: 'Import a submitted file' },
    command: 'import',
    needs: 'issue',
    async words(context) {
      const issue = await context.issue();
      return ['import', await context.file({ zh: '报送的文件（可以拖进来）', en: 'Submitted file (drop it here)' }), '--to', issue];
    },
  },
  {
    label: { zh: '新写一篇稿件', en: 'Write a new item' },
    command: 'new item',
    needs: 'issue',
    words: async (context) => ['new', 'item', await context.issue()],
  },
  {
    label: { zh: '新建一期', en: 'Start a new issue' },
    command: 'new issue',
    needs: 'publication',
    words: async (context) => ['new', 'issue', await context.publication()],
  },
  {
    label: { zh: '统计采用情况', en: 'Count what was used' },
    command: 'stats',
    needs: 'issue',
    words: async (context) => ['stats', await context.publication()],
  },
  {
    label: { zh: '新建一种刊物', en: 'Start a publication' },
    command: 'init',
    needs: null,
    async words({ asker, say }) {
      const question = say({ zh: '放在哪个文件夹', en: 'In which folder' });
      return ['init', formatPath(await asker.text({ question, otherwise: say({ zh: '简报', en: 'bulletin' }) }))];
    },
  },
  {
    label: { zh: '看看示例', en: 'Look at an example' },
    command: 'preview',
    needs: 'nothing',
    words: async ({ example }) => ['preview', example],
  },
];

const LEAVE = 'leave';

/**
 * Offers what there is to do for the publications here, runs what the user chooses, and returns to the menu until the user leaves.
 *
 * @param run runs a command line without `bulletin`; reports failures itself
 */
export async function runMenu(asker: Asker, run: (words: readonly string[]) => Promise<ExitCode>, context: Context): Promise<ExitCode> {
  const { host, language } = context;
  const say = (texts: Texts) => texts[language];
  asker.tell(
    say({
      zh: `简报编排 ${version}　方向键选择，回车确定，Esc 返回或退出`,
      en: `bulletin ${version}: arrow keys choose, Enter takes, Esc leaves`,
    }),
  );
  for (;;) {
    const publications = await findPublications(host);
    const issues = new Map(await Promise.all(publications.map(async (file) => [file, await listOrNone(host, file)] as const)));
    const isThere = {
      issue: [...issues.values()].some(({ length }) => length > 0),
      publication: publications.length > 0,
      nothing: publications.length === 0,
    };
    const open = entries.filter(({ needs }) => needs === null || isThere[needs]);
    const choices = open.map(({ label, command }) => ({ value: command, label: say(label), hint: `bulletin ${command}` }));
    try {
      const question = say({ zh: '做什么', en: 'What would you like to do' });
      const chosen = await asker.choose({ question, choices: [...choices, { value: LEAVE, label: say({ zh: '退出', en: 'Leave' }) }] });
      const entry = open.find(({ command }) => command === chosen);
      if (entry === undefined) return exitCodes.done;
      const words = await askWords(entry, issues, asker, context);
      if (words === null) continue;
      asker.tell(`\n> ${formatCommand(host, ['bulletin', ...words])}`);
      await run(words);
      asker.tell('');
    } catch (error) {
      if (error instanceof Interrupted) return exitCodes.done;
      throw error;
    }
  }
}

/** Asks for what an entry needs. Null if the user goes back. */
async function askWords(
  entry: Entry,
  issues: ReadonlyMap<string, readonly ListedIssue[]>,
  asker: Asker,
  { host, language }: Context,
): Promise<readonly string[] | null> {
  const say = (texts: Texts) => texts[language];
  const folderOf = (file: string) =>
    (toPathBelow(host.cwd, dirname(file)) ?? (dirname(file) === host.cwd ? '.' : dirname(file))).replaceAll('\\', '/');
  const choosePublication = async () => {
    const files = [...issues.keys()].filter((file) => entry.needs !== 'issue' || issues.get(file)?.length !== 0);
    const question = say({ zh: '哪种刊物', en: 'Which publication' });
    const choices = files.map((value) => ({ value, label: folderOf(value) }));
    return files.length === 1 ? (files[0] as string) : asker.choose({ question, choices });
  };
  try {
    return await entry.words({
      asker,
      say,
      example: formatPath(fileName(host, packagedPath('examples/issue-12'))),
      publication: async () => formatPath(folderOf(await choosePublication())),
      async issue() {
        const listed = issues.get(await choosePublication()) ?? [];
        const [only] = listed;
        return formatPath(only !== undefined && listed.length === 1 ? only.path : await chooseIssue(asker, listed, language));
      },
      async file(question) {
        const refuse = (answer: string) => (answer === '' ? say({ zh: '请写文件的路径', en: 'Enter the path of a file' }) : null);
        return formatPath(readDroppedPath(await asker.text({ question: say(question), refuse }), host.platform));
      },
    });
  } catch (error) {
    if (error instanceof Interrupted) return null;
    throw error;
  }
}

/** The `bulletin.yaml` around the current folder, else those in the folders in it. Absolute. */
async function findPublications(host: Host): Promise<readonly string[]> {
  const isFile = async (path: string) => (await host.stat(path).catch(() => null))?.kind === 'file';
  const own = join(host.cwd, 'bulletin.yaml');
  if (await isFile(own)) return [own];
  const around = await findPublication(host, host.cwd);
  if (around !== null) return [around];
  const folders = (await host.list(host.cwd)).filter(({ kind, name }) => kind === 'folder' && !name.startsWith('.'));
  const files = folders.map(({ name }) => join(host.cwd, name, 'bulletin.yaml')).sort();
  const found = await Promise.all(files.map(isFile));
  return files.filter((_, at) => found[at]);
}

/** The issues of a publication. One that cannot be read has none: the command says what is wrong. */
async function listOrNone(host: Host, publicationFile: string): Promise<readonly ListedIssue[]> {
  return listIssues(host, publicationFile).catch(() => []);
}

/** The path of a file dropped on a terminal, which quotes it, or on macOS puts a backslash before each special character. */
export function readDroppedPath(typed: string, platform: string): string {
  const quoted = /^(?:& )?(["'])(.*)\1$/.exec(typed)?.[2];
  if (quoted !== undefined) return quoted.replaceAll("'\\''", "'");
  return platform === 'win32' ? typed : typed.replace(/\\(.)/g, '$1');
}
