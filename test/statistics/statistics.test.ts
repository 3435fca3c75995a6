import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/failures.ts';
import { placeholders } from '../../src/model/placeholders.ts';
import type { Figures, Statistics } from '../../src/statistics/figures.ts';
import { type StatsOptions, stats } from '../../src/statistics/stats.ts';
import { ARCHIVE, item, PUBLICATION } from '../build/small-archive.ts';
import { type Files, memoryHost } from '../memory-host.ts';

async function counted(options: Omit<StatsOptions, 'publication'>, files: Files = ARCHIVE) {
  const { statistics, ...rest } = await stats(memoryHost(files), { publication: '.', ...options });
  if (statistics === null) throw new Error('nothing was counted');
  return { statistics, ...rest };
}

/** submitted, used, held, rejected, rate, points */
const line = ({ submitted, used, held, rejected, rate, points }: Figures) => [submitted, used, held, rejected, rate, points];
const ranks = ({ sources }: Statistics) => sources.map(({ rank }) => rank);
const points = ({ sources }: Statistics) => sources.map((source) => source.points);

it('does not count the sample that init wrote', async () => {
  const files = { '/work/bulletin.yaml': PUBLICATION, '/work/issue-1/a.md': item(placeholders.title, '甲县', '动态', '2021-08-01') };
  const { statistics, leftOut } = await counted({ quarter: '2021Q3' }, files);
  expect([statistics.total.submitted, leftOut]).toEqual([0, []]);
});

it('adds the points of a mark to those of a printed item', async () => {
  const marked = item('某事', '甲县', '动态', '2021-08-01', '标记: 领导批示');
  const files = (text: string) => ({
    '/work/bulletin.yaml': `${PUBLICATION}marks: [{ mark: ★, meaning: 领导批示, points: 2.5 }]\n`,
    '/work/issue-1/a.md': text,
  });
  const of = async (text: string) => (await counted({ quarter: '2021Q3' }, files(text))).statistics.total.points;
  expect((await of(marked)) - (await of(item('某事', '甲县', '动态', '2021-08-01')))).toBe(2.5);
});

describe('the third quarter, compared with a table computed by hand', async () => {
  const { statistics, leftOut, diagnostics, failures } = await counted({ quarter: '2021Q3' });
  const { sources, total } = statistics;

  it('counts every source in protocol order, also without items; ties share a rank', () => {
    expect(sources.map((source) => [source.name, source.group, ...line(source), source.rank])).toEqual([
      // c f
      ['甲县', '县区', 2, 2, 0, 0, 1, 13.5, 1],
      // d f g h
      ['乙县', '县区', 4, 2, 1, 1, 0.5, 13.5, 1],
      // e j
      ['丙局', null, 2, 1, 1, 0, 0.5, 12, 3],
      ['丁局', null, 0, 0, 0, 0, null, 0, 4],
    ]);
  });

  it('counts a joint item once in the total: seven items, not eight', () => {
    expect(line(total)).toEqual([7, 4, 2, 1, 0.5714, 39]);
    expect(statistics.joint).toBe(1);
    expect(statistics.issues).toEqual({ period: 2, before: 1 });
  });

  it('counts by category', () => {
    expect(statistics.categories).toEqual(['动态', '经验']);
    const rows = [...sources, total].map(({ byCategory }) => byCategory.map((counts) => [counts.submitted, counts.used, counts.points]));
    expect(rows).toEqual([
      [
        [2, 2, 13.5],
        [0, 0, 0],
      ],
      [
        [3, 2, 13.5],
        [1, 0, 0],
      ],
      [
        [1, 0, 0],
        [1, 1, 12],
      ],
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
      [
        [5, 3, 27],
        [2, 1, 12],
      ],
    ]);
  });

  it('counts by month, also without an issue', () => {
    expect(statistics.months).toEqual(['2021-07', '2021-08', '2021-09']);
    const rows = [...sources, total].map(({ byMonth }) => byMonth.map((counts) => [counts.submitted, counts.used, counts.points]));
    expect(rows).toEqual([
      [
        [1, 1, 11],
        [0, 0, 0],
        [1, 1, 2.5],
      ],
      [
        [1, 0, 0],
        [0, 0, 0],
        [3, 2, 13.5],
      ],
      [
        [1, 1, 12],
        [0, 0, 0],
        [1, 0, 0],
      ],
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      [
        [3, 2, 23],
        [0, 0, 0],
        [4, 2, 16],
      ],
    ]);
  });

  it('shows the change from the second quarter, and ranks gained or lost', () => {
    // Before: 甲 1 1 5 first, 乙 1 1 2 second, 丙 and 丁 none, third.
    expect(sources.map(({ before }) => [...line(before), before.rank])).toEqual([
      [1, 1, 0, 0, 1, 5, 1],
      [1, 1, 0, 0, 1, 2, 2],
      [0, 0, 0, 0, null, 0, 3],
      [0, 0, 0, 0, null, 0, 3],
    ]);
    expect(sources.map(({ change }) => change)).toEqual([
      { submitted: 1, used: 1, rate: 0, points: 8.5, rank: 0 },
      { submitted: 3, used: 1, rate: -0.5, points: 11.5, rank: 1 },
      { submitted: 2, used: 1, rate: null, points: 12, rank: 0 },
      { submitted: 0, used: 0, rate: null, points: 0, rank: -1 },
    ]);
    expect(total.change).toEqual({ submitted: 5, used: 2, rate: -0.4286, points: 32 });
  });

  it('has no findings', () => {
    expect({ leftOut, diagnostics, failures }).toEqual({ leftOut: [], diagnostics: [], failures: [] });
  });
});

describe('a period', () => {
  const used = async (from: string, to: string) => (await counted({ from, to })).statistics.total.used;

  it('includes its first and its last day, but not the days before and after', async () => {
    expect(await used('2021-06-30', '2021-06-30')).toBe(2);
    expect(await used('2021-07-01', '2021-07-01')).toBe(2);
    expect(await used('2021-07-02', '2021-09-29')).toBe(0);
    expect(await used('2021-09-30', '2021-09-30')).toBe(2);
    expect(await used('2021-09-30', '2021-10-01')).toBe(3);
  });

  it('of days is compared with as many days before it', async () => {
    const { before } = (await counted({ from: '2021-07-01', to: '2021-07-31' })).statistics;
    expect(before).toEqual({ kind: 'span', from: '2021-05-31', to: '2021-06-30' });
  });

  it('of a year is compared with the year before, or with nothing when that has no issue', async () => {
    const { statistics } = await counted({ year: '2021' });
    expect(statistics.before).toEqual({ kind: 'year', from: '2020-01-01', to: '2020-12-31' });
    expect(line(statistics.total)).toEqual([10, 7, 2, 1, 0.7, 51]);
    expect([statistics.total.change, ...statistics.sources.map(({ change }) => change)]).toEqual([null, null, null, null, null]);
  });

  it('is the quarter of the newest issue when none is given', async () => {
    const { statistics, assumed } = await counted({});
    expect([assumed, statistics.period.from, statistics.total.used]).toEqual([true, '2021-10-01', 1]);
  });

  it.each([
    [{ quarter: '2021Q3', year: '2021' }, '时期只能写一种'],
    [{ quarter: '2021Q3', to: '2021-07-01' }, '时期只能写一种'],
    [{ from: '2021-07-01' }, '起止日期要写全'],
    [{ to: '2021-07-01' }, '起止日期要写全'],
    [{ quarter: '2021Q5' }, '“2021Q5”不是季度'],
    [{ year: '21' }, '“21”不是年份'],
    [{ from: '2021-07-02', to: '2021-07-01' }, '不是一段日期'],
    [{ from: '2021-02-30', to: '2021-07-01' }, '不是一段日期'],
  ])('rejects %j', async (options, found) => {
    const failure = await counted(options).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect((failure as Failure).found.zh).toContain(found);
    expect((failure as Failure).exit).toBe(2);
  });
});

describe('the rules for points', () => {
  const under = async (...changes: readonly (readonly [string, string])[]) => {
    const publication = changes.reduce((text, [before, after]) => text.replace(before, after), PUBLICATION);
    return (await counted({ quarter: '2021Q3' }, { ...ARCHIVE, '/work/bulletin.yaml': publication })).statistics;
  };

  it('count every use with cumulative counting: 丙 gets 2 + 4 + 10 and is first', async () => {
    const statistics = await under(['  联合来源: 0.5', '  联合来源: 0.5\n  计算方式: 累计']);
    expect(points(statistics)).toEqual([13.5, 13.5, 16, 0]);
    expect(ranks(statistics)).toEqual([2, 2, 1, 4]);
  });

  it('share a joint item’s points equally without a set share, and give all to each with a share of 1', async () => {
    expect(points(await under(['  联合来源: 0.5\n', '']))).toEqual([13.5, 13.5, 12, 0]);
    expect(points(await under(['0.5', '1']))).toEqual([16, 16, 12, 0]);
    expect(points(await under(['0.5', '0.6']))).toEqual([14, 14, 12, 0]);
  });

  it('give a point for each printed item by default', async () => {
    const statistics = await under([PUBLICATION.slice(PUBLICATION.indexOf('计分')), '']);
    expect(points(statistics)).toEqual([1.5, 1.5, 1, 0]);
  });

  it('are written as in docs/stats.md', async () => {
    const docs = readFileSync(join(import.meta.dirname, '../../docs/stats.md'), 'utf8');
    const [, example = ''] = /```yaml\n(.*?)```/s.exec(docs) ?? [];
    const publication = `${PUBLICATION.slice(0, PUBLICATION.indexOf('计分'))}${example.replace('市内信息', '动态')}`;
    const files = { ...ARCHIVE, '/work/bulletin.yaml': publication };
    expect((await counted({ quarter: '2021Q3' }, files)).diagnostics).toEqual([]);
    expect(points((await counted({ quarter: '2021Q3' }, files)).statistics)).toEqual([13.5, 13.5, 12, 0]);
  });

  it('share thirds without rounding errors in the total, and rank by the points shown', async () => {
    const thirds = item('三家', '甲', '动态', '2021-11-01', '联合来源: [乙县, 丙局]');
    const files = { '/work/issue-9/issue.yaml': '日期: 2021-11-01', '/work/issue-9/1.md': thirds };
    const publication = PUBLICATION.replace('  联合来源: 0.5\n', '').replace('分值: 5', '分值: 10');
    const { statistics } = await counted({ from: '2021-11-01', to: '2021-11-30' }, { '/work/bulletin.yaml': publication, ...files });
    expect(points(statistics)).toEqual([3.33, 3.33, 3.33, 0]);
    expect([statistics.total.points, ...ranks(statistics)]).toEqual([10, 1, 1, 1, 4]);
  });

  it('count use by a higher office for items that were not printed, and accept a tier’s name for an office', async () => {
    const held = item('上报', '丁局', '动态', '2021-10-01', '状态: 留用', '上级采用: [省级]', '批示: [省长]');
    const { statistics } = await counted({ quarter: '2021Q4' }, { ...ARCHIVE, '/work/2021/issue-4/l.md': held });
    // k 5, and 10 + 3
    expect(line(statistics.sources[3] as Figures)).toEqual([2, 1, 1, 0, 0.5, 18]);
  });
});

it('count and rank the sources of one group, and of a joint item only their part', async () => {
  const joint = { '/work/2021/issue-3/f.md': item('f', '甲', '动态', '2021-09-29', 'with: [丙局]') };
  const { statistics } = await counted({ quarter: '2021Q3', group: '县区' }, { ...ARCHIVE, ...joint });
  // 甲 c f, 乙 d g h; e and j are 丙's.
  expect(statistics.sources.map((source) => [source.name, ...line(source), source.rank])).toEqual([
    ['甲县', 2, 2, 0, 0, 1, 13.5, 1],
    ['乙县', 3, 1, 1, 1, 0.3333, 11, 2],
  ]);
  expect([line(statistics.total), statistics.joint, statistics.group]).toEqual([[5, 3, 1, 1, 0.6, 24.5], 1, '县区']);
});

describe('what cannot be counted', () => {
  it('is named item by item, and the rest is counted', async () => {
    const files = {
      ...ARCHIVE,
      '/work/2021/issue-3/h.md': item('h', '乙', '动态', '2021-09-30'),
      '/work/2021/issue-3/f.md': item('f', '甲', '动态', '2021-09-29', '联合来源: [乙]'),
      '/work/2021/issue-2/c.md': item('c', '甲', '动太', '2021-06-30'),
      '/work/2021/issue-2/d.md': item('d', '乙县', '动态', '2021-06-30', '状态: 不知道'),
    };
    const { statistics, leftOut, diagnostics } = await counted({ quarter: '2021Q3' }, files);
    const named = ['2021/issue-2/c.md', '2021/issue-2/d.md', '2021/issue-3/f.md', '2021/issue-3/h.md'];
    expect([...leftOut].sort()).toEqual(named);
    expect(diagnostics.map(({ code, place }) => `${code} ${place.file}:${place.line}`)).toEqual([
      'category-known 2021/issue-2/c.md:4',
      'value-choice 2021/issue-2/d.md:6',
      'source-known 2021/issue-3/f.md:6',
      'source-known 2021/issue-3/h.md:3',
    ]);
    expect(statistics.total.submitted).toBe(3);
  });

  it('includes an issue without a known date, which may belong to any period', async () => {
    const files = { ...ARCHIVE, '/work/2021/issue-3/h.md': item('h', '乙县', '动态', '9月') };
    const { statistics, leftOut } = await counted({ quarter: '2021Q4' }, files);
    expect(leftOut).toEqual(['2021/issue-3/issue.yaml', '2021/issue-3/h.md']);
    expect(statistics.issues.before).toBe(1);
  });

  it('excludes a new issue, in which there is nothing to count', async () => {
    const { leftOut } = await counted({ quarter: '2021Q3' }, { ...ARCHIVE, '/work/2021/issue-9/issue.yaml': '期号: 9\n' });
    expect(leftOut).toEqual([]);
  });

  it('excludes issues of other times, and errors that do not affect the figures', async () => {
    const files = {
      ...ARCHIVE,
      '/work/2021/issue-1/a.md': item('a', '无此单位', '动态', '2021-06-30'),
      '/work/2021/issue-4/k.md': item('k', '丁局', '动态', '十月').replace('正文。', '> 引用'),
    };
    const { leftOut, diagnostics, statistics } = await counted({ quarter: '2021Q4' }, files);
    expect({ leftOut, diagnostics }).toEqual({ leftOut: [], diagnostics: [] });
    expect(statistics.total.used).toBe(1);
  });

  it('is everything when bulletin.yaml has errors', async () => {
    const publication = PUBLICATION.replace('类别: 动态,', '类别: 动太,');
    const { statistics, diagnostics } = await stats(memoryHost({ ...ARCHIVE, '/work/bulletin.yaml': publication }), { publication: '.' });
    expect(statistics).toBeNull();
    expect(diagnostics.map(({ code, place }) => `${code} ${place.file}:${place.line}`)).toEqual(['category-known bulletin.yaml:14']);
  });

  it('includes an issue that cannot be read, which is named', async () => {
    const host = memoryHost(ARCHIVE);
    const denied = Object.assign(new Error('denied'), { code: 'EACCES', path: '/work/2021/issue-2/d.md' });
    const readFile = (path: string) => (path === denied.path ? Promise.reject(denied) : host.readFile(path));
    const { statistics, failures } = await stats({ ...host, readFile }, { publication: '.', quarter: '2021Q3' });
    expect(failures.map(({ issue, failure }) => [issue, failure.exit])).toEqual([['/work/2021/issue-2', 3]]);
    expect(statistics?.issues.period).toBe(1);
  });
});

it('is reported for a duplicate number or title, as the figures are then too high', async () => {
  const copy = { '/work/copy/issue-2/issue.yaml': '日期: 2021-07-01', '/work/copy/issue-2/c.md': item('c', '甲', '动态', '2021-06-30') };
  const twice = { '/work/2021/issue-3/x.md': item('h', '乙县', '动态', '2021-09-30') };
  const { diagnostics } = await counted({ quarter: '2021Q3' }, { ...ARCHIVE, ...copy, ...twice });
  expect(diagnostics.map(({ code, place }) => `${code} ${place.file}`).sort()).toEqual([
    'number-unique 2021/issue-2/issue.yaml',
    'number-unique copy/issue-2/issue.yaml',
    'title-unique 2021/issue-3/x.md',
  ]);
});

it('includes use by an office without points, if others have some', async () => {
  const files = { ...ARCHIVE, '/work/2021/issue-4/k.md': item('k', '丁局', '动态', '2021-10-01', '上级采用: [省政府信息, 省委信习]') };
  const { diagnostics, statistics } = await counted({ quarter: '2021Q4' }, files);
  expect(diagnostics.map(({ code, severity, args }) => [code, severity, args])).toEqual([
    ['office-known', 'warning', { office: '省委信习', nearest: ['省委信息', '市委信息'] }],
  ]);
  expect(statistics.total.points).toBe(15);
});

it('does not require reading issues of other periods, bodies or pictures', async () => {
  const host = memoryHost({
    ...ARCHIVE,
    '/work/2021/issue-4/k.md': `${item('k', '丁局', '动态', '2021-10-01')}\n![图](images/1.png)\n`,
    '/work/2021/issue-4/images/1.png': '',
  });
  await stats(host, { publication: '.', quarter: '2022Q1' });
  const items = host.opened.filter((path) => path.endsWith('.md'));
  expect(new Set(items.map((path) => path.split('/')[3]))).toEqual(new Set(['issue-3', 'issue-4']));
  expect(host.opened.filter((path) => path.endsWith('.png'))).toEqual([]);
});

describe('the issues of a publication', () => {
  it('are found at any depth, with an issue.yaml or with items and a number; those of another publication are skipped', async () => {
    const one = item('一', '甲', '动态', '2021-07-02');
    const files = {
      '/work/bulletin.yaml': PUBLICATION,
      '/work/第1期/1.md': one,
      '/work/2021/第2期/1.md': one,
      '/work/2021/资料/说明.md': '说明',
      '/work/other/bulletin.yaml': PUBLICATION,
      '/work/other/issue-1/issue.yaml': '日期: 2021-07-02',
      '/work/other/issue-1/1.md': one,
      '/work/.git/issue-1/issue.yaml': '日期: 2021-07-02',
    };
    expect((await counted({ quarter: '2021Q3' }, files)).statistics.issues.period).toBe(2);
    const { statistics } = await stats(memoryHost(files), { publication: 'other/issue-1', quarter: '2021Q3' });
    expect(statistics?.issues.period).toBe(1);
  });

  it('may be none', async () => {
    const files = { '/work/bulletin.yaml': PUBLICATION };
    expect((await counted({ year: '2021' }, files)).statistics.sources.map((source) => [source.submitted, source.rank])).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    await expect(counted({}, files)).rejects.toBeInstanceOf(Failure);
    await expect(stats(memoryHost({ '/work/a/1.md': '' }), { publication: 'a' })).rejects.toBeInstanceOf(Failure);
  });
});
