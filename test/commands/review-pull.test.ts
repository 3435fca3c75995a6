import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { answers } from '../asker.ts';
import { commented, DOCX, edited, front, ISSUE, issueOf, reworded, textsOf } from '../pull/pulling.ts';

const A = `${front()}\n设置“课程表”。\n\n每月考核一次，年底总评。\n`;

/** Runs the command; `answer` is given by the user at the terminal, if there is one. */
async function run(edit: (document: Uint8Array) => Uint8Array, argv: readonly string[], answer?: boolean | null, item = A) {
  const { host, document } = await issueOf({ 'a.md': item });
  host.files.set(DOCX, edit(document));
  const isTerminal = answer !== undefined;
  const conversation = answers(...(answer === undefined ? [] : [answer]));
  let [out, err] = ['', ''];
  const exit = await main(['--lang', 'zh', 'review', 'pull', DOCX, ISSUE, ...argv], {
    ...host,
    stdin: { isTerminal },
    stdout: {
      write: (text) => {
        out += text;
      },
      isTerminal: false,
    },
    stderr: {
      write: (text) => {
        err += text;
      },
      isTerminal,
    },
    asker: async () => conversation,
  });
  return { exit, out, err, text: textsOf(host)['a.md'], remarks: textsOf(host)['a.remarks.yaml'], heard: conversation.heard };
}

const changed = A.replace('年底总评', '年终总评');
const change = reworded('年底总评', '年终总评');

describe('review pull', () => {
  it('shows what it would change, asks, and writes it', async () => {
    const { exit, out, err, text, heard } = await run(change, [], true);
    expect(exit).toBe(0);
    expect(out).toBe('anqing/issue-3/a.md\n  10: 每月考核一次，[年底→年终]总评。\n');
    expect(heard).toEqual(['把以上改动写入 1 个文件？']);
    expect(err).toBe('已写入 1 个文件；请再运行 bulletin check。\n');
    expect(text).toBe(changed);
  });

  it('writes nothing when the answer is no, or the question is cancelled', async () => {
    const no = await run(change, [], false);
    expect([no.exit, no.text, no.err]).toEqual([0, A, '没有写任何文件。\n']);
    const off = await run(change, [], null);
    expect([off.exit, off.text]).toEqual([130, A]);
  });

  it('does not write unseen changes that may undo later edits', async () => {
    const stranger = (document: Uint8Array) => {
      const parts = unzipSync(change(document));
      const properties = strFromU8(parts['docProps/custom.xml'] ?? new Uint8Array());
      return zipSync({ ...parts, 'docProps/custom.xml': strToU8(properties.replace(/[0-9a-f]{16}/, '0'.repeat(16))) });
    };
    const refused = await run(stranger, ['--yes']);
    expect([refused.exit, refused.text]).toEqual([2, A]);
    expect(refused.err).toContain('--base');
    expect(await run(stranger, [], true)).toMatchObject({ exit: 0, text: changed });
    expect(await run(stranger, ['--dry-run'])).toMatchObject({ exit: 0, text: A });
  });

  it('requires --yes where it cannot ask, and accepts it', async () => {
    const refused = await run(change, []);
    expect([refused.exit, refused.text]).toEqual([2, A]);
    expect(refused.err).toContain('这里不能询问，没有写任何文件');
    const taken = await run(change, ['--yes']);
    expect([taken.exit, taken.text]).toEqual([0, changed]);
  });

  it('rejects --yes when files changed and the document sent out is unknown', async () => {
    const { host, document } = await issueOf({ 'a.md': A });
    for (const path of [...host.files.keys()]) if (path.startsWith(`${ISSUE}/dist/`)) host.files.delete(path);
    host.files.set(DOCX, change(document));
    host.files.set(`${ISSUE}/a.md`, new TextEncoder().encode(A.replace('设置', '又设置')));
    const exit = await main(['--lang', 'zh', 'review', 'pull', DOCX, ISSUE, '--yes'], host);
    expect([exit, textsOf(host)['a.md']]).toEqual([2, A.replace('设置', '又设置')]);
    expect(host.stderr.text).toContain('找不到当初送出去的那一份，稿件后来的改动可能被改回去');
  });

  it('only shows with --dry-run', async () => {
    const { exit, out, err, text } = await run(change, ['--dry-run']);
    expect([exit, text]).toEqual([0, A]);
    expect(out).toContain('每月考核一次，[年底→年终]总评。\n');
    expect(err).toBe('试运行：要写 1 个文件，现在什么也没写。\n');
  });

  it('does not ask when nothing changed', async () => {
    expect(await run((document) => document, [], true)).toMatchObject({ exit: 0, out: '', err: '没有改动。\n', text: A, heard: [] });
  });

  it('lists the changes it leaves out, with place and remedy', async () => {
    const { err } = await run((document) => reworded('（甲县）', '（甲县委）')(reworded('年底', '年终', true)(document)), ['--yes']);
    expect(err).toBe(
      '修订按全部接受处理（2 处）。\n没有取回 1 处：\n  anqing/issue-3/a.md:10:1 署名由“来源”决定，请改稿件的“来源”\n    - …年底总评。（甲县）\n    + …年终总评。（甲县委）\n已写入 1 个文件；请再运行 bulletin check。\n',
    );
  });

  it('reports as JSON', async () => {
    const both = (document: Uint8Array) => commented(change(document), [{ on: '设置“课程表”。', author: '李', text: '好' }]);
    const { exit, out, err, remarks } = await run(both, ['--json', '--yes']);
    expect([exit, err]).toEqual([0, '']);
    const facts: unknown = JSON.parse(out);
    expect(facts).toMatchObject({
      version: 1,
      issue: ISSUE,
      files: [
        { file: 'anqing/issue-3/a.md', new: false },
        { file: 'anqing/issue-3/a.remarks.yaml', new: true },
      ],
      written: true,
      remarks: 1,
      tracked: 0,
      foundByText: [],
      leftOut: [],
    });
    expect(remarks).toContain('批注人: 李');
  });

  it('reports the errors of an issue that cannot be compared', async () => {
    const { host, document } = await issueOf({ 'a.md': A });
    host.files.set(DOCX, document);
    host.files.set(`${ISSUE}/b.md`, new TextEncoder().encode('---\ntitle: 乙\n---\n正文。\n'));
    let said = '';
    const write = (text: string) => {
      said += text;
    };
    const stream = { write, isTerminal: false };
    expect(await main(['review', 'pull', DOCX, ISSUE, '--yes'], { ...host, stdout: stream, stderr: stream })).toBe(1);
    expect(said).toContain('这一期有错误，没法和 DOCX 比对');
    expect(said).toContain('b.md');
  });

  it('prints no control character', async () => {
    const { out, err } = await run(
      (document) => edited(document, (xml) => xml.replace('测试办公室', '测试\u202e办&#x9b;公室')),
      ['--dry-run'],
      true,
    );
    expect(out + err).not.toMatch(/[\u202e\u009b]/);
    expect(err).toContain('没有取回 1 处');
  });
});
