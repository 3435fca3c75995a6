import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { build, check } from '../../src/build.ts';
import { main } from '../../src/cli.ts';
import { nodeHost } from '../../src/host-node.ts';

const packaged = (name: string) => readFileSync(join(import.meta.dirname, '..', '..', 'schemas', name), 'utf8');

describe('bulletin init', () => {
  let cwd: string;
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'bulletin-init-'));
  });
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));

  async function run(...argv: string[]) {
    let [out, err] = ['', ''];
    const stream = (keep: (text: string) => void) => ({ write: keep, isTerminal: false });
    const host = {
      ...nodeHost(),
      cwd,
      env: {},
      stdout: stream((text) => {
        out += text;
      }),
      stderr: stream((text) => {
        err += text;
      }),
    };
    return { host, exit: await main(['init', ...argv], host), out, err };
  }

  it('writes a publication that builds at once, without a finding above a note', async () => {
    const { host, exit, out, err } = await run('jianbao');
    expect(exit).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(7);
    expect(err).toContain('bulletin build jianbao/issue-1');
    const { outputs, diagnostics, pages } = await build(host, { issue: 'jianbao/issue-1', formats: ['docx', 'pdf'] });
    expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect([outputs.length, pages]).toEqual([2, 2]);
  });

  it('takes what it is told, however it is written', async () => {
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
    const { diagnostics } = await check(host, 'issue-1');
    expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
    const text = readFileSync(join(cwd, 'bulletin.yaml'), 'utf8');
    expect(text).toContain('对象: 各县（区）委办公室。');
    expect(text.indexOf('乙县')).toBeGreaterThan(text.indexOf('yes'));
  });

  it('refers each file to a schema that lies beside it and is the package’s', async () => {
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
    [['--name', ' '], '“--name <name>”'],
    [['--to', '省委办公厅'], '报=…'],
  ])('complains of %j', async (argv, expected) => {
    const { exit, err } = await run(...argv);
    expect(exit).toBe(2);
    expect(err).toContain(expected);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('says so where nothing can be written', async () => {
    const { exit, err } = await run('/proc/jianbao');
    expect(exit).toBe(3);
    expect(err).toContain('写不进文件夹');
  });
});
