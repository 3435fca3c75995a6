import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { ARCHIVE, item, PUBLICATION } from '../build/small-archive.ts';
import { type Files, memoryHost } from '../memory-host.ts';

async function stats(argv: readonly string[], files: Files = ARCHIVE) {
  const host = memoryHost(files);
  const exit = await main(['stats', ...argv], host);
  return { exit, out: host.stdout.text, err: host.stderr.text, host };
}

describe('the heading names the period', () => {
  it.each([
    [
      ['--year', '2021'],
      '测试简报 2021年采用情况，4 期\n2020年没有刊期，不作比较',
      '测试简报 2021, issues: 4\nNo issues in 2020: nothing to compare with',
    ],
    [
      ['--from', '2021-07-01', '--to', '2021-09-30'],
      '测试简报 2021年7月1日至2021年9月30日采用情况，2 期\n增减与2021年3月31日至2021年6月30日（1 期）相比',
      '测试简报 2021-07-01 to 2021-09-30, issues: 2\n± is the change from 2021-03-31 to 2021-06-30 (issues: 1)',
    ],
    [['--quarter', '2021Q3', '--group', '县区'], '测试简报 2021年第三季度采用情况（县区），2 期\n', '测试简报 2021 Q3 (县区), issues: 2\n'],
  ] as const)('%j', async (argv, zh, en) => {
    expect((await stats(argv)).out.startsWith(zh)).toBe(true);
    expect((await stats([...argv, '--lang', 'en'])).out.startsWith(en)).toBe(true);
  });
});

it('a notice says when the number of items used is unchanged', async () => {
  const files = {
    ...ARCHIVE,
    '/work/2021/issue-4/l.md': item('l', '丁局', '动态', '2021-10-01'),
    '/work/2021/issue-4/m.md': item('m', '丁局', '动态', '2021-10-01'),
    '/work/2021/issue-4/n.md': item('n', '丁局', '动态', '2021-10-01'),
  };
  expect((await stats(['--quarter', '2021Q4', '-f', 'item'], files)).out).toContain('采用4篇，采用率100.0%，采用数与2021年第三季度持平。');
  expect((await stats(['--quarter', '2021Q4', '-f', 'item'])).out).toContain('采用数比2021年第三季度减少3篇。');
});

it('a combining mark takes no column of its own', async () => {
  const files = { ...ARCHIVE, '/work/bulletin.yaml': PUBLICATION.replace('甲县', 'e\u0301县').replace('乙县', 'e县') };
  const lines = (await stats(['--quarter', '2021Q3'], files)).out.split('\n');
  const plain = lines.find((line) => line.startsWith('e县')) ?? '';
  const marked = lines.find((line) => line.startsWith('e\u0301县')) ?? '';
  expect(marked.indexOf('  ', 3)).toBe(plain.indexOf('  ', 2) + 1);
});

it('a workbook names its columns beyond the twenty-sixth AA and so on', async () => {
  const categories = Array.from({ length: 12 }, (_, at) => `类${at + 1}`);
  const sections = categories.map((name) => `  - {栏目名: ${name}}\n`).join('');
  const { out, host } = await stats(['--quarter', '2021Q3', '-f', 'xlsx'], {
    '/work/bulletin.yaml': `刊名: 测试简报\n编印单位: 测试办公室\n栏目:\n${sections}来源单位:\n  - {名称: 甲县}\n`,
    '/work/issue-1/issue.yaml': '日期: 2021-07-01\n',
    '/work/issue-1/a.md': item('a', '甲县', '类12', '2021-07-01'),
  });
  const { Sheets } = read(host.files.get(`/work/${out.trim()}`), { type: 'array' });
  const [headings = [], first = []] = utils.sheet_to_json<unknown[]>(Sheets.按类别 ?? {}, { header: 1 });
  expect(headings.at(-2)).toBe('类12采用');
  expect([headings.length, first.at(-3), first.at(-2)]).toEqual([37, 1, 1]);
  expect(Sheets.按类别?.AA1?.v).toBe(headings[26]);
});

it('an issue with an invalid date is named and not counted, and one without a date or items adds nothing', async () => {
  const wrong = await stats(['--quarter', '2021Q3'], { ...ARCHIVE, '/work/2021/issue-2/issue.yaml': '日期: 2021年13月1日\n' });
  expect(wrong.exit).toBe(1);
  expect(wrong.err).toContain('2021/issue-2/issue.yaml:1:5  错误');
  expect(wrong.out).toContain('采用情况，1 期');
  const empty = await stats(['--quarter', '2021Q3'], { ...ARCHIVE, '/work/2021/issue-9/issue.yaml': '期号: 9\n' });
  expect(empty.out).toContain('采用情况，2 期');
});
