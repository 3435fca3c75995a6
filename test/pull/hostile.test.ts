import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/failures.ts';
import { pullIssue } from '../../src/review/pull-issue.ts';
import { docx, paragraph } from '../import/docx-maker.ts';
import { DOCX, edited, front, ISSUE, issueOf, pull, textsOf } from './pulling.ts';

const A = `${front()}\n设置“课程表”，邀请10名负责人授课。\n\n每月考核一次。\n`;

async function refusal(document: (own: Uint8Array) => Uint8Array): Promise<string> {
  const { host, document: own } = await issueOf({ 'a.md': A });
  const before = textsOf(host);
  host.files.set(DOCX, document(own));
  const failure: unknown = await pullIssue(host, DOCX, { issue: ISSUE }).catch((error: unknown) => error);
  expect(textsOf(host)).toEqual(before);
  if (!(failure instanceof Failure)) throw failure;
  return failure.found.zh;
}

describe('a file that is not a document of the issue is rejected', () => {
  it.each([
    ['with a million elements within one another', () => docx({ body: '<w:p>'.repeat(1_000_000) }), /超出任何一期简报的规模/],
    ['with two million elements beside one another', () => docx({ body: '<w:p/>'.repeat(2_000_000) }), /超出任何一期简报的规模/],
    [
      'with a part that swells a thousandfold',
      () => docx({ body: paragraph('正文'), parts: { 'word/media/a.png': new Uint8Array(63_000_000) } }),
      /超出任何一期简报的规模/,
    ],
    ['that is damaged', (own: Uint8Array) => own.slice(0, own.length >> 1), /损坏/],
    ['that is no DOCX', () => new TextEncoder().encode('正文'), /不是 DOCX/],
    [
      'that is encrypted or old',
      () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]),
      /加了密，或是旧的/,
    ],
    ['of somebody else', () => docx({ body: paragraph('一篇新来的稿件，和这一期没有一个字相同。') }), /没有这一期的稿件/],
  ])('%s', async (_, document, expected) => {
    expect(await refusal(document)).toMatch(expected);
  });

  it('that does not exist', async () => {
    const { host } = await issueOf({ 'a.md': A });
    await expect(pullIssue(host, '/work/none.docx', { issue: ISSUE })).rejects.toMatchObject({
      found: { en: 'Not found: “/work/none.docx”' },
    });
  });
});

describe('text with markup of Markdown, YAML or HTML', () => {
  it.each([
    ['<script>alert(1)</script>'],
    ['<!-- 注释 -->'],
    ['![图](../../secret.png)'],
    ['[链接](javascript:alert(1))'],
    ['[^1]'],
    ['```js'],
    ['**不是加粗**'],
    ['&#x202e;&amp;'],
    ['| 甲 | 乙 |'],
    ['\\\\server\\share'],
    ['---'],
    ['# 不是标题'],
    ['2021. 不是列表'],
  ])('is pulled literally: %s', async (words) => {
    const { host, document } = await issueOf({ 'a.md': A });
    const xml = words.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? mark);
    const added = `<w:p><w:pPr><w:pStyle w:val="BulletinBody"/></w:pPr><w:r><w:t xml:space="preserve">${xml}</w:t></w:r></w:p>`;
    const changed = edited(document, (text) =>
      text.replace(/(<w:p>(?:(?!<w:p>).)*每月考核一次)/s, (found) => `${added}${found.replace('每月', `每月${xml}`)}`),
    );
    const pulled = await pull(host, changed);
    expect(pulled.leftOut).toEqual([]);
    const { item } = await printed(host);
    expect(item).toEqual(['设置“课程表”，邀请10名负责人授课。', words, `每月${words}考核一次。`]);
  });
});

/** The paragraphs of the item as they are read now. */
async function printed(host: Awaited<ReturnType<typeof issueOf>>['host']) {
  const { readItemAlone } = await import('../../src/read/index.ts');
  const draft = await readItemAlone(host, ISSUE, 'a.md');
  return { item: draft?.passages.slice(1).map(({ text }) => text) };
}
