import { describe, expect, it } from 'vitest';
import type { List, Table } from '../../src/model/body.ts';
import { inlineWords, readBody, words } from './reading.ts';

describe('paragraphs', () => {
  it.each([
    ['**制定计划。**设置', '*制定计划。*设置'],
    ['**制定计划。** 设置', '*制定计划。*设置'],
    ['**制定计划。** “课程表”', '*制定计划。*“课程表”'],
    ['首先 **制定计划。**设置', '首先*制定计划。*设置'],
    ['**制定计划。**  设置', '*制定计划。*  设置'],
    ['**“充电”赋新能，**开展**“按需”**服务', '*“充电”赋新能，*开展*“按需”*服务'],
    ['**Plan.** Then', '*Plan.* Then'],
    ['**PMP** 项目 2-3 名', '*PMP*项目 2-3 名'],
    ['**甲**\\\n 乙', '*甲*/乙'],
    ['甲\n乙', '甲乙'],
    ['甲，\n“乙”', '甲，“乙”'],
    ['甲\nWord', '甲 Word'],
    ['Word\nword', 'Word word'],
    ['**甲**\n乙', '*甲*乙'],
    ['甲\n**乙**\n丙', '甲*乙*丙'],
    ['**Plan**\n**B**', '*Plan* *B*'],
    ['𠮷\n𠮷', '𠮷𠮷'],
    ['甲  \n乙', '甲/乙'],
    ['甲\\\n　　乙', '甲/　　乙'],
    ['　　首行 缩进　', '首行 缩进'],
    ['　　**首行**　', '*首行*'],
    ['\u00a0\u00a0甲', '甲'],
    ['5 \\* 3 &lt; 16 &amp; A\\_B', '5 * 3 < 16 & A_B'],
    ['甲<!-- 核对 -->乙', '甲乙'],
    ['甲**乙**<!-- 核对 -->**丙**', '甲*乙丙*'],
    ['2021年9月\n10日', '2021年9月 10日'],
    ['[未定] 和 [ ] 和 ~一~', '[未定] 和 [ ] 和 ~一~'],
    ['http://example.com', 'http://example.com'],
    ['1．甲', '1．甲'],
  ])('%j reads %j', async (markdown, expected) => {
    const { body, found } = await readBody(markdown);
    expect(found).toEqual([]);
    expect(body.map(words)).toEqual([expected]);
  });

  it('are separated by empty lines; blank ones and comments are dropped', async () => {
    const { body, found } = await readBody('甲\n\n　　\n\n<!-- 一\n\n二 -->\n\n&nbsp;\n\n乙\n');
    expect(found).toEqual([]);
    expect(body.map(words)).toEqual(['甲', '乙']);
  });

  it('keep the places of their runs', async () => {
    const { body } = await readBody('甲\n\n一**二三**四\n五');
    const [, second] = body;
    const places = second?.type === 'paragraph' ? second.children.map(({ place: p }) => [p.line, p.column, p.endLine, p.endColumn]) : [];
    expect(places).toEqual([
      [9, 1, 9, 2],
      [9, 4, 9, 6],
      [9, 8, 10, 2],
    ]);
  });
});

describe('`**` that is not bold', () => {
  it.each([
    ['甲** 乙。**丙', ['bold-paired 7:2-7:4', 'bold-paired 7:7-7:9']],
    ['**甲', ['bold-paired 7:1-7:3']],
    ['甲\\*\\*乙 * 丙', []],
  ])('%j gives %j', async (markdown, expected) => {
    const { found, diagnostics, body } = await readBody(markdown);
    expect(found).toEqual(expected);
    expect(diagnostics.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(words(body[0])).toBe(markdown.replaceAll('\\', ''));
  });
});

describe('headings', () => {
  it('have four levels', async () => {
    const { body, found } = await readBody('# 一、甲\n## （一）乙\n### 1. 丙\n#### （1）**丁** #\n');
    expect(found).toEqual([]);
    expect(body.map((block) => (block.type === 'heading' ? [block.level, words(block)] : null))).toEqual([
      [1, '一、甲'],
      [2, '（一）乙'],
      [3, '1. 丙'],
      [4, '（1）*丁*'],
    ]);
  });

  it.each([
    ['##### 甲', 'heading-depth 7:1-7:8'],
    ['##', 'heading-text 7:1-7:3'],
    ['甲\n---', 'markup-printable 7:1-7:2'],
    ['甲\n===', 'markup-printable 7:1-7:2'],
  ])('%j gives %s', async (markdown, expected) => {
    expect((await readBody(markdown)).found).toEqual([expected]);
  });
});

describe('lists', () => {
  it('may be ordered, nested, and start at any number', async () => {
    const { body, found } = await readBody('3. 甲\n\n   又甲\n4. 乙\n   - 丙\n     续\n   - 丁\n');
    expect(found).toEqual([]);
    const list = body[0] as List;
    expect(list).toMatchObject({ type: 'list', ordered: true, start: 3, place: { line: 7, column: 1 } });
    expect(list.entries.map(({ blocks }) => blocks.map((block) => block.type))).toEqual([
      ['paragraph', 'paragraph'],
      ['paragraph', 'list'],
    ]);
    const inner = list.entries[1]?.blocks[1] as List;
    expect(inner).toMatchObject({ ordered: false, start: 1 });
    expect(inner.entries.map(({ blocks }) => words(blocks[0]))).toEqual(['丙续', '丁']);
  });

  it('cannot hold headings, tables, images or quotes', async () => {
    const { diagnostics } = await readBody('- # 甲\n- |a|\n  |-|\n- ![](a.png)\n- > 乙\n');
    expect(diagnostics.map(({ args, place }) => [place.line, args])).toEqual([
      [7, { markup: 'heading-in-list' }],
      [8, { markup: 'table-in-list' }],
      [10, { markup: 'image-in-text' }],
      [11, { markup: 'quote' }],
    ]);
  });
});

describe('tables', () => {
  it('have as many cells in each row as in the head', async () => {
    const { body, found } = await readBody('| 单位 | 数 | 注 |\n|:--|--:|---|\n| 甲\\|乙 | **1** |\n|||\n');
    expect(found).toEqual([]);
    const table = body[0] as Table;
    expect(table.align).toEqual(['left', 'right', null]);
    expect(table.head.map(({ children }) => inlineWords(children))).toEqual(['单位', '数', '注']);
    expect(table.rows.map((row) => row.map(({ children }) => inlineWords(children)))).toEqual([
      ['甲|乙', '*1*', ''],
      ['', '', ''],
    ]);
  });

  it('report long rows, and images in cells', async () => {
    const { found } = await readBody('|a|b|\n|-|-|\n|1|2|3|\n|![](a.png)|2|');
    expect(found).toEqual(['table-row-fits 9:1-9:8', 'markup-printable 10:2-10:12']);
  });

  it('report too many columns', async () => {
    const { found, body } = await readBody(`${'|a'.repeat(29)}|\n${'|-'.repeat(29)}|\n`);
    expect(found).toEqual(['table-columns 7:1-7:60']);
    expect(body).toEqual([]);
  });
});

describe('markup that cannot be printed', () => {
  it.each([
    ['甲*乙*丙', 'emphasis', '7:2-7:5'],
    ['甲 _乙_ 丙', 'emphasis', '7:3-7:6'],
    ['~~甲~~', 'strikethrough', '7:1-7:6'],
    ['[甲][1]\n\n[1]: http://a.cn', 'reference', '7:1-7:7'],
    ['![甲][1]\n\n[1]: a.png', 'image-reference', '7:1-7:8'],
    ['> 甲\n> 乙', 'quote', '7:1-7:4'],
    ['    甲', 'code', '7:1-7:6'],
    ['```\n甲\n```', 'code', '7:1-7:4'],
    ['`甲`', 'inline-code', '7:1-7:4'],
    ['<div>甲</div>', 'html', '7:1-7:13'],
    ['甲<br>乙', 'html', '7:2-7:6'],
    ['<script>alert(1)</script>', 'html', '7:1-7:26'],
    ['<!-- 甲 --> 乙', 'comment-text', '7:1-7:13'],
    ['<!-- 甲\n\n乙', 'comment-open', '7:1-7:7'],
    ['***', 'rule', '7:1-7:4'],
    ['甲 ![](a.png)', 'image-in-text', '7:3-7:13'],
  ])('%j is named', async (markdown, markup, place) => {
    const { diagnostics, found, item } = await readBody(markdown);
    expect(diagnostics[0]).toMatchObject({ code: 'markup-printable', severity: 'error', args: { markup } });
    expect(found[0]).toBe(`markup-printable ${place}`);
    expect(item.bodyBroken).toBe(true);
  });

  it('is reported all at once, even when nested', async () => {
    const { diagnostics } = await readBody('*甲`乙`*\n\n> 丙\n\n**~~丁~~**');
    expect(diagnostics.map(({ args }) => args)).toEqual([
      { markup: 'emphasis' },
      { markup: 'inline-code' },
      { markup: 'quote' },
      { markup: 'strikethrough' },
    ]);
  });
});
