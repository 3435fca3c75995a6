import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { answers } from '../asker.ts';
import { commented, DOCX, edited, front, ISSUE, issueOf, reworded, textsOf } from '../pull/pulling.ts';

const A = `${front()}\n设置“课程表”。\n\n每月考核一次，年底总评。\n`;
const B = `${front({ title: '乙县开展比武', source: '乙县' })}\n乙县组织部开展岗位比武。\n`;

interface Desk {
  readonly argv?: readonly string[];
  /** The user's answer; no terminal if omitted. */
  readonly answer?: boolean;
  /** Whether the diff goes to a terminal. */
  readonly seen?: boolean;
  /** Changes the first item's file after the document was sent out. */
  readonly meanwhile?: string;
  readonly keepDist?: boolean;
}

/** The output of the command in each language. */
async function said(language: 'zh' | 'en', edit: (document: Uint8Array) => Uint8Array, desk: Desk = {}) {
  const { argv = ['--dry-run'], answer, seen = false, meanwhile, keepDist = true } = desk;
  const { host, document } = await issueOf({ 'a.md': A, 'b.md': B }, { keepDist });
  host.files.set(DOCX, edit(document));
  if (meanwhile !== undefined) host.files.set(`${ISSUE}/a.md`, new TextEncoder().encode(meanwhile));
  const conversation = answers(...(answer === undefined ? [] : [answer]));
  const told = { out: '', err: '' };
  const stream = (key: 'out' | 'err', isTerminal: boolean) => ({
    isTerminal,
    write: (text: string) => {
      told[key] += text;
    },
  });
  const exit = await main(['--lang', language, 'review', 'pull', DOCX, ISSUE, ...argv], {
    ...host,
    stdin: { isTerminal: answer !== undefined },
    stdout: stream('out', seen),
    stderr: stream('err', answer !== undefined),
    asker: async () => conversation,
  });
  return { exit, ...told, heard: conversation.heard, texts: textsOf(host) };
}

const one = reworded('年底总评', '年终总评');
const two = (document: Uint8Array) => one(reworded('岗位比武', '岗位大比武')(document));
const same = (document: Uint8Array) => document;
const control = /<w:sdt><w:sdtPr>(?:(?!<\/w:sdtPr>).)*w:val="b\.md".*?<\/w:sdt>/s;
const unwrapped = (xml: string) => xml.replace(/<w:sdt><w:sdtPr>.*?<\/w:sdtPr><w:sdtContent>(.*?)<\/w:sdtContent><\/w:sdt>/gs, '$1');
const remark = (on: string) => ({ on, author: '李', text: '好' });

describe('the closing line in English', () => {
  it.each([
    ['nothing was edited', same, {}, 'Nothing has changed.\n'],
    ['one file would change', one, {}, 'Dry run: 1 file to write; nothing was written.\n'],
    ['two would', two, {}, 'Dry run: 2 files to write; nothing was written.\n'],
    ['one was written', one, { argv: ['--yes'] }, 'Wrote 1 file; run bulletin check next.\n'],
    ['two were', two, { argv: ['--yes'] }, 'Wrote 2 files; run bulletin check next.\n'],
    ['the answer was no', one, { argv: [], answer: false }, 'Nothing was written.\n'],
  ])('%s', async (_, edit, desk, expected) => {
    expect((await said('en', edit, desk)).err).toBe(expected);
  });

  it('when nothing can be applied', async () => {
    const masthead = reworded('测试办公室', '测试办');
    const english = await said('en', masthead);
    expect(english.err).toMatch(
      /^Not applied \(1\):\n {2}not part of an item .*\n {4}- 测试办公室 2026年3月1日\n[^\n]*\nNothing was written\.\n$/,
    );
    expect((await said('zh', masthead)).err).toMatch(/^没有取回 1 处：\n[\s\S]*没有写任何文件。\n$/);
  });

  it.each([
    ['one file', one, 'Write these changes to 1 file?'],
    ['two', two, 'Write these changes to 2 files?'],
  ])('and the question: %s', async (_, edit, expected) => {
    const { heard, texts } = await said('en', edit, { argv: [], answer: true });
    expect(heard).toEqual([expected]);
    expect(texts['a.md']).toContain('年终总评');
  });
});

describe('reports the document compared with', () => {
  it.each([
    ['zh', '送出之后稿件又改过：两边的改动都保留。\n'],
    ['en', 'The items changed after the document was sent out; both sets of changes are kept.\n'],
  ] as const)('files that changed meanwhile, in %s', async (language, expected) => {
    const { err, out } = await said(language, one, { meanwhile: A.replace('设置', '公布') });
    expect(err.split('\n')[0]).toBe(expected.trim());
    expect(out).toContain('每月考核一次，[年底→年终]总评。');
  });

  it('reports that the build sent out is gone', async () => {
    const { err } = await said('en', one, { meanwhile: A.replace('设置', '公布'), keepDist: false });
    expect(err).toMatch(/^Note: the items changed after the document was sent out, and that build is gone\./);
  });

  it.each([
    ['zh', '文件里的标识丢了，按文字认出：a.md、b.md\n'],
    ['en', 'The document’s markers are lost; matched by text: a.md, b.md\n'],
  ] as const)('items found by their text, in %s', async (language, expected) => {
    expect((await said(language, (document) => edited(document, unwrapped))).err).toContain(expected);
  });

  it('tracked changes', async () => {
    expect((await said('en', reworded('年底', '年终', true))).err).toContain('All tracked changes were accepted (2).\n');
  });

  it('comments that are kept', async () => {
    const first = (document: Uint8Array) => commented(document, [remark('设置“课程表”。')]);
    const both = (document: Uint8Array) => commented(document, [remark('设置“课程表”。'), remark('乙县组织部开展岗位比武。')]);
    expect((await said('zh', first)).err).toContain('批注 1 条，存在稿件旁边的 .remarks.yaml 里。\n');
    expect((await said('en', first)).err).toContain('1 comment saved beside the items, in .remarks.yaml.\n');
    expect((await said('en', both)).err).toContain('2 comments saved beside the items, in .remarks.yaml.\n');
  });

  it('changes left to the editor: removed, added and identical ones', async () => {
    const gone = await said('zh', (document) => edited(document, (xml) => xml.replace(control, '')));
    expect(gone.err).toContain('整篇稿件被删，文件没有动；不用的请写“状态: 留用”\n    - 乙县开展比武。\n没有写任何文件。\n');
    const long = '框里的字很长。'.repeat(20);
    const box = `<w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>${long}</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r>`;
    const boxed = await said('zh', (document) =>
      edited(document, (xml) => xml.replace(/(<w:r>(?:(?!<w:r>).)*乙县组织部)/s, (run) => `${box}${run}`)),
    );
    expect(boxed.err).toContain(`文本框里的字不属于正文，没有取回\n    + ${long.slice(0, 80)}…\n`);
    const bold = await said('zh', (document) =>
      edited(document, (xml) => xml.replace(/<w:rPr>((?:(?!<\/w:rPr>).)*<\/w:rPr><w:t[^>]*>乙县组织部)/s, '<w:rPr><w:b/>$1')),
    );
    expect(bold.err).toContain('只改了加粗，请在稿件里用 ** 标出\n    “乙县组织部开展岗位比武。”\n');
  });
});

it('marks changes by colour and lines at a terminal', async () => {
  const { out } = await said('en', one, { seen: true });
  expect(out).toContain('每月考核一次，\u001b[9;31m年底\u001b[0m\u001b[4;32m年终\u001b[0m总评。');
});

describe('an issue with errors', () => {
  const broken = A.replace('source: 甲县\n', '');

  it('is rejected in English', async () => {
    const { exit, err, out } = await said('en', one, { meanwhile: broken });
    expect([exit, err]).toEqual([1, 'The issue has errors and cannot be compared with the DOCX. Fix them and pull again.\n']);
    expect(out).toContain('a.md');
  });

  it('is given as JSON', async () => {
    const { exit, err, out } = await said('zh', one, { meanwhile: broken, argv: ['--json', '--yes'] });
    expect([exit, err]).toEqual([1, '']);
    const facts: unknown = JSON.parse(out);
    expect(facts).toMatchObject({ version: 1, issue: ISSUE, summary: { error: 1 }, diagnostics: [{ severity: 'error' }] });
  });
});
