import { describe, expect, it } from 'vitest';
import { getHint, getMessage } from '../../src/diagnostics/diagnostic.ts';
import { itemSchema } from '../../src/model/item.ts';
import { FRONT, PUBLICATION, read, readItem } from './reading.ts';

/** Reads an item whose front matter is these lines, from line 2 on. */
const front = (...lines: string[]) => readItem(['---', ...lines, '---', '正文。'].join('\n'));

describe('keys', () => {
  it('are accepted in Chinese', async () => {
    const { item, found } = await front('标题: 甲', '来源: 乙', '类别: 丙', '日期: 2021年9月10日', '顺序: 2.5');
    expect(found).toEqual([]);
    expect(item.values).toEqual({ title: '甲', source: '乙', category: '丙', date: '2021-09-10', order: 2.5 });
    expect(item.place('title')).toMatchObject({ line: 2, column: 5 });
  });

  it('given in both spellings are reported and not used', async () => {
    const { item, found, diagnostics } = await front('title: 甲', 'source: 乙', 'category: 丙', 'date: 2021-09-10', '标题: 丁');
    expect(found).toEqual(['key-one-spelling 6:1-6:3']);
    expect(diagnostics[0]?.args).toEqual({ key: '标题', other: 'title', line: 2 });
    expect(item.values.title).toBeUndefined();
    expect(item.broken.has('title')).toBe(true);
  });

  it('that are repeated are reported', async () => {
    const { found } = await front('title: 甲', 'source: 乙', 'category: 丙', 'date: 2021-09-10', 'title: 甲');
    expect(found).toEqual(['key-once 6:1-6:6']);
  });

  it('that are unknown are reported with the nearest, in the author’s language', async () => {
    const { diagnostics } = await front('标提: 甲', 'sorce: 乙', 'xyzzy: 1', 'category: 丙', 'date: 2021-09-10');
    expect(diagnostics.filter(({ code }) => code === 'key-known').map(({ args, place }) => [place.line, args])).toEqual([
      [2, { key: '标提', nearest: ['标题', '标记'] }],
      [3, { key: 'sorce', nearest: ['source'] }],
      [4, { key: 'xyzzy', nearest: [] }],
    ]);
    expect(diagnostics.filter(({ code }) => code === 'key-present').map(({ args }) => args)).toEqual([
      { key: 'title', zh: '标题' },
      { key: 'source', zh: '来源' },
    ]);
  });
});

describe('values', () => {
  it('of text are read as spelled', async () => {
    const { item, found } = await front('title: 007', 'source: true', 'category: 2021', 'date: 2021-9-1');
    expect(found).toEqual([]);
    expect(item.values).toEqual({ title: '007', source: 'true', category: '2021', date: '2021-09-01' });
  });

  it.each([
    ['状态: 采用', 'used'],
    ['状态: 留用', 'held'],
    ['status: 缓用', 'held'],
    ['状态: 未采用', 'rejected'],
    ['状态: 不采用', 'rejected'],
    ['状态: rejected', 'rejected'],
  ])('of a choice are accepted in both languages: %s', async (line, status) => {
    const { item, found } = await readItem(`${FRONT.slice(0, -4)}${line}\n---\n正文。`);
    expect(found).toEqual([]);
    expect(item.values.status).toBe(status);
  });

  it('that are wrong are reported one by one; valid ones are kept', async () => {
    const { item, found } = await front('title: [甲]', 'source: 甲县', 'category: ""', 'date: 2026-02-30', 'order: 第一');
    expect(found).toEqual(['value-kind 2:8-2:11', 'value-present 4:11-4:13', 'value-date 5:7-5:17', 'value-kind 6:8-6:10']);
    expect(item.values).toEqual({ source: '甲县' });
    expect([...item.broken].sort()).toEqual(['category', 'date', 'order', 'title']);
  });

  it.each([
    ['source:', 'value-present 3:1-3:7'],
    ['source: ~', 'value-present 3:1-3:7'],
    ['source: "甲\\n乙"', 'value-kind 3:9-3:15'],
    ['source: {a: 1}', 'value-kind 3:9-3:15'],
    ['source: 甲县 # 说明', null],
    ['order:', null],
    ['order: .nan', 'value-kind 3:8-3:12'],
    ['order: "1"', 'value-kind 3:8-3:11'],
  ])('%j gives %s', async (line, expected) => {
    const rest = line.startsWith('source') ? [] : ['source: 甲县'];
    const { found } = await front('title: 甲', line, 'category: 丙', 'date: 2021-09-10', ...rest);
    expect(found).toEqual(expected === null ? [] : [expected]);
  });
});

describe('syntax', () => {
  it.each([
    ['title: "甲', 'quote', null],
    ['title: [甲', 'quote', null],
    ['title: @甲', 'start', 2],
    ['title: "\\q"', 'escape', 2],
    ['title: 关于: 的', 'inner-colon', 2],
    ['title: 甲\n\tsource: 乙', 'tab', 3],
  ])('%j is explained in our words', async (line, problem, at) => {
    const { diagnostics, item } = await front(line);
    const [first] = diagnostics;
    expect(first).toMatchObject({ code: 'yaml-valid' });
    if (problem !== null) expect(first?.args).toEqual({ problem });
    if (at !== null) expect(first?.place.line).toBe(at);
    expect(item.broken.size).toBe(Object.keys(itemSchema.shape).length);
    expect(diagnostics.filter(({ code }) => code === 'key-present')).toEqual([]);
  });

  it.each(['title：甲', 'title:甲', 'title ： 甲', '标题：甲', '标题:　甲'])('%j is read, with an error and its fix', async (line) => {
    const { diagnostics, item } = await front(line, 'source: 乙', 'category：丙', 'date: 2021-09-10');
    expect(diagnostics.map(({ code, args, place, fix }) => [code, args, place.line, fix?.length])).toEqual([
      ['yaml-valid', { problem: 'colon' }, 2, 1],
      ['yaml-valid', { problem: 'colon' }, 4, 1],
    ]);
    expect(item.values).toEqual({ title: '甲', source: '乙', category: '丙', date: '2021-09-10' });
    expect(item.place('date')).toMatchObject({ line: 5, column: 7, endColumn: 17 });
    const [title] = item.passages;
    expect(title?.place(0, 1)).toMatchObject({ line: 2, column: line.length, endColumn: line.length + 1 });
  });

  it('hides no other error of the file', async () => {
    const { found, item } = await front('title：甲', 'source: "乙', 'categor: 丙', 'date: 2021-02-30', 'order: [');
    expect(found).toEqual([
      'key-present 1:1-1:4',
      'yaml-valid 2:1-2:8',
      'yaml-valid 3:1-3:11',
      'key-known 4:1-4:8',
      'value-date 5:7-5:17',
      'yaml-valid 6:1-6:9',
    ]);
    expect(item.values).toEqual({ title: '甲' });
  });

  it.each([
    ['title: &a 甲', 'anchor'],
    ['title: *a', 'alias'],
    ['title: !!str 甲', 'tag'],
    ['title: !<tag:yaml.org,2002:js/function> "function(){}"', 'tag'],
    ['<<: {title: 甲}', 'merge'],
    ['? [a]\n: 甲', 'complex-key'],
  ])('%j is rejected', async (line, extra) => {
    const { diagnostics, item } = await front(line);
    expect(diagnostics.map(({ code, args }) => ({ code, args }))).toEqual([{ code: 'yaml-plain', args: { extra } }]);
    expect(item.values).toEqual({});
  });

  it('that is not a mapping is reported', async () => {
    expect((await front('甲')).diagnostics[0]).toMatchObject({ code: 'yaml-valid', place: { line: 2, column: 1 } });
    expect((await front('- 甲')).diagnostics[0]).toMatchObject({ code: 'yaml-valid', place: { line: 2, column: 1 } });
  });

  it('never prints control characters or messages of the library', async () => {
    const { diagnostics } = await front('title: "\x1b[31m', 'a: b: c');
    for (const found of diagnostics) {
      for (const language of ['zh', 'en'] as const) {
        const text = `${getMessage(found, language)} ${getHint(found, language)}`;
        expect(text).not.toMatch(/\p{Cc}|Nested mappings|Missing closing/u);
      }
    }
    expect(diagnostics.length).toBeGreaterThan(0);
  });
});

describe('bulletin.yaml and issue.yaml', () => {
  it('are read with defaults and places', async () => {
    const { manuscript, found } = await read({ 'issue.yaml': '期号: 12\n日期: 2021年9月15日\n分送:\n  - 标签: 报\n    对象: 省委\n' });
    expect(found).toEqual([]);
    expect(manuscript.issue.values).toEqual({
      number: 12,
      supplement: false,
      date: '2021-09-15',
      distribution: [{ label: '报', to: '省委' }],
    });
    expect(manuscript.issue.place('distribution.0.to')).toMatchObject({ file: 'issue-1/issue.yaml', line: 5, column: 9 });
    expect(manuscript.publication.values.masthead).toMatchObject({ contents: true, start: 'continue' });
    expect(manuscript.publication.place('sources.0.name')).toMatchObject({ file: 'bulletin.yaml', line: 6, column: 11 });
  });

  it.each([
    ['增刊: 是', true],
    ['增刊: 否', false],
    ['supplement: true', true],
  ])('understand %s', async (line, supplement) => {
    const { manuscript, found } = await read({ 'issue.yaml': line });
    expect(found).toEqual([]);
    expect(manuscript.issue.values).toEqual({ supplement });
  });

  it('report every wrong list element, in file order', async () => {
    const publication = `name: 甲
sections:
  - title: 动态
    mark: △△△
    attribution: 末尾
  - categories: []
  - 经验
sources:
  - 名称: 甲县
    别名: [甲, [乙], 丙]
  - name:
distribution: 各县
masthead: {contents: 要, start: later}
`;
    const { found, manuscript, diagnostics } = await read({ '../bulletin.yaml': publication });
    expect(found.map((line) => line.replace('bulletin.yaml:', ''))).toEqual([
      'key-present 1:1-1:8',
      'value-length 4:11-4:14',
      'value-choice 5:18-5:20',
      'key-present 6:5-6:19',
      'value-present 6:17-6:19',
      'value-kind 7:5-7:7',
      'value-kind 10:13-10:16',
      'value-present 11:5-11:9',
      'value-kind 12:15-12:17',
      'value-kind 13:22-13:23',
      'value-choice 13:32-13:37',
    ]);
    expect(diagnostics[3]?.args).toEqual({ key: 'title', zh: '栏目名' });
    expect(manuscript.publication.values).toMatchObject({ name: '甲', template: 'jianbao', imprint: { double_sided: true } });
    expect([...manuscript.publication.broken].sort()).toEqual(['distribution', 'masthead', 'sections', 'sources']);
  });

  it('reject a publication name that cannot name a file', async () => {
    const named = (length: number) => read({ '../bulletin.yaml': PUBLICATION.replace('测试简报', '某'.repeat(length)) });
    expect((await named(40)).found).toEqual([]);
    expect((await named(41)).found).toEqual(['value-length bulletin.yaml:1:7-1:48']);
  });

  it('may be empty or missing where nothing is required', async () => {
    expect((await read({ 'issue.yaml': '' })).found).toEqual([]);
    expect((await read({ 'issue.yaml': '# 说明\n' })).found).toEqual([]);
    expect((await read({})).manuscript.issue.values).toEqual({ supplement: false });
    expect((await read({ '../bulletin.yaml': '' })).found).toEqual(Array(4).fill('key-present bulletin.yaml:1:1-1:1'));
  });

  it('report all files in file order', async () => {
    const { found } = await read({
      '../bulletin.yaml': `${PUBLICATION}typo: 1\n`,
      'issue.yaml': 'number: 0\n',
      'b.md': FRONT.replace('2026-03-01', '2026-13-01'),
      'a.md': `${FRONT}> 引用`,
    });
    expect(found.map((line) => line.split(/[ :]/).slice(0, 2).join(' '))).toEqual([
      'key-known bulletin.yaml',
      'value-range issue-1/issue.yaml',
      'markup-printable issue-1/a.md',
      'value-date issue-1/b.md',
    ]);
  });
});
