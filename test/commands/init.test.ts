import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { build } from '../../src/build/build.ts';
import { check } from '../../src/check/check.ts';
import { main } from '../../src/cli.ts';
import type { Asker } from '../../src/host/asker.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { placeholders } from '../../src/model/placeholders.ts';
import { answers } from '../asker.ts';

const kinds = join(import.meta.dirname, '..', '..', 'examples', 'kinds');
const packaged = (name: string) => readFileSync(join(import.meta.dirname, '..', '..', 'schemas', name), 'utf8');

describe('bulletin init', () => {
  let cwd: string;
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'bulletin-init-'));
  });
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));

  const run = (...argv: string[]) => runWith(null, ...argv);

  /** Runs init with a user at the terminal who gives these answers. */
  async function runWith(person: Asker | null, ...argv: string[]) {
    let [out, err] = ['', ''];
    const stream = (keep: (text: string) => void) => ({ write: keep, isTerminal: false });
    const host = {
      ...nodeHost(),
      cwd,
      env: {},
      stdout: stream((text) => {
        out += text;
      }),
      stderr: {
        ...stream((text) => {
          err += text;
        }),
        isTerminal: person !== null,
      },
      stdin: { isTerminal: person !== null },
      asker: async () => person ?? answers(),
    };
    return { host, exit: await main(['init', ...argv], host), out, err };
  }

  /** Replaces the sample item by a real one. */
  function replaceSample(issue: string): void {
    const path = join(cwd, issue, '01-示例.md');
    const written = readFileSync(path, 'utf8').replace(placeholders.title, '岳西县推行讲学制度');
    writeFileSync(path, written.replace(/\n---\n[\s\S]*$/, '\n---\n**制定计划。**设置课程表，按月讲学。\n'));
  }

  it('writes a publication with examples that cannot be printed, and that builds once they are replaced', async () => {
    const { host, exit, out, err } = await run('jianbao');
    expect(exit).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(7);
    expect(err).toContain('bulletin build jianbao/issue-1');
    const found = (await check(host, 'jianbao/issue-1')).diagnostics.filter(({ severity }) => severity !== 'note');
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['placeholders-replaced']));
    expect(new Set(found.map(({ place }) => place.file))).toEqual(new Set(['jianbao/bulletin.yaml', 'jianbao/issue-1/01-示例.md']));
    expect((await build(host, { issue: 'jianbao/issue-1', formats: ['docx'] })).outputs).toEqual([]);

    const publication = join(cwd, 'jianbao', 'bulletin.yaml');
    writeFileSync(publication, readFileSync(publication, 'utf8').replace(placeholders.publisher, '云州市委办公室'));
    replaceSample('jianbao/issue-1');
    const { outputs, diagnostics, pages } = await build(host, { issue: 'jianbao/issue-1', formats: ['docx', 'pdf'] });
    expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect([outputs.length, pages]).toEqual([2, 2]);
  });

  it.each(readdirSync(kinds))('starts from the example of a kind, without a terminal: %s', async (kind) => {
    const { host, exit, out, err } = await run('a', '--kind', kind, '--name', '云州简讯', '--publisher', '云州市委办公室');
    expect([exit, err.includes('里面的稿件都是例子')]).toEqual([0, true]);
    expect(readFileSync(join(cwd, 'a', 'bulletin.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server:.*\n# .+ \/ .+\n刊名: 云州简讯\n编印单位: 云州市委办公室\n/,
    );
    const issue = /^(.*)\/issue\.yaml$/m.exec(out)?.[1] ?? '';
    const { diagnostics } = await check(host, issue);
    expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  it('finds a kind by its name in either language, and names all when there is none', async () => {
    expect((await run('a', '--kind', '会议简报')).out).toContain('a/issue-5/issue.yaml');
    expect((await run('b', '--kind', 'bulletin of a meeting')).out).toContain('b/issue-5/issue.yaml');
    const { exit, err } = await run('c', '--kind', '诗刊');
    expect([exit, readdirSync(cwd).sort()]).toEqual([2, ['a', 'b']]);
    expect(err).toContain('没有“诗刊”这种简报');
    for (const kind of readdirSync(kinds)) expect(err).toContain(`（${kind}）`);
    expect((await run('c', '--kind', 'huiyi', '--section', '甲')).exit).toBe(2);
  });

  it('offers the kinds at a terminal', async () => {
    const { exit, out } = await runWith(answers('yuqing', '云州舆情', '', true), 'a');
    expect([exit, out.includes('a/issue-45/01-公交.md')]).toEqual([0, true]);
    expect(readFileSync(join(cwd, 'a', 'bulletin.yaml'), 'utf8')).toContain('刊名: 云州舆情\n编印单位: 某县县委网信办\n');
  });

  it('accepts options in any spelling', async () => {
    const { host, exit } = await run(
      ...[
        '--name',
        '云州“信息”: 一 #2',
        '--publisher',
        '云州市委办公室',
        '--section',
        '动态',
        '--section',
        '- 经验',
        '--source',
        'yes',
        '--source',
        '乙县',
      ],
      ...['--to', '报=省委办公厅。', '--to', '送 ＝ 各县（区）委办公室。'],
    );
    expect(exit).toBe(0);
    replaceSample('issue-1');
    const { diagnostics } = await check(host, 'issue-1');
    expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
    const text = readFileSync(join(cwd, 'bulletin.yaml'), 'utf8');
    expect(text).toContain('对象: 各县（区）委办公室。');
    expect(text.indexOf('乙县')).toBeGreaterThan(text.indexOf('yes'));
  });

  it('gives each file a schema that lies beside it and equals the package’s', async () => {
    await run();
    const files = ['bulletin.yaml', 'issue-1/issue.yaml', 'issue-1/01-示例.md'];
    const found = files.map((file) => {
      const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)$/m.exec(readFileSync(join(cwd, file), 'utf8')) ?? [];
      return readFileSync(resolve(cwd, dirname(file), schema), 'utf8');
    });
    expect(found).toEqual(['bulletin', 'issue', 'item'].map((name) => packaged(`${name}.schema.json`)));
    const settings = JSON.parse(readFileSync(join(cwd, '.vscode', 'settings.json'), 'utf8'));
    for (const schema of Object.keys(settings['yaml.schemas'])) expect(readFileSync(join(cwd, schema), 'utf8')).toContain('"$schema"');
  });

  it('overwrites nothing', async () => {
    mkdirSync(join(cwd, 'issue-1'));
    writeFileSync(join(cwd, 'issue-1', 'issue.yaml'), '期号: 1');
    const { exit, err } = await run();
    expect(exit).toBe(2);
    expect(err).toContain('issue.yaml”已经有了，没有改动任何文件');
    expect(readdirSync(cwd)).toEqual(['issue-1']);
    expect(readFileSync(join(cwd, 'issue-1', 'issue.yaml'), 'utf8')).toBe('期号: 1');
  });

  it.each([
    [['--name', ' '], '“--name”'],
    [['--to', '省委办公厅'], '请写成 报='],
  ])('rejects %j', async (argv, expected) => {
    const { exit, err } = await run(...argv);
    expect(exit).toBe(2);
    expect(err).toContain(expected);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('asks at a terminal, shows what it will write, and writes the answers', async () => {
    const person = answers(
      '',
      '云州信息',
      '云州市委办公室',
      '市内信息、市外参考，',
      '岳西县委组织部，迎江区委组织部',
      '省委办公厅。',
      '',
      '各县（市）委。',
      true,
    );
    const { host, exit, err } = await runWith(person, 'yunzhou');
    expect(exit).toBe(0);
    expect(err).toContain('  看版面  bulletin preview yunzhou/issue-1\n');
    expect(person.heard.slice(-2)).toEqual([
      [
        '要写入这些文件：',
        '  yunzhou/bulletin.yaml',
        '  yunzhou/issue-1/issue.yaml',
        '  yunzhou/issue-1/01-示例.md',
        '  yunzhou/.vscode/settings.json',
        '  yunzhou/.vscode/bulletin.schema.json',
        '  yunzhou/.vscode/issue.schema.json',
        '  yunzhou/.vscode/item.schema.json',
      ].join('\n'),
      '现在新建“云州信息”吗？',
    ]);
    const text = readFileSync(join(cwd, 'yunzhou', 'bulletin.yaml'), 'utf8');
    expect(text.replace(/^#.*\n/gm, '')).toMatchInlineSnapshot(`
      "刊名: 云州信息
      编印单位: 云州市委办公室

      栏目:
        - 栏目名: 市内信息
        - 栏目名: 市外参考

      来源单位:
        - 名称: 岳西县委组织部
          别名: []
        - 名称: 迎江区委组织部
          别名: []

      分送:
        - 标签: 报
          对象: 省委办公厅。
        - 标签: 发
          对象: 各县（市）委。
      "
    `);
    replaceSample('yunzhou/issue-1');
    expect((await check(host, 'yunzhou/issue-1')).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each<[string, readonly string[], string | null]>([
    ['is empty', [], null],
    ['holds hidden files only', ['.git'], null],
    ['holds a file', ['稿件.docx'], '里面有 1 项：稿件.docx。'],
    ['holds many', ['c', 'a', 'b', 'd'], '里面有 4 项：a、b、c等。'],
  ])('names a folder that is not empty before it asks anything: %s', async (_, names, expected) => {
    for (const name of names) writeFileSync(join(cwd, name), '');
    const person = answers(null);
    await runWith(person);
    const before = person.heard.slice(0, -2).join('\n');
    if (expected === null) expect(before).toBe('');
    else expect(before).toContain(`文件夹“${cwd}”不是空的，${expected}`);
  });

  it('quotes the next steps for the shell', async () => {
    expect((await run("一 个'")).err).toContain("bulletin build '一 个'\\''/issue-1'\n");
    expect((await run('--yes', '--', '-x')).err).toContain('bulletin build ./-x/issue-1\n');
  });

  it('uses examples for questions left empty, and asks again after an invalid answer', async () => {
    const person = answers('', '长'.repeat(41), '', '', '', '', '', '', '', true);
    expect((await runWith(person)).exit).toBe(0);
    expect(person.heard).toContain('最多 40 个字');
    expect(readFileSync(join(cwd, 'bulletin.yaml'), 'utf8')).toContain('刊名: 工作简报\n编印单位: 某某单位办公室\n');
  });

  it.each([
    ['Ctrl-C', ['', '云州信息', null]],
    ['no', ['', '', '', '', '', '', '', '', false]],
  ])('writes nothing when the answer is %s', async (_, given) => {
    const { exit, err } = await runWith(answers(...given));
    expect([exit, err]).toEqual([130, '已取消，没有写任何文件。\n']);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it.each([
    ['--yes', ['--yes']],
    ['an option', ['--name', '云州信息']],
    ['--json', ['--json']],
  ])('asks nothing with %s', async (_, argv) => {
    const person = answers();
    expect((await runWith(person, ...argv)).exit).toBe(0);
    expect(person.heard).toEqual([]);
  });

  it('checks the target before asking', async () => {
    writeFileSync(join(cwd, 'bulletin.yaml'), '');
    const person = answers();
    const { exit, err } = await runWith(person);
    expect([exit, person.heard]).toEqual([2, []]);
    expect(err).toContain('bulletin.yaml”已经有了');
  });

  it('refuses settings that would not build, and writes nothing', async () => {
    const { exit, err } = await run('--name', 'a\u0000b');
    expect(exit).toBe(2);
    expect(err).toContain('照这样写，刊物不能生成');
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('builds with any answers, once the sample is replaced', async () => {
    const words = fc
      .array(
        fc.constantFrom(
          '云州',
          '信息',
          ': ',
          '# ',
          '{{',
          '"',
          "'",
          '- ',
          '…',
          '&',
          '*',
          '|',
          '>',
          '%',
          '@',
          '`',
          '!',
          '[',
          ']',
          '~',
          'null',
          '1',
          '“',
          '😀',
          '\\',
          '<b>',
          '龘',
          '$(x)',
          '?',
          '=',
          '\t',
        ),
        {
          minLength: 1,
          maxLength: 8,
        },
      )
      .map((parts) => parts.join(''))
      .filter((text) => text.trim() !== '');
    // A value that cannot be printed is asked again, and then left out.
    const typed = (text: string) => (/[😀\t]/u.test(text.trim()) ? [text, text.replace(/[😀\t]/gu, '').trim() || '云州'] : [text]);
    let made = 0;
    await fc.assert(
      fc.asyncProperty(words, words, words, words, words, words, words, async (...given) => {
        made += 1;
        const { host, exit, err } = await runWith(answers('', ...given.flatMap(typed), true), `p-${made}`);
        expect([exit, err.includes('缺陷')]).toEqual([0, false]);
        replaceSample(`p-${made}/issue-1`);
        const { diagnostics, outputs } = await build(host, { issue: `p-${made}/issue-1`, formats: ['docx'] });
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(outputs).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });

  it('reports a folder that cannot be written', async () => {
    const { exit, err } = await run('/proc/jianbao');
    expect(exit).toBe(3);
    expect(err).toContain('无法写入文件夹');
  });
});
