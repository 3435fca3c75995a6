import { describe, expect, it } from 'vitest';
import { edited, front, issueOf, pull, reworded, textsOf } from './pulling.ts';

/** Changes at borders: between a title and its text, a paragraph and a list, a mark and words, a row and a paragraph. */

type Edit = (document: Uint8Array) => Uint8Array;

async function pulledFrom(item: string, edit: Edit) {
  const { host, document } = await issueOf({ 'a.md': item });
  const pulled = await pull(host, edit(document));
  return { told: pulled.leftOut.map(({ reason, after }) => `${reason}: ${after}`), text: textsOf(host)['a.md'], leftOut: pulled.leftOut };
}

const xml =
  (from: string | RegExp, to: string): Edit =>
  (document) =>
    edited(document, (text) => {
      const changed = text.replace(from, to);
      if (changed === text) throw new Error(`${from} is not there`);
      return changed;
    });
const fileOf = (body: string, more = {}) => `${front(more)}\n${body}`;
const NEXT = '<\\/w:t><\\/w:r><\\/w:p>.*?<w:t[^>]*>';

describe('a title and its run-in text', () => {
  const item = fileOf('头一段话。\n\n末一段话。\n', { title: '甲县如何建立学习制度？' });

  it.each<[string, Edit, string, string]>([
    [
      'words in the face of the title, behind it, are the title’s',
      xml(/学习制度？(?!.*学习制度？)/s, '学习制度？看三招'),
      '制度？',
      '制度？看三招',
    ],
    ['others are the text’s', xml('>头一段话', '>又看头一段话'), '头一段话', '又看头一段话'],
    ['words before the title are the title’s', xml(/甲县如何(?!.*甲县如何)/s, '看甲县如何'), 'title: 甲县', 'title: 看甲县'],
  ])('%s', async (_, edit, was, is) => {
    const { told, text } = await pulledFrom(item, edit);
    expect([told.filter((one) => !one.startsWith('outside')), text]).toEqual([[], item.replace(was, is)]);
  });

  it('plain words before a bold lead-in belong to the title', async () => {
    const led = item.replace('头一段话。', '**头一段话。** 后面几字。');
    const { text } = await pulledFrom(led, xml(/学习制度？(?!.*学习制度？)/s, '学习制度？看三招'));
    expect(text).toBe(led.replace('制度？', '制度？看三招'));
  });

  it('a paragraph above the title is left out', async () => {
    const added = '<w:sdtContent><w:p><w:r><w:t>完全是另外的导语内容</w:t></w:r></w:p>';
    const { told, text } = await pulledFrom(item, xml('<w:sdtContent>', added));
    expect([told, text]).toEqual([['lines: 完全是另外的导语内容'], item]);
  });
});

describe('inserted words', () => {
  it.each<[string, string, Edit, string]>([
    ['at the start of a paragraph', '末一段话。', xml('>末一段', '>在末一段'), '在末一段话。'],
    ['where a line of the file ends', '前面一行\n后面一行。', xml('后面一行', '和后面一行'), '前面一行和后面一行。'],
    ['in a paragraph of one character', '略', xml('>略<', '>无<'), '无'],
    [
      'as a quote and brackets in a caption',
      '![图](images/a.png "图1 说明")',
      reworded('图1 说明', "图1 '说明' (一)\\"),
      '![图](images/a.png "图1 \'说明\' (一)\\\\")',
    ],
  ])('%s', async (_, body, edit, wanted) => {
    const more = { category: '工作研究' };
    const { told, text } = await pulledFrom(fileOf(`头一段话。\n\n${body}\n\n尾句。\n`, more), edit);
    expect([told, text]).toEqual([[], fileOf(`头一段话。\n\n${wanted}\n\n尾句。\n`, more)]);
  });
});

describe('what cannot be joined or written is reported, and the file is unchanged', () => {
  const LIST = '头一段话。\n\n- 甲条目\n\n1. 第一条\n\n末一段话。\n';
  const TABLE = '头一段话。\n\n| 单位 | 篇数 |\n| --- | --- |\n| 甲县 | 12 |\n\n末一段话。\n';
  it.each<[string, string, Edit, string]>([
    ['a paragraph and an entry', LIST, xml(new RegExp(`头一段话。${NEXT}甲条目`, 's'), '头一段话。甲条目'), 'lines: '],
    ['entries of two lists', LIST, xml(new RegExp(`甲条目${NEXT}第一条`, 's'), '甲条目第一条'), 'lines: '],
    [
      'a paragraph and one with a comment before it',
      '头一段话。\n\n<!-- 待核 -->\n\n末一段话。\n',
      xml(new RegExp(`头一段话。${NEXT}末一段`, 's'), '头一段话。末一段'),
      'unsafe: ',
    ],
    ['a column more', TABLE, xml(/(>12<.*?<\/w:tc>)/s, '$1<w:tc><w:p><w:r><w:t>新</w:t></w:r></w:p></w:tc>'), 'cell: '],
    [
      'a table',
      LIST,
      xml(/(<w:p>(?:(?!<w:p>).)*末一段)/s, '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>新表</w:t></w:r></w:p></w:tc></w:tr></w:tbl>$1'),
      'unsafe: ',
    ],
    ['the mark of a note', '头一段话[^1]。\n\n末一段话。\n\n[^1]: 见第2期。\n', xml(/<w:r>(?:(?!<w:r>).)*>①<\/w:t><\/w:r>/s, ''), 'note: '],
  ])('%s', async (_, body, edit, expected) => {
    const { told, text } = await pulledFrom(fileOf(body), edit);
    expect(text).toBe(fileOf(body));
    expect(told[0]).toContain(expected);
  });
});

describe('bold and underlining', () => {
  it('of a blank alone are ignored', async () => {
    const item = fileOf('用Word 2021排版。\n\n末一段话。\n');
    const bold = 'Word</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> </w:t></w:r><w:r><w:t>2021';
    expect(await pulledFrom(item, xml(/Word 2021/, bold))).toMatchObject({ told: [], text: item });
  });

  it('of an attribution on its own line cannot be written', async () => {
    const item = fileOf(`头一段话。\n\n${'字'.repeat(24)}。\n`, { category: '工作研究' });
    const set = '<w:rPr><w:b/><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">（甲县）';
    const { leftOut } = await pulledFrom(item, xml(/<w:rPr>(?:(?!<w:rPr>).)*<w:t[^>]*>（甲县）/s, set));
    expect(leftOut.map(({ reason, place, after }) => [reason, place, after])).toEqual([
      ['bold', null, '（甲县）'],
      ['emphasis', null, '（甲县）'],
    ]);
  });
});

it('notes after the twentieth, with plain numbers, are pulled', async () => {
  const marks = Array.from({ length: 21 }, (_, at) => `[^${at + 1}]`).join('');
  const notes = Array.from({ length: 21 }, (_, at) => `[^${at + 1}]: ${at < 20 ? `见第${at + 1}期。` : 'GDP增长5%。'}\n`).join('\n');
  const item = fileOf(`头一段话${marks}。\n\n${notes}`);
  const { told, text } = await pulledFrom(item, reworded('增长5%', '增长6%'));
  expect([told, text]).toEqual([[], item.replace('5%', '6%')]);
});
