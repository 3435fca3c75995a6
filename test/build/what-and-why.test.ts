import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { BULLETIN, disk, item } from './publication.ts';

const there = disk();
const path = (name: string) => join(there.home, name);
const DOCX = 'dist/测试简报第1期.docx';
const MANIFEST = 'dist/manifest.json';
const BUILD = ['build', '-f', 'docx', '-j', '1'];

/** issue-1 and, later, issue-2; each of one item. */
function put(name: string, day: string, text: string): void {
  there.put(`${name}/issue.yaml`, `date: 2026-03-${day}\n`);
  there.put(`${name}/1.md`, item(text, `${text}的正文，与别的都不同。`));
}

async function json(argv: readonly string[], host: Partial<Host> = {}) {
  const { exit, out } = await there.run([...argv, '--json'], host);
  return {
    exit,
    issues: JSON.parse(out).issues as { issue: string; state: string; stale: object | null; foreign?: string[]; notes: number }[],
  };
}

describe('a build says why', () => {
  const edit = (file: string, from: string, to: string) => writeFileSync(path(file), readFileSync(path(file), 'utf8').replace(from, to));
  const readPart: Host['readPart'] = async (file, offset, length) => {
    const part = await nodeHost().readPart(file, offset, length);
    return file.endsWith('BulletinKaiTi.ttf') && length > 12 ? part.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) : part;
  };

  it.each<[string, () => void, readonly string[], Partial<Host>, string]>([
    ['an item', () => there.put('issue-1/1.md', item('改过的')), [], {}, '有改动 1.md'],
    ['a new file', () => there.put('issue-1/2.md', item('第二篇')), [], {}, '有新文件 2.md'],
    ['the publication', () => there.put('bulletin.yaml', `${BULLETIN}\n`), [], {}, '有改动 ../bulletin.yaml'],
    ['the template', () => inManifest(/("package:[^"]*page.typ": \{\s*"bytes": )\d/, '$19'), [], {}, '模板有改动 package:jianbao/page.typ'],
    ['an option', () => {}, ['--letterhead', 'preprinted'], {}, '选项变了 --letterhead'],
    ['the date', () => {}, [], { env: { SOURCE_DATE_EPOCH: '1000000000' } }, '选项变了 SOURCE_DATE_EPOCH'],
    ['a font', () => {}, [], { readPart }, '字体变了 Bulletin KaiTi'],
    ['the program', () => edit(`issue-1/${MANIFEST}`, '"bulletin": "', '"bulletin": "0.0.'), [], {}, '程序换了版本 0.0.'],
    ['an output that is gone', () => rmSync(path(`issue-1/${DOCX}`)), [], {}, '缺少 测试简报第1期.docx'],
  ])('when it is %s', async (_, change, argv, host, reason) => {
    await there.run([...BUILD, 'issue-1', '--fonts', 'bundled']);
    change();
    const dry = await there.run([...BUILD, 'issue-1', '--fonts', 'bundled', '--dry-run', ...argv], host);
    expect([dry.exit, dry.out]).toEqual([0, expect.stringContaining(`issue-1：${reason}`)]);
    const made = await there.run([...BUILD, 'issue-1', '--fonts', 'bundled', ...argv], host);
    expect(made.err).toContain(`。原因：${reason}`);
  });

  function inManifest(from: RegExp, to: string): void {
    writeFileSync(path(`issue-1/${MANIFEST}`), readFileSync(path(`issue-1/${MANIFEST}`), 'utf8').replace(from, to));
  }
});

describe('build --check', () => {
  const check = [...BUILD, '--all', '--check'];
  beforeEach(async () => {
    put('issue-2', '09', '第二期');
    await there.run([...BUILD, '--all']);
  });

  it('finds nothing after a build', async () => {
    expect(await there.run(check)).toEqual({ exit: 0, out: '', err: '共 2 期：都是最新的\n' });
    expect(await there.run([...check, '--quiet'])).toEqual({ exit: 0, out: '', err: '' });
  });

  it.each<[string, () => void, string]>([
    ['missing', () => rmSync(path(`issue-1/${DOCX}`)), 'issue-1：缺少 测试简报第1期.docx\n'],
    ['edited', () => writeFileSync(path(`issue-1/${DOCX}`), 'edited', { flag: 'a' }), 'issue-1：被改动或损坏 测试简报第1期.docx\n'],
    ['stale', () => there.put('issue-1/1.md', item('改过的')), 'issue-1：有改动 1.md\n'],
    ['never built', () => rmSync(path('issue-1/dist'), { recursive: true }), 'issue-1：没有生成\n'],
    ['foreign', () => there.put('issue-1/dist/手工做的.docx', 'x'), 'issue-1/dist/手工做的.docx：不是生成的文件\n'],
  ])('fails for an output that is %s, and changes nothing', async (_, change, line) => {
    change();
    const before = await json(check);
    expect(before.exit).toBe(1);
    expect(await there.run(check)).toEqual({ exit: 1, out: line, err: '共 2 期：1 期是最新的，1 期有问题\n' });
    expect(await json(check)).toEqual(before);
  });
});

describe('a change in another issue', () => {
  it('changes what is found: it is checked again, and the outputs stay', async () => {
    put('issue-2', '09', '第二期');
    await there.run([...BUILD, '--all']);
    const output = readFileSync(path('issue-2/dist/测试简报第2期.docx'));
    // The same text as in issue-2: a reprint.
    there.put('issue-1/1.md', readFileSync(path('issue-2/1.md'), 'utf8').replace('title: 第二期', 'title: 别的标题'));
    there.put('issue-2/1.md', readFileSync(path('issue-2/1.md'), 'utf8'));
    const opened: string[] = [];
    const readFile: Host['readFile'] = async (file, limit) => {
      opened.push(file);
      return nodeHost().readFile(file, limit);
    };
    const { issues } = await json([...BUILD, '--all'], { readFile });
    expect(issues).toMatchObject([{ state: 'built' }, { state: 'checked', stale: { reason: 'siblings-changed', file: null } }]);
    expect(readFileSync(path('issue-2/dist/测试简报第2期.docx')).equals(output)).toBe(true);
    expect((await json([...BUILD, '--all'])).issues).toMatchObject([{ state: 'unchanged' }, { state: 'unchanged' }]);
    // The manifest is what a whole build writes.
    const renewed = readFileSync(path(`issue-2/${MANIFEST}`), 'utf8');
    await there.run([...BUILD, 'issue-2', '--force']);
    expect(readFileSync(path(`issue-2/${MANIFEST}`), 'utf8')).toBe(renewed);
  });

  it('that comes after changes nothing', async () => {
    await there.run([...BUILD, 'issue-1']);
    put('issue-2', '09', '第二期');
    expect((await json([...BUILD, 'issue-1'])).issues).toMatchObject([{ state: 'unchanged' }]);
  });

  it('that makes an error refuses the issue and leaves its outputs', async () => {
    await there.run([...BUILD, 'issue-1']);
    there.put('other/issue.yaml', 'number: 1\ndate: 2026-03-02\n');
    expect(await json([...BUILD, 'issue-1'])).toMatchObject({ exit: 1, issues: [{ state: 'refused' }] });
    expect((await there.run(['verify', 'issue-1'])).exit).toBe(0);
  });
});

describe('fonts', () => {
  it('may stand in bulletin.yaml; builds with and without the option are the same', async () => {
    there.put('bulletin.yaml', `${BULLETIN}fonts: bundled\n`);
    await there.run([...BUILD, 'issue-1', '--fonts', 'bundled']);
    const manifest = readFileSync(path(`issue-1/${MANIFEST}`), 'utf8');
    expect((await json([...BUILD, 'issue-1'])).issues).toMatchObject([{ state: 'unchanged' }]);
    await there.run([...BUILD, 'issue-1', '--force']);
    expect(readFileSync(path(`issue-1/${MANIFEST}`), 'utf8')).toBe(manifest);
  });

  it('that come to the same by another choice do not rebuild an archive', async () => {
    await there.run([...BUILD, 'issue-1', '--fonts', 'bundled']);
    const nowhere = {
      list: async (folder: string) => (/fonts?$/i.test(folder) && !folder.startsWith(there.home) ? [] : nodeHost().list(folder)),
    };
    expect((await json([...BUILD, 'issue-1'], nowhere)).issues).toMatchObject([{ state: 'unchanged' }]);
  });
});

describe('what is printed', () => {
  beforeEach(() => put('issue-2', '09', '第二期'));

  it('is one line when nothing has changed', async () => {
    await there.run([...BUILD, '--all']);
    const { out, err } = await there.run([...BUILD, '--all']);
    expect([out, err.trim().split('\n').at(-1)]).toEqual(['', expect.stringMatching(/^共 2 期：没有变化 2。/)]);
  });

  it('is nothing for what is clean with --quiet', async () => {
    expect(await there.run([...BUILD, '--all', '--quiet'])).toEqual({ exit: 0, out: '', err: '' });
    there.put('issue-2/1.md', item('第二期', '正文,正文。'));
    const { out, err } = await there.run([...BUILD, '--all', '--quiet']);
    expect(out).toBe('issue-2/dist/测试简报第2期.docx\n');
    expect(err).toMatch(/\n1 个警告。最多的：issue-2（1 个警告）\n共 2 期：/);
  });

  it('is a line of JSON for each issue with --json-lines', async () => {
    const { out } = await there.run([...BUILD, '--all', '--json-lines']);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).issue),
    ).toEqual(['issue-1', 'issue-2']);
  });
});

describe('-o -', () => {
  const written: Uint8Array[] = [];
  const host = { openStdio: () => ({ input: null, output: { write: (data: Uint8Array) => void written.push(data) } }) };

  it('writes one format to a pipe', async () => {
    expect(await there.run(['build', 'issue-1', '-f', 'docx', '-o', '-'], host)).toMatchObject({ exit: 0, out: '' });
    expect(Buffer.concat(written).subarray(0, 2).toString()).toBe('PK');
    await there.run([...BUILD, 'issue-1']);
    expect(Buffer.concat(written).equals(readFileSync(path(`issue-1/${DOCX}`)))).toBe(true);
  });

  it.each([
    ['two formats', ['build', 'issue-1', '-o', '-'], /不能写到标准输出\n\s+请用 -f 指定一种格式/],
    ['a plan', ['build', 'issue-1', '-o', '-', '-f', 'pdf', '--dry-run'], '-o - 不能与'],
    ['another command', ['verify', 'issue-1', '-o', '-'], '“-”'],
    ['an issue', ['build', '-'], '这里不能用“-”代表标准输入或输出'],
    ['a new publication', ['init', '-'], '“-”'],
    ['check without a name', ['check', '-'], '--stdin-filename'],
  ])('is refused for %s', async (_, argv, said) => {
    const { exit, err } = await there.run(argv, host);
    expect([exit, err]).toEqual([2, expect.stringMatching(said)]);
  });
});

describe('check -', () => {
  const stdin = (text: string) => ({ openStdio: () => ({ input: [Buffer.from(text)], output: null }) });

  it('checks standard input as a file of an issue, and reports that file alone', async () => {
    there.put('issue-1/2.md', item('别的', '正文,正文。'));
    const { exit, out } = await there.run(
      ['check', '-', '--stdin-filename', 'issue-1/1.md', '-f', 'line'],
      stdin(item('没存盘', '写到一半,写')),
    );
    expect(exit).toBe(0);
    expect(out).toContain('issue-1/1.md:7:5: warning:');
    expect(out).not.toContain('2.md');
    const fresh = await there.run(['check', '-', '--stdin-filename', 'issue-1/3.md', '-f', 'line'], stdin(item('新的', '正文,正文。')));
    expect(fresh.out).toContain('issue-1/3.md:7:3: warning:');
  });

  it('is refused for input without an end', async () => {
    const part = new Uint8Array(1_000_000);
    const input = (function* () {
      for (;;) yield part;
    })();
    const { exit, err } = await there.run(['check', '-', '--stdin-filename', 'issue-1/1.md'], {
      openStdio: () => ({ input, output: null }),
    });
    expect([exit, err]).toEqual([2, expect.stringContaining('标准输入太大')]);
  });

  it('is refused outside an issue, and without -', async () => {
    const outside = await there.run(['check', '-', '--stdin-filename', '1.md'], stdin(''));
    expect([outside.exit, outside.err]).toEqual([2, expect.stringContaining('“1.md”不在一期的文件夹里')]);
    expect(await there.run(['check', 'issue-1', '--stdin-filename', 'issue-1/1.md'], stdin(''))).toMatchObject({ exit: 2 });
  });
});
