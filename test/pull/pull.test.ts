import { describe, expect, it } from 'vitest';
import { edited, front, issueOf, pull, reworded, textsOf } from './pulling.ts';

/** An item with every node of a body. */
const RICH = `${front({ more: 'note: 甲县的做法值得借鉴。\n' })}
**制定计划。** 设置“课程表”[^1]，见[先锋网](https://example.invalid/a)，邀请10名
负责人授课。<!-- 这里要核 -->

# 一、主要做法

第一段\\*星号\\*&amp;末尾。\\
断行之后。

- 条目一
- 条目二
  - 其下一点

1. 第一条
2. 第二条

   第二条的第二段

| 单位 | 篇数 |
| --- | ---: |
| 甲县 | 12 |
| 乙县 |  |

![图](images/a.png "图1 说明")

**强化考核。** 每月考核一次。

[^1]: 见第2期。
`;

async function pulledFrom(edit: (document: Uint8Array) => Uint8Array, item = RICH) {
  const { host, document } = await issueOf({ 'a.md': item, 'b.md': `${front({ title: '乙县开展比武', source: '乙县' })}乙县的正文。\n` });
  const pulled = await pull(host, edit(document));
  return { pulled, text: textsOf(host)['a.md'], other: textsOf(host)['b.md'] };
}

describe('a returned document', () => {
  it('changes nothing when nobody edited it', async () => {
    const { pulled, text } = await pulledFrom((document) => document);
    expect(pulled.leftOut).toEqual([]);
    expect(pulled.files).toEqual([]);
    expect(text).toBe(RICH);
  });

  it.each([
    ['the title', '甲县建立学习制度。', '甲县建立双周学习制度。', 'title: 甲县建立学习制度', 'title: 甲县建立双周学习制度'],
    ['a lead-in', '制定计划。', '制定年度计划。', '**制定计划。**', '**制定年度计划。**'],
    ['text behind it', '设置“课程表”', '共设置“课程表”', '** 设置“', '** 共设置“'],
    ['a link', '先锋网', '先锋网站', '[先锋网]', '[先锋网站]'],
    ['the editor’s note', '值得借鉴。', '值得各地借鉴。', '值得借鉴。', '值得各地借鉴。'],
    ['a heading', '一、主要做法', '一、主要做法和成效', '# 一、主要做法', '# 一、主要做法和成效'],
    ['escaped characters', '第一段*星号*&末尾', '第一段*双星*&末尾', '\\*星号\\*&amp;', '\\*双星\\*&amp;'],
    ['an entry', '条目一', '条目一*', '- 条目一', '- 条目一\\*'],
    ['an inner entry', '其下一点', '其下两点', '  - 其下一点', '  - 其下两点'],
    ['a second paragraph of an entry', '第二条的第二段', '第二条的末段', '   第二条的第二段', '   第二条的末段'],
    ['a cell', '12', '15', '| 甲县 | 12 |', '| 甲县 | 15 |'],
    ['a caption', '图1 说明', '图1 制度说明', '"图1 说明"', '"图1 制度说明"'],
    ['a note', '见第2期。', '见第2期、第3期。', '[^1]: 见第2期。', '[^1]: 见第2期、第3期。'],
    ['the end of the last paragraph', '每月考核一次。', '每月考核一次，年底总评。', '每月考核一次。', '每月考核一次，年底总评。'],
  ])('writes %s, and nothing else', async (_, from, to, was, is) => {
    const { pulled, text, other } = await pulledFrom(reworded(from, to));
    expect(pulled.leftOut).toEqual([]);
    expect(text).toBe(RICH.replace(was, () => is));
    expect(other).toContain('乙县的正文。');
  });
});

const CLOSED = '</w:t></w:r></w:p>';

/** A document whose XML was changed at one place. */
function xml(from: string | RegExp, to: (found: string, ...groups: string[]) => string) {
  return (document: Uint8Array) =>
    edited(document, (text) => {
      if (text.search(from) === -1) throw new Error(`${from} is not there`);
      return text.replace(from, to);
    });
}

describe('paragraphs', () => {
  it('are split where the document splits them', async () => {
    const { pulled, text } = await pulledFrom(xml('每月考核', () => `每月${CLOSED}<w:p><w:r><w:t>考核`));
    expect(pulled.leftOut).toEqual([]);
    expect(text).toBe(RICH.replace('每月考核', '每月\n\n考核'));
  });

  it('are joined where the document joins them', async () => {
    const item = `${front()}甲段的文字在这里。\n\n乙段的文字在那里。\n\n丙段。\n`;
    const { pulled, text } = await pulledFrom(
      xml(/甲段的文字在这里。<\/w:t><\/w:r><\/w:p><w:p>.*?乙段/s, () => '甲段的文字在这里。乙段'),
      item,
    );
    expect(pulled.leftOut).toEqual([]);
    expect(text).toBe(item.replace('这里。\n\n乙段', '这里。乙段'));
  });

  it('are added, with markup escaped', async () => {
    const added = '<w:p><w:pPr><w:pStyle w:val="BulletinBody"/></w:pPr><w:r><w:t>1. 新加*一段*。</w:t></w:r></w:p>';
    const { pulled, text } = await pulledFrom(xml(/(断行之后。<\/w:t><\/w:r><\/w:p>)/, (_, found) => found + added));
    expect(pulled.leftOut).toEqual([]);
    expect(text).toBe(RICH.replace('断行之后。\n', '断行之后。\n\n1\\. 新加\\*一段\\*。\n'));
  });

  it('are removed with their blank line', async () => {
    const { pulled, text } = await pulledFrom(xml(/<w:p>(?:(?!<w:p>).)*一、主要做法.*?<\/w:p>/s, () => ''));
    expect(pulled.leftOut).toEqual([]);
    expect(text).toBe(RICH.replace('# 一、主要做法\n\n', ''));
  });
});

describe('entries and rows', () => {
  it('are added', async () => {
    const { pulled, text } = await pulledFrom(
      xml(/<w:p>((?:(?!<w:p>).)*)条目二(.*?<\/w:p>)/s, (found, before, after) => `${found}<w:p>${before}条目三${after}`),
    );
    expect(pulled.leftOut).toEqual([]);
    expect(text).toBe(RICH.replace('- 条目二\n', '- 条目二\n- 条目三\n'));
  });

  it('are removed', async () => {
    const entry = await pulledFrom(xml(/<w:p>(?:(?!<w:p>).)*条目一.*?<\/w:p>/s, () => ''));
    expect(entry.pulled.leftOut).toEqual([]);
    expect(entry.text).toBe(RICH.replace('- 条目一\n', ''));
    const row = await pulledFrom(xml(/<w:tr>(?:(?!<w:tr>).)*>12<.*?<\/w:tr>/s, () => ''));
    expect(row.pulled.leftOut).toEqual([]);
    expect(row.text).toBe(RICH.replace('| 甲县 | 12 |\n', ''));
  });

  it('are added to a table, and its empty cells filled', async () => {
    const { pulled, text } = await pulledFrom(
      xml(/<w:tr>(?:(?!<w:tr>).)*>12<.*?<\/w:tr>/s, (row) => row + row.replace('甲县', '丙县|').replace('>12<', '>7<')),
    );
    expect(pulled.leftOut).toEqual([]);
    expect(text).toBe(RICH.replace('| 甲县 | 12 |\n', '| 甲县 | 12 |\n| 丙县\\| | 7 |\n'));
    const filled = await pulledFrom(xml(/(<w:t[^>]*>乙县<\/w:t>.*?<w:p>.*?<\/w:pPr>)/s, (found) => `${found}<w:r><w:t>9</w:t></w:r>`));
    expect(filled.pulled.leftOut).toEqual([]);
    expect(filled.text).toMatch(/\| 乙县 \| +9 +\|/);
  });
});
