import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { ARCHIVE, item, PUBLICATION } from '../build/small-archive.ts';
import { type Files, memoryHost } from '../memory-host.ts';
import { readPdf } from '../render/pdf-reader.ts';

async function run(argv: readonly string[], files: Files = ARCHIVE, env = {}) {
  const host = memoryHost(files, { cwd: '/work', env });
  const before = new Set(host.files.keys());
  const exit = await main(['stats', ...argv], host);
  const written = [...host.files.keys()].filter((path) => !before.has(path));
  return { exit, out: host.stdout.text, err: host.stderr.text, written, host };
}

describe('stats', () => {
  it('prints a table, and the period when none was given', async () => {
    const { exit, out, err } = await run([]);
    expect([exit, err]).toEqual([0, '没有指定时期，按最新一期所在的2021年第四季度统计\n']);
    expect(out).toContain('测试简报 2021年第四季度采用情况，1 期');
    expect((await run(['--lang', 'en'])).err).toBe('No period given; counting 2021 Q4, that of the newest issue\n');
    expect((await run(['--quarter', '2021Q3'])).err).toBe('');
  });

  it.each([
    [['--quarter', '2021Q3', '--year', '2021'], '时期只能写一种'],
    [['--from', '2021-07-01'], '起止日期要写全'],
    [['--quarter', '三季度'], '“三季度”不是季度'],
    [['nowhere'], '找不到“nowhere”'],
    [['--group', '市直'], '没有一个来源单位在“市直”这个分组里'],
    [['--format', 'ods'], '“ods”不能用于选项'],
    [['--output', ' '], '选项“--output”的内容是空的'],
    [['--format', 'item', '--category', '动太'], '“动太”不能用于选项“--category”'],
    [['--format', 'item', '--source', '无此单位'], '“无此单位”不能用于选项“--source”'],
    [['--format', 'item', '--date', '明天'], '“明天”不能用于选项“--date”'],
    [['--format', 'csv', '--output', '2021'], '是文件夹'],
    [['a', 'b'], '参数太多'],
  ])('rejects %j', async (argv, found) => {
    const { exit, err, out, written } = await run(argv);
    expect([exit, out, written]).toEqual([2, '', []]);
    expect(err).toContain(found);
  });

  it('reports that there is no issue to take the quarter from', async () => {
    const { exit, err } = await run(['--lang', 'en'], { '/work/bulletin.yaml': PUBLICATION });
    expect([exit, err]).toEqual([2, expect.stringContaining('The publication has no issue to count')]);
  });

  it('writes CSV to standard output, or to a file whose path it prints', async () => {
    const { out } = await run(['--quarter', '2021Q3', '-f', 'csv']);
    expect(parse(out, { bom: true })).toHaveLength(6);
    const file = await run(['--quarter', '2021Q3', '-f', 'csv', '-o', 'out/采用.csv']);
    expect([file.exit, file.out, file.written]).toEqual([0, 'out/采用.csv\n', ['/work/out/采用.csv']]);
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.host.files.get('/work/out/采用.csv'))).toBe(out);
  });

  it('names a workbook after publication and period by default', async () => {
    const { written } = await run(['--quarter', '2021Q3', '-f', 'xlsx'], {
      ...ARCHIVE,
      '/work/bulletin.yaml': PUBLICATION.replace('测试简报', '测/试'),
    });
    expect(written).toEqual(['/work/测试 2021年第三季度采用情况.xlsx']);
  });

  it('says why files are not counted and that the figures are incomplete, and exits with 1', async () => {
    const files = { ...ARCHIVE, '/work/2021/issue-3/h.md': item('h', '乙', '动态', '2021-09-30') };
    const { exit, err, out } = await run(['--quarter', '2021Q3'], files);
    expect(exit).toBe(1);
    expect(err).toContain('2021/issue-3/h.md:3:5  错误  来源单位“乙”不在本刊的来源单位名单里');
    expect(err).toContain('注意：有 1 个文件没有计入，数字不全：2021/issue-3/h.md\n');
    expect(out).toContain('丁局');
    const json = await run(['--quarter', '2021Q3', '--json'], files);
    expect(json.exit).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({
      version: 1,
      leftOut: ['2021/issue-3/h.md'],
      diagnostics: [{ code: 'source-known', file: '2021/issue-3/h.md', line: 3 }],
      failures: [],
      statistics: { total: { submitted: 6 } },
    });
  });

  it('makes no notice while figures are incomplete', async () => {
    const files = { ...ARCHIVE, '/work/2021/issue-3/h.md': item('h', '乙', '动态', '2021-09-30') };
    const { exit, err, out, written } = await run(['--quarter', '2021Q3', '-f', 'item', '-o', 'a.md'], files);
    expect([exit, out, written]).toEqual([1, '', []]);
    expect(err).toContain('数字不准，没有生成通报');
    const copy = { ...ARCHIVE, '/work/copy/issue-2/issue.yaml': '日期: 2021-07-01' };
    const twice = await run(['--quarter', '2021Q3', '-f', 'item'], copy);
    expect([twice.exit, twice.out]).toEqual([1, '']);
    expect(twice.err).toContain('可能重复计数');
  });

  it('counts nothing when bulletin.yaml has errors, and exits with 2', async () => {
    const files = { ...ARCHIVE, '/work/bulletin.yaml': PUBLICATION.replace('每篇: 2', '每篇: 多') };
    const { exit, err, out } = await run(['--year', '2021'], files);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain('bulletin.yaml:12:7');
    expect(JSON.parse((await run(['--year', '2021', '--json'], files)).out)).toMatchObject({ version: 1, statistics: null, leftOut: [] });
  });

  it('names an issue that cannot be read, counts the others, and exits with 3', async () => {
    const host = memoryHost(ARCHIVE);
    const denied = Object.assign(new Error('denied'), { code: 'EACCES', path: '/work/2021/issue-2' });
    let asked = 0;
    // The first look is for the issues of the publication.
    const list = (path: string) => (path === denied.path && asked++ > 0 ? Promise.reject(denied) : host.list(path));
    expect(await main(['stats', '--quarter', '2021Q3', '--json'], { ...host, list })).toBe(3);
    expect(host.stderr.text).toContain('读不了“/work/2021/issue-2”（EACCES）');
    expect(JSON.parse(host.stdout.text)).toMatchObject({ failures: [{ issue: '2021/issue-2' }], statistics: { issues: { period: 1 } } });
  });

  it('keeps an existing notice', async () => {
    const { exit, err, host } = await run(['-f', 'item', '-o', 'a.md'], { ...ARCHIVE, '/work/a.md': '改过的' });
    expect(exit).toBe(2);
    expect(err).toContain('已经存在，没有改动');
    expect(new TextDecoder().decode(host.files.get('/work/a.md'))).toBe('改过的');
  });

  it('shows bidirectional controls on a terminal and in a pipe, and writes them unchanged to a file', async () => {
    const files = { ...ARCHIVE, '/work/bulletin.yaml': PUBLICATION.replace('测试简报', '测\u200e试简报') };
    for (const format of ['csv', 'json', 'item']) {
      const host = memoryHost(files);
      const write = (text: string) => host.stdout.write(text);
      expect(await main(['stats', '--quarter', '2021Q3', '--format', format], { ...host, stdout: { isTerminal: true, write } })).toBe(0);
      expect(host.stdout.text).not.toMatch(/[\u200e\ufeff\r]/);
      const { out } = await run(['--quarter', '2021Q3', '--format', format], files);
      expect(out).not.toContain('\u200e');
      // JSON has its own escape, which scripts read as the character.
      if (format === 'json') expect(JSON.parse(out).statistics.publication).toBe('测\u200e试简报');
      const written = (await run(['--quarter', '2021Q3', '--format', format, '-o', 'a.out'], files)).host.files.get('/work/a.out');
      expect(new TextDecoder().decode(written)).not.toContain('⟨U+200E⟩');
    }
  });

  it('takes the width of the terminal from the shell', async () => {
    const widest = async (columns: string) => {
      const { out } = await run(['--quarter', '2021Q3'], ARCHIVE, { COLUMNS: columns });
      return out.split('\n').length;
    };
    expect(await widest('40')).toBeGreaterThan(await widest('80'));
    expect(await widest('wide')).toBe(await widest('80'));
  });
});

describe('on a disk', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'bulletin-stats-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  function put(path: string, content: string | Uint8Array) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), content);
  }

  async function here(...argv: string[]) {
    const said = { out: '', err: '' };
    const stream = (key: 'out' | 'err') => ({
      isTerminal: false,
      write: (text: string) => {
        said[key] += text;
      },
    });
    return { exit: await main(argv, { ...nodeHost(), cwd: home, env: {}, stdout: stream('out'), stderr: stream('err') }), ...said };
  }

  it('makes a notice that the next issue prints, with its table', async () => {
    for (const [path, content] of Object.entries(ARCHIVE)) put(path.slice('/work/'.length), String(content));
    put('2021/issue-5/issue.yaml', '日期: 2021-10-15\n');
    expect((await here('stats', '--quarter', '2021Q3', '--format', 'item', '--output', '2021/issue-5/通报.md')).exit).toBe(0);
    const built = await here('build', '2021/issue-5', '--format', 'pdf', '--fonts', 'bundled');
    expect([built.exit, built.err]).toEqual([0, expect.not.stringMatching(/错误|警告/)]);
    const { pages } = await readPdf(readFileSync(join(home, built.out.trim())));
    const lines = pages.flatMap((page) => page.lines.map(({ text }) => text.replace(/\s+/g, '')));
    expect(lines.join('')).toContain(
      '2021年第三季度信息采用情况通报。2021年第三季度，《测试简报》共编发2期，收到各单位报送信息7篇，采用4篇',
    );
    expect(lines.join('')).toContain('采用数比2021年第二季度增加2篇');
    for (const row of [
      '单位报送采用采用率得分名次',
      '甲县22100.0%13.51',
      '乙县4250.0%13.51',
      '丙局2150.0%123',
      '丁局00—04',
      '合计7457.1%39—',
    ]) {
      expect(lines).toContain(row);
    }
    // The notice is the publisher's own: the next count does not take it for a submission.
    const { out } = await here('stats', '--quarter', '2021Q4', '--json');
    expect(JSON.parse(out).statistics.total).toMatchObject({ submitted: 1, used: 1 });
  });

  it('makes one for the example, in its first section, from its publisher', async () => {
    cpSync(join(import.meta.dirname, '../../examples'), home, { recursive: true });
    mkdirSync(join(home, 'issue-14'));
    put('issue-14/issue.yaml', 'date: 2021-10-08\n');
    expect((await here('stats', '--quarter', '2021Q3', '-f', 'item', '-o', 'issue-14/01-tongbao.md')).exit).toBe(0);
    const { exit, out } = await here('check', 'issue-14', '--json');
    expect([exit, JSON.parse(out).diagnostics.filter(({ severity }: { severity: string }) => severity !== 'note')]).toEqual([0, []]);
  });

  it('gives the same workbook in every time zone', () => {
    for (const [path, content] of Object.entries(ARCHIVE)) put(path.slice('/work/'.length), String(content));
    const bin = join(import.meta.dirname, '../../bin/bulletin.js');
    const [one, ...others] = ['Asia/Shanghai', 'America/Los_Angeles', 'UTC'].map((TZ) => {
      execFileSync(process.execPath, [bin, 'stats', '--quarter', '2021Q3', '-f', 'xlsx', '-o', 'a.xlsx'], {
        cwd: home,
        env: { ...process.env, TZ },
      });
      return readFileSync(join(home, 'a.xlsx'));
    });
    expect(others).toEqual([one, one]);
  });
});
