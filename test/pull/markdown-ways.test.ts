import { describe, expect, it } from 'vitest';
import { style } from '../../src/render/docx/style-ids.ts';
import { edited, front, issueOf, pull, reworded, textsOf } from './pulling.ts';

/** How a change is written in Markdown, depending on its surroundings in the file. */

type Edit = (document: Uint8Array) => Uint8Array;
const fileOf = (body: string, more = {}) => `${front(more)}\n${body}`;

async function pulledFrom(item: string, ...edits: readonly Edit[]) {
  const { host, document } = await issueOf({ 'a.md': item });
  const pulled = await pull(
    host,
    edits.reduce((bytes, edit) => edit(bytes), document),
  );
  return { told: pulled.leftOut.map(({ reason, after }) => `${reason}: ${after}`), text: textsOf(host)['a.md'] };
}

const xml =
  (from: string | RegExp, to: string | ((found: string) => string)): Edit =>
  (document) =>
    edited(document, (text) => {
      const changed = text.replace(from, to as string);
      if (changed === text) throw new Error(`${from} is not there`);
      return changed;
    });
const paragraph = (text: string) => new RegExp(`<w:p>(?:(?!<w:p>).)*${text}.*?</w:p>`, 's');
const styled = (style: string, text: string, more = '') =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const behind = (text: string, added: string) => xml(paragraph(text), (found) => found + added);
const above = (text: string, added: string) => xml(paragraph(text), (found) => added + found);
const gone = (text: string) => xml(paragraph(text), '');

describe('words at the edge of bold and links', () => {
  it.each<[string, string, Edit, string]>([
    ['all of a bold word goes with its asterisks', '前面**加粗的字**后面还有字。', reworded('加粗的字', ''), '前面后面还有字。'],
    ['all of one with underscores', '__加粗的字__，后面还有字。', reworded('加粗的字', ''), '，后面还有字。'],
    ['all of a link goes with its address', '请看[先锋网](https://example.invalid/a)上的文章。', reworded('先锋网', ''), '请看上的文章。'],
    ['all of a bold link', '请看**[先锋网](https://example.invalid/a)**上的文章。', reworded('先锋网', ''), '请看上的文章。'],
    ['words over the end of a line of the file', '前面一行\n后面一行。', reworded('行后面', '排下面'), '前面一排下面一行。'],
    ['words on both sides of a comment', '前面几字<!-- 核 -->后面几字。', reworded('几字后面几字', '两字'), '前面两<!-- 核 -->字。'],
    ['a line break in a paragraph', '前面几字，后面几字。', xml('前面几字，', '前面几字，</w:t><w:br/><w:t>'), '前面几字，\\\n后面几字。'],
    [
      'a line break with what would be a list behind it',
      '前面几字，后面几字。',
      xml('前面几字，', '前面几字，</w:t><w:br/><w:t>- '),
      '前面几字，\\\n\\- 后面几字。',
    ],
    ['characters nobody sees stay away', '前面几字，后面几字。', xml('前面', '前\u200b面\u00a0的'), '前面 的几字，后面几字。'],
    ['white space at the end alone is no change', '前面几字，后面几字。', xml('几字。', '几字。 \u00a0'), '前面几字，后面几字。'],
  ])('%s', async (_, body, edit, wanted) => {
    const { told, text } = await pulledFrom(fileOf(`头一段话。\n\n${body}\n\n末一段话。\n`), edit);
    expect(told).toEqual([]);
    expect(text).toBe(fileOf(`头一段话。\n\n${wanted}\n\n末一段话。\n`));
  });
});

it('words bold only in the document are written like their surroundings, and reported', async () => {
  const item = fileOf('头一段话。\n\n前面**加粗的字**后面还有字。\n');
  const { told, text } = await pulledFrom(item, reworded('字后面', '词后两边'));
  expect(told).toEqual(['bold: 后', 'bold: 两边']);
  expect(text).toBe(item.replace('字**后面', '词**后两边'));
});

describe('an added paragraph', () => {
  const LIST = fileOf('头一段话。\n\n- 甲条目\n- 乙条目\n\n末一段话。\n');
  const TABLE = fileOf('头一段话。\n\n| 单位 | 篇数 |\n| --- | --- |\n| 甲县 | 12 |\n\n末一段话。\n');
  it.each<[string, string, Edit, string, string]>([
    ['behind a list', LIST, behind('乙条目', styled('BulletinBody', '补充说明。')), '- 乙条目\n', '- 乙条目\n\n补充说明。\n'],
    [
      'behind a table',
      TABLE,
      xml('</w:tbl>', `</w:tbl>${styled('BulletinBody', '补充说明。')}`),
      '| 甲县 | 12 |\n',
      '| 甲县 | 12 |\n\n补充说明。\n',
    ],
    [
      'with a heading’s style deeper than any of ours',
      LIST,
      above('末一段', styled('BulletinBody', '深处标题', '<w:outlineLvl w:val="6"/>')),
      '\n末一段',
      '\n深处标题\n\n末一段',
    ],
    [
      'with a line break and bold words',
      LIST,
      above('末一段', '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>要点。</w:t></w:r><w:r><w:t>说明</w:t><w:br/><w:t>两行。</w:t></w:r></w:p>'),
      '\n末一段',
      '\n**要点。**说明\\\n两行。\n\n末一段',
    ],
  ])('%s', async (_, item, edit, was, is) => {
    const { told, text } = await pulledFrom(item, edit);
    expect(told).toEqual([]);
    expect(text).toBe(item.replace(was, () => is));
  });

  it.each<[string, string, string]>([
    ['a paragraph', '头一段话。\n', '补在最前。\n\n头一段话。\n'],
    ['a list', '- 甲条目\n- 乙条目\n', '补在最前。\n\n- 甲条目\n- 乙条目\n'],
    ['a table', '| 单位 | 篇数 |\n| --- | --- |\n| 甲县 | 12 |\n', '补在最前。\n\n| 单位 | 篇数 |\n| --- | --- |\n| 甲县 | 12 |\n'],
    ['a heading', '# 一、做法\n\n头一段话。\n', '补在最前。\n\n# 一、做法\n\n头一段话。\n'],
  ])('behind the title, before %s', async (_, body, wanted) => {
    const category = { category: '工作研究' };
    const { told, text } = await pulledFrom(
      fileOf(body, category),
      xml(
        /<w:p>(?:(?!<w:p>).)*甲县建立学习制度[^<]*<\/w:t>.*?<\/w:p>(?!.*甲县建立学习制度)/s,
        (found) => found + styled('BulletinBody', '补在最前。'),
      ),
    );
    expect(told).toEqual([]);
    expect(text).toBe(fileOf(wanted, category));
  });

  it.each([1, 2, 3, 4] as const)('becomes a heading of level %i', async (level) => {
    const { told, text } = await pulledFrom(LIST, above('末一段', styled(style.headings[level], '新的小标题')));
    expect(told).toEqual([]);
    expect(text).toBe(LIST.replace('\n末一段', `\n${'#'.repeat(level)} 新的小标题\n\n末一段`));
  });

  it('becomes an entry after an entry, with the next number', async () => {
    const item = fileOf('头一段话。\n\n1) 甲条目\n2) 乙条目\n\n末一段话。\n');
    const { told, text } = await pulledFrom(
      item,
      xml(paragraph('乙条目'), (found) => found + found.replace('乙条目', '丙条目')),
    );
    expect([told, text]).toEqual([[], item.replace('2) 乙条目\n', '2) 乙条目\n3) 丙条目\n')]);
  });

  it('after the attribution is left out, and so is a picture', async () => {
    const item = fileOf('头一段话。\n\n末一段话。\n');
    const picture = '<w:p><w:r><w:drawing/></w:r></w:p>';
    expect(await pulledFrom(item, behind('（甲县）', styled('BulletinBody', '完全不同的补记。')))).toEqual({
      told: ['lines: 完全不同的补记。'],
      text: item,
    });
    expect(await pulledFrom(item, behind('头一段话', picture))).toEqual({ told: ['picture: （图）'], text: item });
  });
});

describe('removed text', () => {
  it.each<[string, string, string, string]>([
    [
      'the last paragraph, where the file has no line end',
      '头一段话。\n\n中一段话。\n\n末一段话。',
      '中一段话',
      '头一段话。\n\n末一段话。',
    ],
    ['an only entry', '头一段话。\n\n- 甲条目\n\n末一段话。\n', '甲条目', '头一段话。\n\n末一段话。\n'],
    ['an entry at the end of the file', '头一段话。\n\n- 甲条目\n- 乙条目', '乙条目', '头一段话。\n\n- 甲条目'],
    ['the last paragraph', '头一段话。\n\n中一段话。\n\n末一段话。\n', '末一段话', '头一段话。\n\n中一段话。\n'],
  ])('%s', async (_, body, words, wanted) => {
    const lead = { category: '市外参考' };
    const { told, text } = await pulledFrom(fileOf(body, lead), gone(words));
    expect([told, text]).toEqual([[], fileOf(wanted, lead)]);
  });

  it('may be a row at the end of the file', async () => {
    const lead = { category: '市外参考' };
    const table = '头一段话。\n\n| 单位 | 篇数 |\n| --- | --- |\n| 甲县 | 12 |\n| 乙县 | 15 |';
    const { told, text } = await pulledFrom(fileOf(table, lead), xml(/<w:tr>(?:(?!<w:tr>).)*>乙县<.*?<\/w:tr>/s, ''));
    expect([told, text]).toEqual([[], fileOf(table.replace('\n| 乙县 | 15 |', ''), lead)]);
  });

  it.each<[string, string, RegExp, string]>([
    ['the head of a table', '| 单位 | 篇数 |\n| --- | --- |\n| 甲县 | 12 |\n', /<w:tr>(?:(?!<w:tr>).)*>单位<.*?<\/w:tr>/s, 'unsafe: '],
    ['a paragraph of an entry with more in it', '- 甲条目\n\n  另一段\n', paragraph('甲条目'), 'unsafe: '],
    ['a picture', '![图](images/a.png "说明")\n', /<w:p>(?:(?!<w:p>).)*<w:drawing>.*?<\/w:p>/s, 'picture: '],
    ['a caption', '![图](images/a.png "说明")\n', paragraph('说明'), 'unsafe: '],
  ])('not %s, which is told', async (_, body, what, expected) => {
    const item = fileOf(`头一段话。\n\n${body}\n末一段话。\n`);
    expect(await pulledFrom(item, xml(what, ''))).toEqual({ told: [expected], text: item });
  });
});

describe('a title', () => {
  it.each<[string, string, string, string, string]>([
    ['plain, that would be something else then', '甲县建立学习制度', '建立', '建立: “双”', 'title: "甲县建立: “双”学习制度"'],
    ['in single quotes', "'甲县建立学习制度'", '建立', "建立'新'", "title: '甲县建立''新''学习制度'"],
    ['in double quotes', '"甲县建立学习制度"', '建立', '建立"新"', 'title: "甲县建立\\"新\\"学习制度"'],
  ])('%s', async (_, title, from, to, expected) => {
    const { text } = await pulledFrom(fileOf('头一段话。\n', { title }), reworded(`甲县${from}学习`, `甲县${to}学习`));
    expect(text).toBe(fileOf('头一段话。\n', { title }).replace(/title: .*/, () => expected));
  });

  it('changed at two places is one change', async () => {
    const { told, text } = await pulledFrom(
      fileOf('头一段话。\n'),
      reworded('甲县建立', '甲县率先建立'),
      reworded('学习制度。', '学习考核制度。'),
    );
    expect(told).toEqual([]);
    expect(text).toContain('title: 甲县率先建立学习考核制度\n');
  });
});
