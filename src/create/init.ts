import { dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { check } from '../check/check.ts';
import { getMessage, type Language } from '../diagnostics/diagnostic.ts';
import { Failure } from '../failures.ts';
import { findFaces } from '../fonts/index.ts';
import type { Host } from '../host/host.ts';
import { withFiles } from '../host/overlay.ts';
import { recoverSources } from '../issue/recover.ts';
import { findFace } from '../model/faces.ts';
import { placeholders } from '../model/placeholders.ts';
import { packagedPath } from '../package-root.ts';
import { changeFolder } from '../write/change.ts';
import { findKind, readKind } from './kinds.ts';

/** Values of a new publication. Anything empty is filled with an example, so that the publication builds at once. */
export interface InitOptions {
  /** Absolute, or relative to the current folder; created if missing. */
  readonly folder: string;
  readonly name?: string | undefined;
  readonly publisher?: string | undefined;
  /** A kind of bulletin, by folder or name: its example is written instead, with this name and publisher. */
  readonly kind?: string | undefined;
  /** Section titles in print order. */
  readonly sections: readonly string[];
  /** Names of the sources in protocol order. */
  readonly sources: readonly string[];
  /** Distribution list in the order of the imprint. */
  readonly distribution: readonly { readonly label: string; readonly to: string }[];
}

/** Examples for the values left empty. */
export const initExamples = {
  name: '工作简报',
  publisher: placeholders.publisher,
  section: '工作动态',
  source: '办公室',
  distribution: [
    { label: '报', to: '本单位领导。' },
    { label: '发', to: '各科室。' },
  ],
} as const;

/** Folder for the JSON Schemas, so that editors complete keys offline. */
const SCHEMAS = '.vscode';
const ISSUE = 'issue-1';
const ITEM = '01-示例.md';
const schemaFiles = ['bulletin.schema.json', 'issue.schema.json', 'item.schema.json'] as const;

/**
 * Creates a publication: `bulletin.yaml`, a first issue with a sample item, and the JSON Schemas that these files refer to. The result is
 * checked before it is written.
 *
 * @returns absolute paths of the files written
 * @throws Failure if a file exists already, the first issue would not build, or writing fails
 */
export async function init(host: Host, options: InitOptions): Promise<readonly string[]> {
  const home = resolve(host.cwd, options.folder);
  const files = new Map([...(await listTexts(host, options)), ...(await readSchemas(host))]);
  const paths = [...files.keys()];
  await recoverSources(host, home);
  await refuseOverwriting(host, home, paths);
  const issue = paths.find((path) => path.endsWith('issue.yaml')) ?? join(ISSUE, 'issue.yaml');
  await refuseUnbuildable(await withFiles(host, home, files), join(home, dirname(issue)));
  const changes = [...files].map(([name, data]) => ({ name: name.replaceAll('\\', '/'), data, was: null }));
  await changeFolder(host, home, changes);
  return paths.map((path) => join(home, path));
}

/** Files of the publication by path: those of a kind's example, or with placeholders. */
async function listTexts(host: Host, options: InitOptions): Promise<ReadonlyMap<string, Uint8Array>> {
  if (options.kind === undefined) return makeFiles(options, host.today());
  if (options.sections.length + options.sources.length + options.distribution.length > 0) {
    throw new Failure(
      'usage',
      { zh: '写了 --kind，就不能再写 --section、--source、--to', en: 'With --kind, --section, --source and --to cannot be given' },
      { zh: '请先建好，再在 bulletin.yaml 里改', en: 'Create it first, then change them in bulletin.yaml' },
    );
  }
  const texts = await readKind(host, await findKind(host, options.kind), options);
  const encode = (text: string) => new TextEncoder().encode(text);
  const files = new Map([...texts].map(([path, text]) => [join(path), encode(addModeline(path, text))]));
  return files.set(join(SCHEMAS, 'settings.json'), encode(`${JSON.stringify(editorSettings, null, 2)}\n`));
}

/** The text of an example with the line that names its schema. */
function addModeline(path: string, text: string): string {
  if (path === 'bulletin.yaml') return `${formatModeline('', 'bulletin.schema.json')}\n${text}`;
  if (path.endsWith('.yaml')) return `${formatModeline('../', 'issue.schema.json')}\n${text}`;
  return text.replace(/^---\n/, `---\n${formatModeline('../', 'item.schema.json')}\n`);
}

/**
 * Returns the absolute paths that `init` writes.
 *
 * @throws Failure if one of them exists
 */
export async function listInitPaths(host: Host, folder: string, kind?: string): Promise<readonly string[]> {
  const home = resolve(host.cwd, folder);
  const own =
    kind === undefined
      ? ['bulletin.yaml', join(ISSUE, 'issue.yaml'), join(ISSUE, ITEM)]
      : [...(await readKind(host, await findKind(host, kind), {})).keys()].map((path) => join(path));
  const paths = [...own, ...['settings.json', ...schemaFiles].map((name) => join(SCHEMAS, name))];
  await refuseOverwriting(host, home, paths);
  return paths.map((path) => join(home, path));
}

/** Returns a function that finds the first character no font can print (emoji, control characters), or null. */
export async function createUnprintableFinder(host: Host): Promise<(text: string) => string | null> {
  const { faces } = await findFaces(host, { assets: packagedPath('fonts'), fonts: 'office-first' });
  const isPrinted = (character: string) => ROLES.every((role) => findFace(faces, role, character.codePointAt(0) as number) !== null);
  return (text) => [...text].find((character) => !isPrinted(character)) ?? null;
}

/** Font roles in which names are set. */
const ROLES = ['xiaobiaosong', 'fangsong', 'heiti', 'kaiti'] as const;

/** Throws a Failure if the values make a publication that does not build, for example because the name is too long. */
async function refuseUnbuildable(host: Host, issue: string): Promise<void> {
  const { diagnostics } = await check(host, issue);
  // The sample is an error until it is replaced.
  const error = diagnostics.find(({ severity, code }) => severity === 'error' && code !== 'placeholders-replaced');
  if (error === undefined) return;
  const found = (language: Language) => getMessage(error, language);
  throw new Failure(
    'usage',
    { zh: `照这样写，刊物不能生成：${found('zh')}`, en: `A publication like that would not build: ${found('en')}` },
    { zh: '什么也没有写。请改一改再来', en: 'Nothing was written. Change it and try again' },
  );
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

/** File texts by relative path, with Chinese keys. */
function makeFiles({ name, publisher, sections, sources, distribution }: InitOptions, day: string): Map<string, Uint8Array> {
  const section = sections[0] ?? initExamples.section;
  const source = sources[0] ?? initExamples.source;
  const publication = [
    formatModeline('', 'bulletin.schema.json'),
    '# 刊物设置。键名也可以用英文；各项的说明见 VS Code 里的提示，或 bulletin explain。',
    formatYaml({ 刊名: name ?? initExamples.name, 编印单位: publisher ?? initExamples.publisher }),
    '# 栏目，按印出的先后；栏目收与它同名的类别，或“类别”里列出的各类。',
    formatYaml({ 栏目: (sections.length === 0 ? [section] : sections).map((title) => ({ 栏目名: title })) }),
    '# 来源单位，按排名先后；别名是稿件里可以写的其他名称。',
    formatYaml({ 来源单位: (sources.length === 0 ? [source] : sources).map((title) => ({ 名称: title, 别名: [] })) }),
    '# 报、送、发的对象，印在末页页脚。',
    formatYaml({
      分送: (distribution.length === 0 ? initExamples.distribution : distribution).map(({ label, to }) => ({ 标签: label, 对象: to })),
    }),
  ];
  const item = [
    '---',
    formatModeline('../', 'item.schema.json'),
    formatYaml({ 标题: placeholders.title, 来源: source, 类别: section }).trimEnd(),
    `日期: ${day}`,
    '---',
    ...placeholders.body.flatMap(([leadIn, ...sentences]) => [`**${leadIn}**${sentences.join('')}`, '']),
  ];
  const texts: [string, readonly string[]][] = [
    ['bulletin.yaml', publication],
    [
      join(ISSUE, 'issue.yaml'),
      [
        formatModeline('../', 'issue.schema.json'),
        '# 第1期的设置。期号取自文件夹名，日期取自最新的稿件，都可以在这里另写。',
        '期号: 1',
        '',
      ],
    ],
    [join(ISSUE, ITEM), item],
    [join(SCHEMAS, 'settings.json'), [JSON.stringify(editorSettings, null, 2), '']],
  ];
  return new Map(texts.map(([path, lines]) => [path, new TextEncoder().encode(lines.join('\n'))]));
}

/** VS Code's YAML extension finds the schema by this modeline, or by its settings for files without one. */
const editorSettings = {
  'yaml.schemas': {
    [`${SCHEMAS}/bulletin.schema.json`]: 'bulletin.yaml',
    [`${SCHEMAS}/issue.schema.json`]: '*/issue.yaml',
  },
};

/** Formats as YAML, one value a line, without wrapping. */
function formatYaml(value: object): string {
  return stringify(value, { lineWidth: 0 });
}

function formatModeline(up: string, schema: (typeof schemaFiles)[number]): string {
  return `# yaml-language-server: $schema=${up}${SCHEMAS}/${schema}`;
}

async function readSchemas(host: Host): Promise<[string, Uint8Array][]> {
  return Promise.all(
    schemaFiles.map(
      async (name): Promise<[string, Uint8Array]> => [join(SCHEMAS, name), await host.readFile(packagedPath(`schemas/${name}`))],
    ),
  );
}
