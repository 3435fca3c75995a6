import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { nodeHost } from '../../src/host/node/index.ts';

/** Whole commands in a folder of their own on a real disk. */

const publication = `name: 测试简报
publisher: 测试办公室
sections: [{ title: 动态 }]
sources: [{ name: 甲县 }]
`;
const item = (title: string, body = '正文。') => `---\ntitle: ${title}\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n${body}\n`;

let home = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bulletin-build-'));
  put('bulletin.yaml', publication);
  put('issue-1/issue.yaml', 'date: 2026-03-02\n');
  put('issue-1/1.md', item('第一篇'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(join(home, path, '..'), { recursive: true });
  writeFileSync(join(home, path), text);
}

async function run(...argv: string[]) {
  return runIn({}, ...argv);
}

async function runIn(env: Record<string, string>, ...argv: string[]) {
  const said = { out: '', err: '' };
  const stream = (key: 'out' | 'err') => ({
    isTerminal: false,
    write: (text: string) => {
      said[key] += text;
    },
  });
  const host = { ...nodeHost(), cwd: home, env, stdout: stream('out'), stderr: stream('err') };
  return { exit: await main([...argv, ...(argv[0] === 'build' ? ['--fonts', 'bundled'] : [])], host), ...said };
}

const outputs = ['测试简报第1期.docx', '测试简报第1期.pdf'];

describe('build', () => {
  it('writes both formats into dist, prints their paths on standard output and the summary on standard error', async () => {
    const { exit, out, err } = await run('build', 'issue-1');
    expect(exit).toBe(0);
    expect(readdirSync(join(home, 'issue-1/dist')).sort()).toEqual(['manifest.json', ...outputs]);
    expect(out.trim().split('\n')).toEqual(outputs.map((name) => join('issue-1', 'dist', name)));
    expect(err).toMatch(/^issue-1：1 页，1 篇稿件，2 个文件，(?:\d+ 毫秒|[\d.]+ 秒)\n$/);
  });

  it('writes the format and folder given by options', async () => {
    const { exit } = await run('build', 'issue-1', '--format', 'pdf', '--output', 'out/pdf');
    expect(exit).toBe(0);
    expect(readdirSync(join(home, 'out/pdf')).sort()).toEqual(['issue-1.manifest.json', outputs[1]]);
    expect(readdirSync(join(home, 'issue-1'))).not.toContain('dist');
  });

  it.each([
    [['--format', 'docx', 'issue-1'], ['.docx']],
    [
      ['-f', 'PDF,docx', 'issue-1'],
      ['.pdf', '.docx'],
    ],
    [
      ['issue-1', '-f', 'docx', '-f', 'pdf', '-f', 'docx'],
      ['.docx', '.pdf'],
    ],
  ])('accepts formats in any order and spelling, and does not take the issue for a format: %j', async (argv, endings) => {
    const { exit, out } = await run('build', ...argv);
    expect(exit).toBe(0);
    expect(out.match(/\.\w+$/gm)).toEqual(endings);
  });

  it('gives each of several issues its own subfolder of one output folder', async () => {
    put('issue-2/issue.yaml', 'date: 2026-03-09\n');
    put('issue-2/1.md', item('第二篇'));
    const { exit } = await run('build', 'issue-1', 'issue-2', '--output', 'out', '--format', 'docx');
    expect(exit).toBe(0);
    expect(readdirSync(join(home, 'out')).sort()).toEqual(['issue-1', 'issue-2']);
    expect(readdirSync(join(home, 'out/issue-2')).sort()).toEqual(['issue-2.manifest.json', '测试简报第2期.docx']);
  });

  it('--json describes every issue, failed ones too, and exits with the highest code', async () => {
    put('issue-2/issue.yaml', 'date: 2026-03-09\n');
    put('issue-2/1.md', item('第二篇').replace('甲县', '乙县'));
    const { exit, out } = await run('build', 'issue-1', 'issue-2', 'issue-3', '--json');
    expect(exit).toBe(2);
    const { version, issues } = JSON.parse(out);
    expect(version).toBe(1);
    expect(issues).toMatchObject([
      { issue: 'issue-1', failure: null, diagnostics: [], pages: 1, items: 1, outputs: [{ format: 'docx' }, { format: 'pdf' }] },
      { issue: 'issue-2', failure: null, outputs: [], diagnostics: [{ code: 'source-known', file: 'issue-2/1.md', line: 3 }] },
      { issue: 'issue-3', failure: { message: '找不到“issue-3”' }, outputs: [] },
    ]);
  });

  it('leaves old outputs unchanged when there is an error', async () => {
    await run('build', 'issue-1');
    const before = outputs.map((name) => readFileSync(join(home, 'issue-1/dist', name)));
    put('issue-1/2.md', item('第二篇', '> 引用'));
    const { exit, err } = await run('build', 'issue-1');
    expect(exit).toBe(1);
    expect(err).toContain('issue-1/2.md:7:1');
    expect(err).toContain('没有生成文件');
    expect(outputs.map((name) => readFileSync(join(home, 'issue-1/dist', name)))).toEqual(before);
  });

  it('reports an output folder that cannot be written', async () => {
    put('taken', 'a file where a folder should be');
    const { exit, err, out } = await run('build', 'issue-1', '--output', 'taken/dist');
    expect(exit).toBe(3);
    expect(err).toContain(`无法写入文件夹“${join(home, 'taken', 'dist')}”`);
    expect(err).toContain('--output');
    expect(out).toBe('');
  });

  it('gives the same bytes again', async () => {
    const bytes = async () => {
      await run('build', 'issue-1');
      return outputs.map((name) => readFileSync(join(home, 'issue-1/dist', name)));
    };
    expect(await bytes()).toEqual(await bytes());
  });
});

describe('SOURCE_DATE_EPOCH', () => {
  it('sets the date of the document and changes nothing that is printed', async () => {
    const { readPdf } = await import('../render/pdf-reader.ts');
    const built = async (env: Record<string, string>) => {
      expect((await runIn(env, 'build', 'issue-1')).exit).toBe(0);
      return readPdf(readFileSync(join(home, 'issue-1/dist', '测试简报第1期.pdf')));
    };
    const [plain, dated, nonsense] = [
      await built({}),
      await built({ SOURCE_DATE_EPOCH: '1000000000' }),
      await built({ SOURCE_DATE_EPOCH: 'soon' }),
    ];
    expect(plain.info.CreationDate).toContain('20260302');
    expect(dated.info.CreationDate).toContain('20010909');
    expect(nonsense.info.CreationDate).toBe(plain.info.CreationDate);
    expect(dated.pages.map(({ text }) => text)).toEqual(plain.pages.map(({ text }) => text));
  });
});

describe('a character without a glyph', () => {
  it('is reported as an error at each of its places', async () => {
    put('issue-1/1.md', item('第一篇', '头一行。\n\n生僻字\u{1F9FF}在此。'));
    const { exit, err } = await run('build', 'issue-1');
    expect(exit).toBe(1);
    expect(err).toContain('issue-1/1.md:9:4  错误  “\u{1F9FF}”（U+1F9FF）');
    expect(err).toContain('在仿宋和备用字体里都没有字形');
    expect(err).toContain('glyph-available');
  });
});

describe('a template', () => {
  it('that does not compile is reported with file, line and message', async () => {
    put('bulletin.yaml', `${publication}template: ours\n`);
    put('ours/page.typ', '#let x = 1\n#let y = z\n');
    const { exit, err } = await run('build', 'issue-1');
    expect(exit).toBe(2);
    expect(err).toContain(`模板有误：${join(home, 'ours', 'page.typ')}:2:10：unknown variable: z`);
  });

  it('that does not exist is an error in bulletin.yaml', async () => {
    put('bulletin.yaml', `${publication}template: theirs\n`);
    const { exit, out } = await run('check', 'issue-1');
    expect(exit).toBe(2);
    expect(out).toContain('bulletin.yaml:5:11  错误  找不到模板“theirs”');
  });
});
