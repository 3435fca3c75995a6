import { describe, expect, it } from 'vitest';
import { parseNumbers, parseSince } from '../../src/build/many/named.ts';
import { findMatching, type Selection, select, sortNaturally } from '../../src/build/many/select.ts';
import { parseShard, takeShard } from '../../src/build/many/shard.ts';
import { type Files, memoryHost } from '../memory-host.ts';
import { BULLETIN, item } from './publication.ts';

const files: Files = {
  '/work/a/bulletin.yaml': BULLETIN,
  '/work/a/2020/issue-9/issue.yaml': 'date: 2020-12-20\n',
  '/work/a/2021/issue-2/issue.yaml': 'date: 2021-06-20\n',
  '/work/a/2021/issue-10/issue.yaml': 'date: 2021-07-20\n',
  '/work/a/2021/issue-11/1.md': item('甲').replace('2026-03-01', '2021-08-01'),
  '/work/a/2021/issue-11/images/notes.md': 'no issue',
  '/work/a/2021/readme.md': 'no item',
  '/work/a/2021/other/bulletin.yaml': BULLETIN,
  '/work/a/2021/other/issue-3/issue.yaml': '',
  '/work/b/bulletin.yaml': BULLETIN,
  '/work/b/issue-[1]/issue.yaml': '',
};

function selected(selection: Partial<Selection>, options: Parameters<typeof memoryHost>[1] = {}): Promise<readonly string[]> {
  const host = memoryHost(files, options);
  const whole = { paths: [], all: false, since: null, numbers: null, shard: null, ...selection };
  return select(host, whole);
}

const all = ['a/2020/issue-9', 'a/2021/issue-2', 'a/2021/issue-10', 'a/2021/issue-11'];

describe('the selection of issues', () => {
  it('lists the issues typed, as typed, in that order', async () => {
    expect(await selected({ paths: ['a/2021/issue-10', './a/2021/issue-2', 'a/none'] })).toEqual([
      'a/2021/issue-10',
      './a/2021/issue-2',
      'a/none',
    ]);
  });

  it('lists all of a publication in natural order, without those of a publication inside it', async () => {
    expect(await selected({ paths: ['a'], all: true })).toEqual(all);
    expect(await selected({ paths: ['a/bulletin.yaml', 'b'], all: true })).toEqual([...all, 'b/issue-[1]']);
  });

  it('uses the publication of the current folder by default', async () => {
    expect(await selected({ all: true }, { cwd: '/work/a' })).toEqual(all.map((path) => path.slice(2)));
    expect(await selected({ all: true }, { cwd: '/work/a/2021/issue-2' })).toContain('/work/a/2020/issue-9');
  });

  it.each([
    ['2021-07-01', all.slice(2)],
    ['2021年7月20日', all.slice(2)],
    ['2021-07', all.slice(2)],
    ['2021-07-21', all.slice(3)],
    ['10', all.slice(2)],
  ])('selects the issues since %s', async (since, expected) => {
    expect(await selected({ paths: ['a'], since: parseSince(since) })).toEqual(expected);
  });

  it.each([
    ['2', all.slice(1, 2)],
    ['9-10', [all[0], all[2]]],
    ['2，11', [all[1], all[3]]],
    ['10-', all.slice(2)],
  ])('selects the numbers %s', async (numbers, expected) => {
    expect(await selected({ paths: ['a'], numbers: parseNumbers(numbers) })).toEqual(expected);
  });

  it.each([
    ['a/2021/issue-*', all.slice(1)],
    ['a/*/issue-?', all.slice(0, 2)],
    ['a/**', [...all, 'a/2021/other/issue-3']],
    ['/work/a/2021/issue-{2,11}', ['/work/a/2021/issue-2', '/work/a/2021/issue-11']],
    ['a/2021/*', all.slice(1)],
    // A folder of that very name comes before the pattern.
    ['b/issue-[1]', ['b/issue-[1]']],
  ])('expands %s', async (pattern, expected) => {
    expect(await selected({ paths: [pattern] })).toEqual(expected);
  });

  it('expands a pattern with backslashes on Windows', async () => {
    expect(await selected({ paths: ['a\\2021\\issue-*'] }, { platform: 'win32' })).toEqual(all.slice(1));
  });

  it('expands patterns inside linked folders, and those that begin at the root or the current folder', async () => {
    const host = memoryHost({
      ...files,
      '/work/latest': { link: 'a/2021' },
      '/work/note': { link: 'a/2021/readme.md' },
      '/top-1/issue.yaml': '',
    });
    expect(await findMatching(host, 'l*/issue-*')).toEqual(['latest/issue-2', 'latest/issue-10', 'latest/issue-11']);
    expect(await findMatching({ ...host, cwd: '/work/a/2021' }, 'issue-?')).toEqual(['issue-2']);
    expect(await findMatching(host, '/top-*')).toEqual(['/top-1']);
    expect(await findMatching(host, 'none/issue-*')).toEqual([]);
  });

  it.each([
    [{ paths: ['a/issue-*'] }, '没有与“a/issue-*”匹配的期'],
    [{ paths: ['a'], numbers: parseNumbers('77') }, '刊物里没有符合条件的期'],
    [{ paths: ['none'], all: true }, '找不到“none”'],
    [{}, '没有指定哪一期'],
  ])('fails if it is empty: %j', async (selection, message) => {
    await expect(selected(selection)).rejects.toMatchObject({ exit: 2, found: { zh: message } });
  });

  it.each(['', 'x', '3-1', '1--2', '1,,2'])('rejects %j', (text) => {
    expect(parseNumbers(text)).toBeNull();
  });
});

describe('a shard', () => {
  it('takes each issue once, and shards differ in size by at most one', async () => {
    const list = Array.from({ length: 103 }, (_, index) => index);
    const shards = Array.from({ length: 8 }, (_, index) => takeShard(list, { index: index + 1, count: 8 }));
    expect(shards.flat().sort((a, b) => a - b)).toEqual(list);
    expect(new Set(shards.map((shard) => shard.length))).toEqual(new Set([12, 13]));
  });

  it('does not depend on how the issues were named', async () => {
    const shard = parseShard('2/2');
    const typed = [all[3], all[0], all[2], all[1]].filter((path) => path !== undefined);
    expect(await selected({ paths: typed, shard })).toEqual(await selected({ paths: ['a'], all: true, shard }));
    expect(await selected({ paths: ['a'], all: true, shard })).toEqual([all[1], all[3]]);
  });

  it.each(['0/3', '4/3', '1', '1/0', 'a/b'])('rejects %s', (text) => {
    expect(parseShard(text)).toBeNull();
  });
});

it('sorts numbers by value, independently of the language', () => {
  const names = ['b-1', '第10期', 'issue-10', 'issue-9', 'issue-09', '第2期', 'issue-9/x', 'a/2'];
  expect(sortNaturally(names)).toEqual(['a/2', 'b-1', 'issue-09', 'issue-9', 'issue-9/x', 'issue-10', '第2期', '第10期']);
  expect(sortNaturally([...names].reverse())).toEqual(sortNaturally(names));
});
