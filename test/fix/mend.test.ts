import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import type { Files } from '../memory-host.ts';
import { packagedHost } from '../packaged-host.ts';
import { withSlips } from './slips.ts';

withSlips();

const publication = `name: 测试简报
publisher: 测试办公室
sections:
  - title: 动态
sources:
  - name: 甲县
`;
const front = '---\ntitle: 标题\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n';
const issue = 'number: 1\ndate: 2026-03-01\n';

function hostOf(files: Files, env = {}) {
  return packagedHost({ '/work/bulletin.yaml': publication, '/work/issue-1/issue.yaml': issue, ...files }, { env });
}

async function check(host: ReturnType<typeof hostOf>, ...argv: string[]) {
  const [out, err] = [host.stdout.text.length, host.stderr.text.length];
  const exit = await main(['check', 'issue-1', ...argv], host);
  return { exit, out: host.stdout.text.slice(out), err: host.stderr.text.slice(err) };
}

const textOf = (host: ReturnType<typeof hostOf>, path = '/work/issue-1/1.md') => new TextDecoder().decode(host.files.get(path));

describe('--fix', () => {
  it('fixes until nothing is left, reports it, and changes nothing on the second run', async () => {
    const host = hostOf({
      '/work/issue-1/1.md': `${front}有一处甲错。\n`,
      '/work/issue-1/2.md': `${front.replace('标题', '其二')}没有。\n`,
    });
    const first = await check(host, '--fix');
    expect(textOf(host)).toBe(`${front}有一处乙正。\n`);
    expect(first.exit).toBe(0);
    expect(first.out).not.toContain('slip');
    expect(first.err).toMatch(/^issue-1\/1\.md：2 处\n已自动改正 1 个文件，2 处\nissue-1：2 篇稿件/);

    const bytes = host.files.get('/work/issue-1/1.md');
    const second = await check(host, '--fix');
    expect(host.files.get('/work/issue-1/1.md')).toBe(bytes);
    expect(second.exit).toBe(0);
    expect(second.err).toContain('没有可以自动改正的地方\n');
  });

  it.each([
    ['GBK, CRLF', (text: string) => iconv.encode(text.replaceAll('\n', '\r\n'), 'gbk')],
    ['UTF-8 with its mark, CR', (text: string) => iconv.encode(text.replaceAll('\n', '\r'), 'utf8', { addBOM: true })],
    ['UTF-16 BE', (text: string) => iconv.encode(text, 'utf-16be', { addBOM: true })],
  ])('keeps %s', async (_, encode) => {
    const host = hostOf({ '/work/issue-1/1.md': encode(`${front}这是正文，\n有一处甲错，一处误。\n`) });
    expect((await check(host, '--fix')).exit).toBe(0);
    const expected = encode(`${front}这是正文，\n有一处乙正，一处正。\n`);
    expect(Buffer.compare(host.files.get('/work/issue-1/1.md') ?? new Uint8Array(), expected)).toBe(0);
  });

  it('reports remaining findings and their exit code', async () => {
    const host = hostOf({ '/work/issue-1/1.md': `${front.replace('甲县', '甲')}有一处误。\n` });
    const { exit, out } = await check(host, '--fix');
    expect(exit).toBe(1);
    expect(out).toContain('source-known');
    expect(out).not.toContain('slip');
    expect(textOf(host)).toContain('有一处正。');
  });

  it('respects directives and levels', async () => {
    const host = hostOf({
      '/work/bulletin.yaml': `${publication}rules: { first-slip: "off" }\n`,
      '/work/issue-1/1.md': `${front}误<!-- 忽略 second-slip：原文如此 -->，甲错。\n`,
    });
    expect((await check(host, '--fix')).err).toContain('没有可以自动改正的地方');
    expect(textOf(host)).toContain('，甲错。');
  });

  it('fixes notes as well', async () => {
    const host = hostOf({
      '/work/bulletin.yaml': `${publication}rules: { second-slip: note }\n`,
      '/work/issue-1/1.md': `${front}误。\n`,
    });
    await check(host, '--fix', '--quiet');
    expect(textOf(host)).toContain('\n正。');
  });

  it('skips and reports fixes the encoding cannot express', async () => {
    const bytes = iconv.encode(`${front}这是正文，有一处吉错，一处误。\n`, 'gbk');
    const host = hostOf({ '/work/issue-1/1.md': bytes });
    const { out, err } = await check(host, '--fix');
    const expected = iconv.encode(`${front}这是正文，有一处吉错，一处正。\n`, 'gbk');
    expect(Buffer.compare(host.files.get('/work/issue-1/1.md') ?? bytes, expected)).toBe(0);
    expect(err).toContain('issue-1/1.md:7:9：没有自动改正（rare-slip）');
    expect(err).not.toContain('可用 --fix');
    expect(out).toContain('rare-slip');
  });

  it('fixes a linked file once', async () => {
    const host = hostOf({ '/work/issue-1/1.md': `${front}误。\n`, '/work/issue-1/2.md': { link: '1.md' } });
    await check(host, '--fix');
    expect(textOf(host)).toBe(`${front}正。\n`);
    expect(host.files.has('/work/issue-1/2.md')).toBe(false);
  });

  it('reports two rules that undo each other as an internal error and writes nothing', async () => {
    const host = hostOf({ '/work/issue-1/1.md': `${front}往错。\n` });
    const { exit, err } = await check(host, '--fix');
    expect(exit).toBe(70);
    expect(err).toContain('here-slip');
    expect(textOf(host)).toContain('往错。');
  });

  it.each([
    ['EROFS', '只读'],
    ['ENOSPC', '磁盘已满，请腾出空间后重试'],
  ])('changes no file and gives advice when one cannot be replaced: %s', async (code, advice) => {
    const host = hostOf({ '/work/issue-1/1.md': `${front}误。\n` });
    const denied = Object.assign(new Error('denied'), { code, path: '/work/issue-1/1.md' });
    const { exit, err } = await check({ ...host, create: () => Promise.reject(denied) }, '--fix');
    expect(exit).toBe(3);
    expect(err).toContain(`改不了“issue-1”里的文件（${code}），稿件没有改动`);
    expect(err).toContain(advice);
    expect(textOf(host)).toBe(`${front}误。\n`);
  });

  it('does not report an internal error as a disk error', async () => {
    const host = hostOf({ '/work/issue-1/1.md': `${front}误。\n` });
    const { exit, err } = await check({ ...host, create: () => Promise.reject(new Error('a defect')) }, '--fix');
    expect(exit).toBe(70);
    expect(err).not.toContain('改不了');
  });

  it('leaves a file alone that is saved between the check and the fix', async () => {
    const host = hostOf({ '/work/issue-1/1.md': `${front}误。\n` });
    let reads = 0;
    const readFile: typeof host.readFile = (path, limit) => {
      if (path === '/work/issue-1/1.md') {
        reads += 1;
        if (reads === 2) host.files.set(path, new TextEncoder().encode(`${front}别人改过。\n`));
      }
      return host.readFile(path, limit);
    };
    const { exit, err } = await check({ ...host, readFile }, '--fix', '--lang', 'en');
    expect(exit).toBe(3);
    expect(err).toContain('“issue-1/1.md” is being changed by someone else; nothing was changed');
    expect(textOf(host)).toBe(`${front}别人改过。\n`);
  });

  it.each(['a\u0007.md', '10:30.md', 'a\\b.md'])('changes nothing under a name that not every system has: %j', async (name) => {
    const host = hostOf({ [`/work/issue-1/${name}`]: `${front}误。\n` });
    const { exit, err } = await check(host, '--fix', '--lang', 'en');
    expect(exit).toBe(2);
    expect(err).toContain('cannot be used as a file name; nothing was changed');
    expect(textOf(host, `/work/issue-1/${name}`)).toBe(`${front}误。\n`);
  });

  it('does not overwrite a save at any step between reading and replacing', async () => {
    const steps = ['readFile', 'list', 'stat', 'digest', 'create', 'rename', 'replace', 'keep', 'remove'] as const;
    const saved = new TextEncoder().encode(`${front}别人改过。\n`);
    const run = async (at: number) => {
      const host = hostOf({ '/work/issue-1/1.md': `${front}误。\n`, '/work/issue-1/2.md': `${front}误。\n` });
      let count = 0;
      const wrap =
        (kind: (typeof steps)[number]) =>
        async (...args: unknown[]) => {
          count += 1;
          if (count === at) host.files.set('/work/issue-1/1.md', saved);
          return (host[kind] as (...args: unknown[]) => unknown)(...args);
        };
      const { exit, err } = await check({ ...host, ...Object.fromEntries(steps.map((kind) => [kind, wrap(kind)])) }, '--fix');
      return { exit, err, host, count };
    };
    const { count } = await run(0);
    let conflicts = 0;
    for (let at = 1; at <= count; at += 1) {
      const { exit, err, host } = await run(at);
      expect(textOf(host), `saved at step ${at}`).toContain('别人改过。');
      expect([...host.files.keys()].filter((path) => path.includes('.bulletin.'))).toEqual([]);
      if (exit !== 3) continue;
      expect(err).toMatch(/“(issue-1\/)?1\.md”(正在被别人修改|刚刚被别人存盘)/);
      expect(new TextDecoder().decode(host.files.get('/work/issue-1/2.md'))).toBe(`${front}误。\n`);
      conflicts += 1;
    }
    expect(conflicts).toBeGreaterThan(10);
  });
});

describe('--fix-dry-run', () => {
  const files = { '/work/issue-1/1.md': `${front}第一行。\n有一处甲错。\n`.replaceAll('\n', '\r\n') };

  it('prints a diff and writes nothing', async () => {
    const host = hostOf(files);
    const before = new Map(host.files);
    const { exit, out, err } = await check(host, '--fix-dry-run');
    expect(exit).toBe(0);
    expect(out).toBe(
      [
        '--- a/issue-1/1.md',
        '+++ b/issue-1/1.md',
        '@@ -5,4 +5,5 @@',
        ' date: 2026-03-01',
        ' ---',
        ' 第一行。',
        '-有一处甲错。',
        // They look like two paragraphs (line-parted).
        '+',
        '+有一处乙正。',
        '',
      ].join('\n'),
    );
    expect(err).toContain('--fix 会改正 1 个文件，3 处；这次没有改动文件');
    expect(new Map(host.files)).toEqual(before);
  });

  it('writes nothing when combined with --fix', async () => {
    const host = hostOf(files);
    const before = new Map(host.files);
    await check(host, '--fix', '--fix-dry-run');
    expect(new Map(host.files)).toEqual(before);
  });

  it('writes no control characters to a terminal', async () => {
    const host = hostOf({ '/work/issue-1/1.md': `${front}\u001b[2J\u202e\t误。\n` });
    const stdout = { write: host.stdout.write, isTerminal: true };
    await main(['check', 'issue-1', '--fix-dry-run'], { ...host, stdout });
    expect(host.stdout.text).toContain('\u001b[31m-⟨U+001B⟩[2J⟨U+202E⟩    误。\u001b[0m\n\u001b[32m+');
    const plain = ['\u001b[31m', '\u001b[32m', '\u001b[0m', '\n'].reduce((text, own) => text.replaceAll(own, ''), host.stdout.text);
    expect(plain).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('rejects --json', async () => {
    const { exit, err } = await check(hostOf(files), '--fix-dry-run', '--json');
    expect(exit).toBe(2);
    expect(err).toContain('“--fix-dry-run”不能和“--format json”一起用');
  });
});

it('--fix --json reports what was fixed', async () => {
  const host = hostOf({ '/work/issue-1/1.md': `${front}误，误。\n` });
  const { out } = await check(host, '--fix', '--json');
  expect(JSON.parse(out)).toMatchObject({ fixed: [{ file: 'issue-1/1.md', fixes: 2 }], summary: { fixable: 0 } });
});

it('check reports how many findings --fix can fix', async () => {
  const host = hostOf({ '/work/issue-1/1.md': `${front}误，误。\n` });
  const { out, err } = await check(host);
  expect(out).toContain('    可改为：“正”\n');
  expect(err).toContain('2 个警告，其中 2 个可用 --fix 自动改正\n');
});
