import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { commands } from '../../src/commands/index.ts';
import { formats } from '../../src/model/formats.ts';
import { reporters } from '../../src/report/reporters.ts';
import { type Files, memoryHost } from '../memory-host.ts';

const publication = `name: 测试简报
publisher: 测试办公室
sections:
  - title: 动态
sources:
  - name: 甲县
`;
const item = '---\ntitle: 标题\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n正文。\n';

/** Text without the blanks and line ends at which the help wraps. */
const joined = (text: string) => text.replace(/\s+/g, '');

async function run(argv: readonly string[], files: Files = {}, env = {}) {
  const host = memoryHost(files, { cwd: '/work', env });
  const exit = await main(argv, host);
  return { exit, out: host.stdout.text, err: host.stderr.text, written: [...host.files.keys()].filter((path) => path.includes('/dist/')) };
}

describe('likely mistakes', () => {
  const anqing: Files = { '/work/a/bulletin.yaml': publication, '/work/a/issue-1/issue.yaml': 'number: 1', '/work/a/issue-1/1.md': item };

  it('lists the neighbouring issues for a missing path', async () => {
    const { exit, err } = await run(['build', 'a/issue-2'], anqing);
    expect([exit, err]).toEqual([2, '错误：找不到“a/issue-2”\n    这里有：a/issue-1\n']);
  });

  it('rejects an item instead of its folder', async () => {
    const { exit, err } = await run(['build', 'a/issue-1/1.md', '--lang', 'en'], anqing);
    expect(exit).toBe(2);
    expect(err).toContain('“a/issue-1/1.md” is a file, not the folder of an issue');
    expect(err).toContain('Give its folder: a/issue-1');
  });

  it('rejects the publication’s own file and lists its issues', async () => {
    const { exit, err } = await run(['build', 'a/bulletin.yaml'], anqing);
    expect([exit, err]).toEqual([2, '错误：“a/bulletin.yaml”是一个文件，不是一期的文件夹\n    这里有：a/issue-1\n']);
  });

  it('rejects an empty output folder', async () => {
    const { exit, err, written } = await run(['build', 'a/issue-1', '--output', ''], anqing);
    expect(exit).toBe(2);
    expect(err).toContain('选项“--output”的内容是空的');
    expect(written).toEqual([]);
  });

  it('rejects the publication instead of an issue', async () => {
    const { exit, err } = await run(['build', 'a'], anqing);
    expect(exit).toBe(2);
    expect(err).toContain('是刊物“a”的文件夹');
    expect(err).toContain('a/issue-1');
  });

  it('reports a missing bulletin.yaml', async () => {
    const { exit, err } = await run(['build', 'b'], { '/work/b/1.md': item });
    expect(exit).toBe(2);
    expect(err).toContain('都没有 bulletin.yaml');
  });

  it('rejects a folder that is not an issue', async () => {
    const { exit, err } = await run(['build', 'a/images'], { ...anqing, '/work/a/images/x.png': 'x' });
    expect(exit).toBe(2);
    expect(err).toContain('不是一期');
  });

  it('rejects an issue without items', async () => {
    const { exit, out } = await run(['check', 'a/issue-2'], { ...anqing, '/work/a/issue-2/issue.yaml': 'number: 2\ndate: 2026-03-01\n' });
    expect(exit).toBe(1);
    expect(out).toContain('issue-items');
  });

  it('reports a number that a sibling has', async () => {
    const sibling = { '/work/a/issue-2/issue.yaml': 'number: 1\ndate: 2026-03-01\n', '/work/a/issue-2/1.md': item };
    const { exit, err, written } = await run(['build', 'a/issue-2'], { ...anqing, ...sibling });
    expect(exit).toBe(1);
    expect(err).toMatch(/a\/issue-2\/issue\.yaml:1:\d+ {2}错误.*number-unique/);
    expect(written).toEqual([]);
  });

  it('exits with 2 for an error in bulletin.yaml', async () => {
    const { exit, out } = await run(['check', 'a/issue-1'], {
      ...anqing,
      '/work/a/bulletin.yaml': publication.replace('publisher', 'publishr'),
    });
    expect(exit).toBe(2);
    expect(out).toContain('a/bulletin.yaml:2:1');
  });
});

describe('the command line', () => {
  it.each([
    [['biuld', 'x'], '没有“biuld”这个命令', 'build'],
    [['build', 'x', '--jsn'], '没有“--jsn”这个选项', '--json'],
    [['build'], '没有指定哪一期', '--all'],
    [['build', '--shard', '3/2'], '“3/2”不能用于选项', '如 3/8'],
    [['build', '--number', '12-3'], '“12-3”不能用于选项', '3-12'],
    [['build', '--since', 'soon'], '“soon”不能用于选项', '2021-07-01'],
    [['build', '-j', '0'], '“0”不能用于选项', '1 到 999'],
    [['build', 'x', '--format', 'odt'], '“odt”不能用于选项', 'docx、pdf'],
    [['check', '--lang', 'fr'], '“fr”不能用于选项', 'zh、en'],
    [['check', '--format', 'x\ny'], '“x y”不能用于选项“--format”', 'text、json'],
    [['completion', 'tcsh'], '“tcsh”不能用于参数“shell”', 'bash、zsh、fish、powershell'],
    [['preview', 'x', '--port', '65536'], '“65536”不能用于选项“--port”', '1 到 65535'],
    [['check', '--format', 'xml'], '“xml”不能用于选项', '文本 text、json、sarif、github、逐行 line'],
    [['check', '--max-warnings', '-1'], '不能用于选项“--max-warnings”', '“-1”'],
    [['check', '--max-warnings', 'few'], '不能用于选项“--max-warnings”', '“few”'],
    [['check', '--json', '--format', 'sarif'], '“--json”不能和“--format sarif”一起用', 'sarif'],
  ])('%j is answered with %s', async (argv, found, todo) => {
    const { exit, err, out } = await run(argv);
    expect(exit).toBe(2);
    expect(err).toContain(found);
    expect(err).toContain(todo);
    expect(out).toBe('');
  });

  it('prints help in the user’s language with every command and format', async () => {
    const zh = await run(['--help']);
    const en = await run(['--help', '--lang', 'en']);
    expect([zh.exit, en.exit]).toEqual([0, 0]);
    expect(zh.out).toContain('用法：');
    expect(en.out).toContain('Usage:');
    for (const { name, summary } of commands.filter((command) => !('hidden' in command))) {
      expect(zh.out).toContain(name);
      expect(joined(zh.out)).toContain(joined(summary.zh));
      expect(joined(en.out)).toContain(joined(summary.en));
    }
    const check = await run(['check', '--help']);
    for (const format of Object.keys(reporters)) expect(check.out).toContain(format);
    const build = await run(['build', '--help']);
    for (const format of Object.keys(formats)) expect(build.out).toContain(format);
  });

  it('names no placeholder in English in a Chinese help', async () => {
    const lines = commands.flatMap((command) =>
      'subcommands' in command
        ? command.subcommands.map((inner) => [command.name, inner.name])
        : 'hidden' in command
          ? []
          : [[command.name]],
    );
    for (const words of lines) {
      const { out } = await run([...words, '--help']);
      expect([words, out.match(/[<[](?!shell\b)[a-z=]+\W/g) ?? []]).toEqual([words, []]);
    }
  });

  it('gives each choice its Chinese name in a Chinese help, and takes it', async () => {
    const helps = await Promise.all(
      [['build'], ['check'], ['stats'], ['preview'], ['completion']].map((words) => run([...words, '--help'])),
    );
    expect(helps.map(({ out }) => out.match(/choices:|default:/))).toEqual(helps.map(() => null));
    const named = helps.flatMap(({ out }) => [
      ...joined(out).matchAll(/([\u4e00-\u9fff]+)(office-first|bundled|review|final|full|preprinted|text|line|table|item)(?=[、）])/g),
    ]);
    expect(new Set(named.map(([found]) => found))).toEqual(
      new Set([
        '本机优先office-first',
        '只用随包bundled',
        '送审review',
        '定稿final',
        '全印full',
        '套红preprinted',
        '文本text',
        '逐行line',
        '表格table',
        '通报item',
      ]),
    );
    const files = { '/work/bulletin.yaml': publication, '/work/issue-1/issue.yaml': 'number: 1\n', '/work/issue-1/a.md': item };
    const [zh, en] = [await run(['check', '-f', '逐行', 'issue-1'], files), await run(['check', '-f', 'line', 'issue-1'], files)];
    expect(zh).toEqual(en);
    const wrong = await run(['build', '--stage', '终稿', 'issue-1'], files);
    expect([wrong.exit, wrong.err]).toEqual([2, expect.stringContaining('可用的有：送审 review、定稿 final')]);
  });

  it('prints help when called without a command', async () => {
    const { exit, out, err } = await run([]);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toMatch(/^用法：/);
    expect(err).not.toContain('错误');
  });

  it('says where options go, in the user’s language', async () => {
    expect((await run(['build', '--help'])).out).toContain('bulletin build [选项] [一期…]');
    expect((await run(['build', '--help', '--lang', 'en'])).out).toContain('bulletin build [options] [issue...]');
  });
});

it('prints nothing but the diagnostics on standard output with check --json', async () => {
  const files = { '/work/bulletin.yaml': publication, '/work/issue-1/1.md': item.replace('甲县', '甲') };
  const { exit, out } = await run(['check', 'issue-1', '--json'], files);
  expect(exit).toBe(1);
  const answer = JSON.parse(out);
  expect(answer.summary).toMatchObject({ error: 1 });
  expect(answer.diagnostics).toContainEqual(expect.objectContaining({ code: 'source-known', file: 'issue-1/1.md', line: 3, column: 9 }));
});

it('reports an internal error with what to send in', async () => {
  const host = memoryHost({ '/work/bulletin.yaml': publication, '/work/issue-1/1.md': item });
  const broken = { ...host, list: () => Promise.reject(new TypeError('x is not a function')) };
  expect(await main(['build', 'issue-1'], broken)).toBe(70);
  expect(host.stderr.text).toContain('bulletin 自身出错');
  expect(host.stderr.text).toContain('x is not a function');
});

it('exits with 3 for a folder without read permission', async () => {
  const host = memoryHost({ '/work/bulletin.yaml': publication, '/work/issue-1/1.md': item });
  const denied = Object.assign(new Error('denied'), { code: 'EACCES', path: '/work/issue-1' });
  expect(await main(['build', 'issue-1'], { ...host, list: () => Promise.reject(denied) })).toBe(3);
  expect(host.stderr.text).toContain('/work/issue-1');
});

it.each(['check', 'build'])('%s continues with the other issues, and reports the failure to scripts', async (command) => {
  const files = { 'bulletin.yaml': publication, 'issue-1/1.md': item, 'issue-2/1.md': item.replace('甲县', '甲') };
  const host = memoryHost(Object.fromEntries(Object.entries(files).map(([path, text]) => [`/work/${path}`, text])));
  const denied = (path: string) => Object.assign(new Error('denied'), { code: 'EACCES', path });
  const readFile = (path: string) => (path === '/work/issue-1/1.md' ? Promise.reject(denied(path)) : host.readFile(path));
  expect(await main([command, 'issue-1', 'issue-2', '--json'], { ...host, readFile })).toBe(3);
  expect(host.stdout.text).toContain('读不了“/work/issue-1/1.md”（EACCES）');
  expect(host.stdout.text).toContain('source-known');
});

describe('habits from other programs', () => {
  it.each([
    [['help'], ['--help']],
    [
      ['help', 'check'],
      ['check', '--help'],
    ],
    [
      ['help', 'review', 'pull'],
      ['review', 'pull', '--help'],
    ],
    [['-v'], ['--version']],
  ])('%j means %j', async (argv, meant) => {
    expect(await run(argv)).toEqual(await run(meant));
  });

  it('accepts --no-color in any position', async () => {
    const files = {
      '/work/bulletin.yaml': publication,
      '/work/issue-1/issue.yaml': 'number: 1',
      '/work/issue-1/1.md': item.replace('甲县', '乙县'),
    };
    const runAtTerminal = async (...argv: string[]) => {
      const written: string[] = [];
      const terminal = { isTerminal: true, columns: 80, write: (text: string) => void written.push(text) };
      await main(argv, { ...memoryHost(files, { cwd: '/work', env: {} }), stdout: terminal, stderr: terminal });
      return written.join('');
    };
    expect(await runAtTerminal('check', 'issue-1')).toContain('\u001b[31m');
    for (const argv of [
      ['--no-color', 'check', 'issue-1'],
      ['check', 'issue-1', '--no-color'],
    ]) {
      const plain = await runAtTerminal(...argv);
      expect(plain).toContain('source-known');
      expect(plain).not.toContain('\u001b');
    }
  });
});
