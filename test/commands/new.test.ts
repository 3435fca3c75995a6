import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { main } from '../../src/cli.ts';
import type { Asker } from '../../src/host/asker.ts';
import { answers } from '../asker.ts';
import type { Files } from '../memory-host.ts';
import { packagedHost } from '../packaged-host.ts';

const PUBLICATION = `刊名: 云州信息
编印单位: 云州市委办公室
栏目:
  - { 栏目名: 市内信息, 来源分组: [市内] }
  - { 栏目名: 市外参考, 来源分组: [市外], 类别: [市外参考, 外地经验] }
来源单位:
  - { 名称: 岳西县委组织部, 别名: [岳西县, 岳西], 分组: 市内 }
  - { 名称: 迎江区委组织部, 分组: 市内 }
  - { 名称: 宜秀区委组织部, 分组: 市内 }
  - { 名称: 银秀区委组织部, 分组: 市内 }
  - { 名称: 重庆市委办公厅, 分组: 市外 }
  - { 名称: "a$(touch x): 处", 分组: 市外 }
`;

const ITEM = '---\n标题: 岳西县推动强村带弱村\n来源: 岳西县\n类别: 市内信息\n日期: 2026-02-20\n---\n\n正文。\n';

/** Runs a command on these files, below `/work/pub` by default, with a user at the terminal if there are answers. */
async function run(
  files: Files,
  argv: readonly string[],
  { cwd = '/work/pub', person = null }: { cwd?: string; person?: Asker | null } = {},
) {
  const host = packagedHost({ '/work/pub/bulletin.yaml': PUBLICATION, ...files });
  const isTerminal = person !== null;
  const before = new Map(host.files);
  const read: string[] = [];
  const exit = await main(['new', ...argv], {
    ...host,
    readFile: (path) => {
      read.push(path);
      return host.readFile(path);
    },
    cwd,
    stdin: { isTerminal },
    stderr: { write: (text) => host.stderr.write(text), isTerminal },
    asker: async () => person ?? answers(),
  });
  const written = [...host.files].filter(([path]) => !before.has(path));
  const kept = [...before].every(([path, bytes]) => host.files.get(path) === bytes);
  const texts = Object.fromEntries(written.map(([path, bytes]) => [path.replace(/^\/work\/pub\//, ''), new TextDecoder().decode(bytes)]));
  return { host: { ...host, cwd }, exit, out: host.stdout.text, err: host.stderr.text, texts, kept, read };
}

/** Issues of a publication: `issue.yaml` by folder. */
const issues = (texts: Readonly<Record<string, string>>): Files =>
  Object.fromEntries(Object.entries(texts).map(([folder, text]) => [`/work/pub/${folder}/issue.yaml`, text]));

describe('new issue', () => {
  it('takes the next number and running total, and writes them in the form of the last issue', async () => {
    const { exit, out, err, texts, kept } = await run(
      issues({ 'issue-8': 'number: 8\ntotal: 107\ndate: 2026-01-20\n', 'issue-9': 'number: 9\ntotal: 108\ndate: 2026-02-20\n' }),
      ['issue', '--date', '2026年3月9日'],
    );
    expect([exit, out, kept]).toEqual([0, 'issue-10\n', true]);
    expect(err).toBe('2026年第10期（总第109期）建好了。接着放稿件：bulletin new item issue-10，或 bulletin import\n');
    expect(texts).toEqual({ 'issue-10/issue.yaml': 'number: 10\ntotal: 109\ndate: 2026-03-09\n' });
  });

  it.each<[string, Readonly<Record<string, string>>, readonly string[], string, string]>([
    ['first of a publication', {}, [], 'issue-1', '期号: 1\n'],
    ['as many digits', { 'issue-012': '期号: 12\n日期: 2026-02-20' }, [], 'issue-013', '期号: 13\n'],
    ['more digits when they are needed', { 'issue-99': '日期: 2026-02-20' }, [], 'issue-100', '期号: 100\n'],
    ['Chinese names', { 第12期: '日期: 2026-02-20' }, [], '第13期', '期号: 13\n'],
    ['names with the year', { '2025-24': '日期: 2025-12-20' }, [], '2026-1', '期号: 1\n'],
    ['names with the year and filled digits', { '2025年第04期': '日期: 2025-12-20' }, [], '2026年第01期', '期号: 1\n'],
    ['a folder a year', { '2025/issue-24': '日期: 2025-12-20' }, [], '2026/issue-1', '期号: 1\n'],
    [
      'another year, whose numbers begin anew',
      { 'issue-24': '期号: 24\n总期号: 124\n日期: 2025-12-20' },
      [],
      'issue-1',
      '期号: 1\n总期号: 125\n',
    ],
    [
      'a series that runs on over the years',
      { 'issue-24': '日期: 2024-12-20', 'issue-25': '日期: 2025-01-20', 'issue-26': '日期: 2025-02-20' },
      [],
      'issue-27',
      '期号: 27\n',
    ],
    ['one that has no items yet', { 'issue-3': '日期: 2026-02-20', 'issue-4': '期号: 4' }, [], 'issue-5', '期号: 5\n'],
    ['the number that is asked for', { 'issue-3': '日期: 2026-02-20' }, ['--number', '7'], 'issue-7', '期号: 7\n'],
    ['the total that is asked for', { 'issue-3': '日期: 2026-02-20' }, ['--total', '90'], 'issue-4', '期号: 4\n总期号: 90\n'],
    ['the first supplement', { 'issue-3': '总期号: 90\n日期: 2026-02-20' }, ['--supplement'], 'supplement-1', '期号: 1\n增刊: true\n'],
    [
      'the next supplement, and a total that one of them has',
      { 第3期: '总期号: 90\n日期: 2026-02-20', 增刊1: '期号: 1\n增刊: 是\n总期号: 91\n日期: 2026-02-22' },
      ['--supplement'],
      '增刊2',
      '期号: 2\n增刊: true\n总期号: 92\n',
    ],
    [
      'a total past that of a supplement',
      { 第3期: '总期号: 90\n日期: 2026-02-20', 增刊1: '期号: 1\n增刊: 是\n总期号: 91\n日期: 2026-02-22' },
      [],
      '第4期',
      '期号: 4\n总期号: 92\n',
    ],
    ['a folder whose name says no number', { 春节特刊: '期号: 5\n日期: 2026-02-20' }, [], 'issue-6', '期号: 6\n'],
  ])('%s', async (_, before, argv, folder, text) => {
    const { exit, out, texts, kept } = await run(issues(before), ['issue', ...argv]);
    expect([exit, out, kept, texts]).toEqual([0, `${folder}\n`, true, { [`${folder}/issue.yaml`]: text }]);
  });

  it('begins again with 1 in September where numbers count in school-years', async () => {
    const before = { '/work/pub/bulletin.yaml': `${PUBLICATION}刊期: { 期号起算: 学年 }\n`, ...issues({ 'issue-20': '日期: 2026-06-20' }) };
    expect((await run(before, ['issue', '--date', '2026-08-31'])).out).toBe('issue-21\n');
    expect((await run(before, ['issue', '--date', '2026-09-01'])).out).toBe('issue-1\n');
    const runsOn = { ...before, ...issues({ 'issue-20': '', 'issue-8': '日期: 2025-12-20' }) };
    expect((await run(runsOn, ['issue', '--date', '2026-01-05', '--number', '8'])).exit).toBe(2);
  });

  it('takes the year of an issue from its newest item', async () => {
    const { out } = await run({ '/work/pub/issue-7/01.md': ITEM.replace('2026', '2025') }, ['issue']);
    expect(out).toBe('issue-1\n');
    expect((await run({ '/work/pub/issue-7/01.md': ITEM }, ['issue'])).out).toBe('issue-8\n');
  });

  it('leaves the total out when the last issue has none, and says so', async () => {
    const { err, texts } = await run(issues({ 'issue-3': '总期号: 90\n日期: 2026-01-20', 'issue-4': '日期: 2026-02-20' }), ['issue']);
    expect(texts).toEqual({ 'issue-5/issue.yaml': '期号: 5\n' });
    expect(err).toContain('上一期没有写总期号');
  });

  it('finds the publication above, and refers to its schema', async () => {
    const before = { ...issues({ '2026/issue-3': '日期: 2026-02-20' }), '/work/pub/.vscode/issue.schema.json': '{}' };
    const { out, texts } = await run(before, ['issue', '--json'], { cwd: '/work/pub/2026/issue-3' });
    expect(JSON.parse(out)).toEqual({
      version: 1,
      issue: '/work/pub/2026/issue-4',
      number: 4,
      year: '2026',
      supplement: false,
      total: null,
      date: null,
    });
    expect(texts['2026/issue-4/issue.yaml']).toBe('# yaml-language-server: $schema=../../.vscode/issue.schema.json\n期号: 4\n');
  });

  it('creates consecutive issues that pass the rules of the series', async () => {
    const { host } = await run({ '/work/pub/issue-9/issue.yaml': '总期号: 108', '/work/pub/issue-9/01.md': ITEM }, ['issue']);
    await main(['new', 'issue'], host);
    host.files.set('/work/pub/issue-10/01.md', new TextEncoder().encode(ITEM.replaceAll('岳西县', '迎江区委组织部')));
    host.files.set('/work/pub/issue-11/01.md', new TextEncoder().encode(ITEM.replaceAll('岳西县', '宜秀区委组织部')));
    for (const issue of ['issue-10', 'issue-11']) {
      const { diagnostics } = await check(host, issue);
      expect(diagnostics.filter(({ code }) => /number|total|date-follows/.test(code))).toEqual([]);
    }
  });

  it.each<[string, Files, readonly string[], string]>([
    ['a number that is taken', issues({ 'issue-3': '日期: 2026-02-20' }), ['--number', '3'], '2026年第3期已经有了：“issue-3”'],
    ['a total that is taken', issues({ 'issue-3': '总期号: 9\n日期: 2026-02-20' }), ['--total', '9'], '总第9期已经有了：“issue-3”'],
    [
      'a folder that is there',
      { ...issues({ 'issue-3': '日期: 2026-02-20' }), '/work/pub/issue-4/photo.jpg': '' },
      [],
      '“issue-4”已经有了，没有改动任何文件',
    ],
    ['no date', {}, ['--date', '2026-02-30'], '“2026-02-30”不是日期'],
    ['no number', {}, ['--number', '0'], '“0”不能用于选项“--number”'],
    ['no publication', {}, ['/work'], '“/work”不是刊物的文件夹'],
  ])('refuses %s and writes nothing', async (_, before, argv, expected) => {
    const { exit, err, texts, kept } = await run(before, ['issue', ...argv]);
    expect([exit, texts, kept]).toEqual([2, {}, true]);
    expect(err).toContain(expected);
  });
});

describe('new item', () => {
  it('asks for no text where the section prints titles alone', async () => {
    const briefs = `${PUBLICATION.replace('栏目:', '栏目:\n  - { 栏目名: 简讯, 标题样式: only }')}`;
    const files = { '/work/pub/bulletin.yaml': briefs, '/work/pub/issue-3/issue.yaml': '' };
    const of = async (category: string, more: readonly string[] = []) =>
      (await run(files, ['item', '--title', '甲乙丙丁', '--source', '岳西县', '--category', category, ...more])).err;
    expect(await of('简讯')).toBe('稿件建好了：岳西县委组织部，简讯。这个栏目只印标题，不用写正文。\n');
    expect(await of('市内信息')).toBe('稿件建好了：岳西县委组织部，市内信息。正文写在第二行“---”下面。\n');
  });

  it.each([
    ['the newest issue', []],
    ['a named one', ['issue-2']],
  ])('reads bulletin.yaml once: %s', async (_, path) => {
    const { exit, read } = await run(issues({ 'issue-1': '期号: 1\n', 'issue-2': '期号: 2\n' }), [
      'item',
      ...path,
      '--title',
      '标题',
      '--source',
      '岳西',
      '--category',
      '市内信息',
    ]);
    expect([exit, read.filter((each) => each.endsWith('bulletin.yaml'))]).toEqual([0, ['/work/pub/bulletin.yaml']]);
  });

  const before = { ...issues({ 'issue-3': '期号: 3\n日期: 2026-02-28' }), '/work/pub/issue-3/01-岳西县委组织部.md': ITEM };

  it('writes an item that lacks only its text', async () => {
    const { host, exit, out, texts, kept } = await run(before, [
      'item',
      '--title',
      '迎江区建立“双周”制度',
      '--source',
      '迎江区委组织部',
      '--date',
      '2026-02-27',
    ]);
    expect([exit, out, kept]).toEqual([0, 'issue-3/02-迎江区委组织部.md\n', true]);
    expect(texts).toEqual({
      'issue-3/02-迎江区委组织部.md': '---\n标题: 迎江区建立“双周”制度\n来源: 迎江区委组织部\n类别: 市内信息\n日期: 2026-02-27\n---\n\n',
    });
    const { diagnostics } = await check(host, 'issue-3');
    expect(diagnostics.filter(({ place }) => place.file.includes('02-')).map(({ code }) => code)).toEqual(['body-present']);
  });

  it.each([
    ['its name', '岳西县委组织部', '岳西县委组织部'],
    ['an alias', '岳西', '岳西县委组织部'],
    ['initials', 'yxxwzzb', '岳西县委组织部'],
    ['initials of an alias', 'YXX', '岳西县委组织部'],
    ['pinyin', 'yingjiangquweizuzhibu', '迎江区委组织部'],
    ['both', 'yjqwzuzhibu', '迎江区委组织部'],
    ['a reading that is the rarer one', 'cqswbgt', '重庆市委办公厅'],
    ['the publisher', '云州市委办公室', '云州市委办公室'],
    ['a name with marks', 'a$(touch x): 处', 'a$(touch x): 处'],
  ])('accepts a source by %s and writes the official name', async (_, typed, official) => {
    const { exit, out } = await run(before, ['item', '--title', '甲', '--source', typed, '--category', categoryOf(official), '--json']);
    expect([exit, JSON.parse(out).source]).toEqual([0, official]);
  });
  const categoryOf = (source: string) => (/重庆|touch/.test(source) ? '外地经验' : '市内信息');

  it('asks for what is missing, and accepts a source by any of its names', async () => {
    const person = answers('cqsw', '外地经验', '', '重庆市“三张清单”管权');
    const { exit, texts } = await run(before, ['item'], { person });
    expect(exit).toBe(0);
    expect(person.heard).toEqual(['来源单位', '类别', '标题', '请写标题', '标题']);
    expect(Object.values(texts)).toEqual([
      '---\n标题: 重庆市“三张清单”管权\n来源: 重庆市委办公厅\n类别: 外地经验\n日期: 2026-03-01\n---\n\n',
    ]);
  });

  it('does not ask for given options or for the only category', async () => {
    const person = answers('乙');
    expect((await run(before, ['item', '--source', 'yjqwzzb'], { person })).exit).toBe(0);
    expect(person.heard).toEqual(['标题']);
  });

  it('writes nothing when the user cancels', async () => {
    const { exit, err, texts } = await run(before, ['item'], { person: answers('yxx', null) });
    expect([exit, err, texts]).toEqual([130, '已取消，没有写任何文件。\n', {}]);
  });

  it.each<[string, readonly string[], string, string]>([
    ['nothing told', [], '缺少选项：--title、--source、--category', '在终端里运行'],
    ['no title', ['--source', '岳西'], '缺少选项：--title', '在终端里运行'],
    ['no category where there are two', ['--title', '甲', '--source', '重庆市委办公厅'], '缺少选项：--category', '在终端里运行'],
    ['an empty title', ['--title', ' '], '选项“--title”的内容是空的', ''],
    [
      'a source that may be two',
      ['--title', '甲', '--source', 'yxqwzzb'],
      '“yxqwzzb”有 2 个来源单位对得上',
      '“宜秀区委组织部”、“银秀区委组织部”',
    ],
    [
      'an unknown source',
      ['--title', '甲', '--source', '岳西县组织部'],
      '来源单位“岳西县组织部”不在本刊的来源单位名单里',
      '相近的有：“岳西县委组织部”',
    ],
    ['part of two sources', ['--title', '甲', '--source', '区委组织部'], '个来源单位对得上', '请写明是哪一个'],
    [
      'a category that is not open',
      ['--title', '甲', '--source', '岳西', '--category', '市外参考'],
      '“岳西县委组织部”不能报“市外参考”',
      '可以报：“市内信息”',
    ],
    ['no date', ['--title', '甲', '--source', '岳西', '--date', '昨天'], '“昨天”不是日期', ''],
    ['no issue', ['issue-9', '--title', '甲'], '找不到“issue-9”', '这里有：issue-3'],
  ])('says what is wrong with %s and writes nothing', async (_, argv, found, todo) => {
    const { exit, err, texts, kept } = await run(before, ['item', ...argv]);
    expect([exit, texts, kept]).toEqual([2, {}, true]);
    expect(err).toContain(found);
    expect(err).toContain(todo);
  });

  it('uses the issue around it, otherwise the newest', async () => {
    const more = { ...before, ...issues({ 'issue-2': '期号: 2\n日期: 2026-01-28', 'issue-4': '期号: 4' }) };
    const argv = ['item', '--title', '甲', '--source', '岳西'];
    expect((await run(more, argv)).out).toMatch(/^issue-4\//);
    expect((await run(more, argv, { cwd: '/work/pub/issue-2' })).out).toMatch(/^01-/);
    expect((await run(more, [...argv, 'issue-3'])).out).toMatch(/^issue-3\//);
    expect((await run({}, argv)).err).toContain('刊物里还没有一期');
  });

  it('writes any title as YAML that reads back the same', async () => {
    const title = 'a: "b" # {{ c \' - \\ & * | > % @ ` 😀 null';
    const { host } = await run(before, ['item', '--title', title, '--source', '岳西']);
    const { diagnostics } = await check(host, 'issue-3');
    expect(diagnostics.filter(({ code }) => /yaml|title-present|key/.test(code))).toEqual([]);
    expect(new TextDecoder().decode(host.files.get('/work/pub/issue-3/02-岳西县委组织部.md'))).toContain('# {{ c');
  });
});

describe('new item fails', () => {
  it('when errors in the publication hide its sources', async () => {
    const broken = { '/work/pub/bulletin.yaml': '刊名: 云州信息\n', ...issues({ 'issue-8': '期号: 8\n' }) };
    const { exit, err, kept } = await run(broken, ['item', 'issue-8', '--source', '岳西县', '--title', '标题']);
    expect([exit, kept]).toEqual([2, true]);
    expect(err).toContain('有错误，读不出来源单位和栏目');
  });

  it('when no category is open to a source', async () => {
    const nothing = PUBLICATION.replace('别名: [岳西县, 岳西], 分组: 市内', '别名: [岳西县, 岳西], 分组: 省内');
    const before = { '/work/pub/bulletin.yaml': nothing, ...issues({ 'issue-8': '期号: 8\n' }) };
    const { exit, err, kept } = await run(before, ['item', 'issue-8', '--source', '岳西县', '--title', '标题']);
    expect([exit, kept]).toEqual([2, true]);
    expect(err).toContain('“岳西县委组织部”没有可报的类别');
  });
});
