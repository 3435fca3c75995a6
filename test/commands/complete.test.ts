import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { commands } from '../../src/commands/index.ts';
import { memoryHost } from '../memory-host.ts';

const PUBLICATION = `刊名: 云州信息
编印单位: 云州市委办公室
栏目: [{ 栏目名: 市内信息 }, { 栏目名: 市外参考 }]
来源单位:
  - { 名称: 岳西县委组织部, 别名: [岳西县], 分组: 县区 }
  - { 名称: 宜秀区委组织部, 分组: 县区 }
  - { 名称: "处 $(touch x)'\\"", 分组: 部门 }
`;

/** The completions of some words: the first line, then value and description of each candidate. */
async function complete(
  words: readonly string[],
  options: readonly string[] = [],
  files: Readonly<Record<string, string>> = {},
  cwd = '/work',
) {
  const host = memoryHost(
    { '/work/bulletin.yaml': PUBLICATION, '/work/issue-1/issue.yaml': '', '/work/2026/issue 2/issue.yaml': '', ...files },
    { cwd },
  );
  const exit = await main(['complete', ...options, '--', ...words], host);
  expect([exit, host.stderr.text]).toEqual([0, '']);
  const [kind, ...lines] = host.stdout.text.trimEnd().split('\n');
  return { kind, values: lines.map((line) => line.split('\t')[0]), about: lines.map((line) => line.split('\t')[1]) };
}

describe('complete', () => {
  it('completes every command but itself, with descriptions', async () => {
    const { kind, values, about } = await complete(['']);
    expect(kind).toBe('none');
    expect(values).toEqual(commands.map(({ name }) => name).filter((name) => name !== 'complete'));
    expect(about.every((text) => text !== undefined && text !== '')).toBe(true);
  });

  it.each<[string, readonly string[], string, readonly string[]]>([
    ['a command', ['sta'], 'none', ['stats']],
    ['a command of a group', ['new', 'i'], 'none', ['issue', 'item']],
    ['nothing behind what is no command', ['nwe', ''], 'none', []],
    ['an option of the program', ['--la'], 'none', ['--lang']],
    ['its choices', ['--lang', ''], 'none', ['zh', 'en']],
    ['a command behind it', ['--lang', 'en', 'doc'], 'none', ['doctor']],
    ['an option', ['new', 'item', '--so'], 'none', ['--source']],
    ['choices of an option', ['check', '--format', 'sa'], 'none', ['sarif']],
    ['choices by its short name', ['check', '-f', 'sa'], 'none', ['sarif']],
    ['choices behind an equals sign', ['check', '--format=sa'], 'none', ['--format=sarif']],
    ['nothing behind the sign of an option without a value', ['check', '--quiet=x'], 'none', []],
    ['choices of an argument', ['completion', 'z'], 'none', ['zsh']],
    ['codes', ['explain', 'range-'], 'none', ['range-dash']],
    ['issues', ['build', ''], 'folders', ['issue-1', '2026/issue 2']],
    ['issues behind others, and options', ['build', 'issue-1', '--strict', '2026'], 'folders', ['2026/issue 2']],
    ['issues behind the value of an option', ['build', '--format', 'pdf', '2026'], 'folders', ['2026/issue 2']],
    ['issues behind the end of options', ['build', '--', 'i'], 'folders', ['issue-1']],
    ['an issue as the value of an option', ['import', 'a.docx', '--to', 'i'], 'folders', ['issue-1']],
    ['files', ['import', ''], 'files', []],
    ['folders', ['init', ''], 'folders', []],
    ['categories', ['new', 'item', '--category', '市外'], 'none', ['市外参考']],
    ['groups', ['stats', '--group', '县'], 'none', ['县区']],
    ['a source by its name', ['new', 'item', '--source', '岳'], 'none', ['岳西县委组织部']],
    ['by an alias', ['new', 'item', '--source', '西县'], 'none', ['岳西县委组织部']],
    ['by pinyin, the likelier ones first', ['new', 'item', '--source', 'yx'], 'none', ['岳西县委组织部', '宜秀区委组织部']],
    ['behind an equals sign', ['new', 'item', '--source=yxx'], 'none', ['--source=岳西县委组织部']],
    ['as it is, whatever is in it', ['new', 'item', '--source', '处'], 'none', ['处 $(touch x)\'"']],
    ['nothing for free text', ['new', 'item', '--title', ''], 'none', []],
    ['nothing behind the last argument', ['ls', '.', ''], 'none', []],
  ])('completes %s', async (_, words, kind, values) => {
    expect(await complete(words)).toMatchObject({ kind, values });
  });

  it.each<[readonly string[], readonly string[]]>([
    [['new', 'item', '--source', "'处 $(to"], ['处 $(touch x)\'"']],
    [['new', 'item', '--source', '"处 \\$(to'], ['处 $(touch x)\'"']],
    [['new', 'item', '--source', '处\\ \\$\\('], ['处 $(touch x)\'"']],
    [['check', '--format', "'sa"], ['sarif']],
  ])('reads %j as the shell would', async (words, values) => {
    expect((await complete(words)).values).toEqual(values);
  });

  it.each<[readonly string[], readonly string[]]>([
    [['new', 'item', '--source', '=', '岳'], ['岳西县委组织部']],
    [
      ['check', '--format', '='],
      ['text', 'json', 'sarif', 'github', 'line'],
    ],
    [['build', '='], []],
  ])('puts together for bash what it parts at the sign: %j', async (words, values) => {
    expect((await complete(words, ['--shell', 'bash'])).values).toEqual(values);
  });

  it('decodes the Base64 words of PowerShell', async () => {
    const words = Buffer.from(JSON.stringify(['new', 'item', '--source', ''])).toString('base64');
    expect((await complete([], ['--base64', words])).values).toContain('岳西县委组织部');
    expect((await complete([], ['--base64', 'none'])).kind).toBe('none');
    const noList = Buffer.from('{"words":["build"]}').toString('base64');
    expect((await complete([], ['--base64', noList])).values).toContain('build');
  });

  it('completes the commands when nothing is typed yet', async () => {
    expect((await complete([], ['--shell', 'bash'])).values).toContain('build');
  });

  it('completes the publication’s categories, and the groups that its sources have', async () => {
    const listed = { '/work/bulletin.yaml': `${PUBLICATION}  - { 名称: 无组织部 }\n类别: [市内信息, 市外参考, 增报]\n` };
    expect((await complete(['new', 'item', '--category', ''], [], listed)).values).toEqual(['市内信息', '市外参考', '增报']);
    expect((await complete(['stats', '--group', ''], [], listed)).values).toEqual(['县区', '部门']);
  });

  it('completes no category or group without sections and sources', async () => {
    const bare = { '/work/bulletin.yaml': '刊名: 云州信息\n' };
    expect((await complete(['new', 'item', '--category', ''], [], bare)).values).toEqual([]);
    expect((await complete(['stats', '--group', ''], [], bare)).values).toEqual([]);
  });

  it('describes a source by its other names, joined as the language does', async () => {
    const two = { '/work/bulletin.yaml': PUBLICATION.replace('[岳西县]', '[岳西县, 岳西]') };
    const words = ['new', 'item', '--source', '岳西县委'];
    expect((await complete(words, [], two)).about).toEqual(['岳西县、岳西']);
    expect((await complete(words, ['--lang', 'en'], two)).about).toEqual(['岳西县, 岳西']);
  });

  it('prints no control character', async () => {
    const { values } = await complete(['build', ''], [], {
      '/work/issue-3\x1b[2J/issue.yaml': '',
      '/work/issue-3\u202e/issue.yaml': '',
      '/work/issue-4/issue.yaml': '',
    });
    expect(values).toEqual(['issue-4', 'issue-1', '2026/issue 2']);
  });

  it('completes nothing without a valid publication', async () => {
    const broken = { '/work/bulletin.yaml': '刊名: [' };
    expect(await complete(['new', 'item', '--source', 'y'], [], broken)).toMatchObject({ kind: 'none', values: [] });
    expect(await complete(['build', ''], [], {}, '/')).toMatchObject({ kind: 'folders', values: [] });
  });

  it('completes issues by their paths from the current folder', async () => {
    expect((await complete(['build', ''], [], {}, '/work/2026')).values).toEqual(['../issue-1', 'issue 2']);
  });

  it('is not listed in the help', async () => {
    const host = memoryHost({});
    await main(['--help'], host);
    expect(host.stdout.text).toContain('  completion ');
    expect(host.stdout.text).not.toContain('  complete ');
  });
});
