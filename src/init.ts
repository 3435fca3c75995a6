import { basename, dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { Failure } from './failures.ts';
import type { Host } from './host.ts';
import { packaged } from './package-root.ts';
import { replaceFiles } from './replace-files.ts';
import { cannotWrite } from './write/cannot-write.ts';

/** What a new publication is told to be. What is left empty gets an example that is to be changed, so that the publication builds at once. */
export interface InitOptions {
  /** Its folder, absolute or from the current one; made when it is not there. */
  readonly folder: string;
  readonly name?: string | undefined;
  readonly publisher?: string | undefined;
  /** Titles of the sections, in their order. */
  readonly sections: readonly string[];
  /** Names of the sources, in protocol order. */
  readonly sources: readonly string[];
  /** Whom it goes to, in the order of the imprint. */
  readonly distribution: readonly { readonly label: string; readonly to: string }[];
}

/** The folder for the schemas, so that editors complete without a network, and what they are to be used for. */
const SCHEMAS = '.vscode';
const schemaFiles = ['bulletin.schema.json', 'issue.schema.json', 'item.schema.json'] as const;

/**
 * Starts a publication: `bulletin.yaml`, a first issue with an item that shows how one is written, and the JSON Schemas beside them, which
 * the files refer to.
 *
 * @returns what was written, absolute
 * @throws Failure when one of the files is there already, as nothing is overwritten, or when they cannot be written
 */
export async function init(host: Host, options: InitOptions): Promise<readonly string[]> {
  const home = resolve(host.cwd, options.folder);
  const files = new Map([...filesOf(options, host.today()), ...(await schemas(host))]);
  const paths = [...files.keys()];
  await refuseOverwriting(host, home, paths);
  for (const folder of new Set(paths.map(dirname))) {
    const content = paths.filter((path) => dirname(path) === folder).map((path) => [basename(path), files.get(path)] as const);
    await replaceFiles(host, join(home, folder), new Map(content as [string, Uint8Array][])).catch((error: NodeJS.ErrnoException) => {
      throw cannotWrite(join(home, folder), error);
    });
  }
  return paths.map((path) => join(home, path));
}

async function refuseOverwriting(host: Host, home: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    if ((await host.stat(join(home, path))) === null) continue;
    throw new Failure(
      'usage',
      { zh: `“${join(home, path)}”已经有了，没有改动任何文件`, en: `“${join(home, path)}” is there already; nothing was changed` },
      { zh: '请换一个文件夹', en: 'Choose another folder' },
    );
  }
}

/** Relative paths and texts. Chinese keys, as whoever starts by a command reads Chinese; the English ones are as good. */
function filesOf({ name, publisher, sections, sources, distribution }: InitOptions, day: string): Map<string, Uint8Array> {
  const section = sections[0] ?? '工作动态';
  const source = sources[0] ?? '办公室';
  const publication = [
    modeline('', 'bulletin.schema.json'),
    '# 刊物设置。键名也可以用英文；各项的说明见 VS Code 里的提示，或 bulletin explain。',
    stringify({ 刊名: name ?? '工作简报', 编印单位: publisher ?? '某某单位办公室' }),
    '# 栏目，按印出的先后；栏目收与它同名的类别，或“类别”里列出的各类。',
    stringify({ 栏目: (sections.length === 0 ? [section] : sections).map((title) => ({ 栏目名: title })) }),
    '# 来源单位，按排名先后；别名是稿件里可以写的其他名称。',
    stringify({ 来源单位: (sources.length === 0 ? [source] : sources).map((title) => ({ 名称: title, 别名: [] })) }),
    '# 报、送、发的对象，印在末页页脚。',
    stringify({
      分送: (distribution.length === 0
        ? [
            { label: '报', to: '本单位领导。' },
            { label: '发', to: '各科室。' },
          ]
        : distribution
      ).map(({ label, to }) => ({ 标签: label, 对象: to })),
    }),
  ];
  const item = [
    '---',
    modeline('../', 'item.schema.json'),
    stringify({ 标题: '稿件标题写在这里', 来源: source, 类别: section }).trimEnd(),
    `日期: ${day}`,
    '---',
    '',
    '**提要句写成这样。**正文接着写。一个自然段是一行，不必自己换行，段与段之间空一行。',
    '',
  ];
  const texts: [string, readonly string[]][] = [
    ['bulletin.yaml', publication],
    [
      join('issue-1', 'issue.yaml'),
      [modeline('../', 'issue.schema.json'), '# 第1期的设置。期号取自文件夹名，日期取自最新的稿件，都可以在这里另写。', '期号: 1', ''],
    ],
    [join('issue-1', '01-示例.md'), item],
    [join(SCHEMAS, 'settings.json'), [JSON.stringify(editorSettings, null, 2), '']],
  ];
  return new Map(texts.map(([path, lines]) => [path, new TextEncoder().encode(lines.join('\n'))]));
}

/** VS Code's YAML support takes a schema from this line, and from the settings for files without it. */
const editorSettings = {
  'yaml.schemas': {
    [`${SCHEMAS}/bulletin.schema.json`]: 'bulletin.yaml',
    [`${SCHEMAS}/issue.schema.json`]: '*/issue.yaml',
  },
};

function modeline(up: string, schema: (typeof schemaFiles)[number]): string {
  return `# yaml-language-server: $schema=${up}${SCHEMAS}/${schema}`;
}

async function schemas(host: Host): Promise<[string, Uint8Array][]> {
  return Promise.all(
    schemaFiles.map(async (name): Promise<[string, Uint8Array]> => [join(SCHEMAS, name), await host.readFile(packaged(`schemas/${name}`))]),
  );
}
