import { describe, expect, it } from 'vitest';
import type { PulledChanges } from '../../src/review/pull-issue.ts';
import { edited, front, issueOf, pull, textsOf } from './pulling.ts';

/** What a word processor can put into a paragraph or a table, and what of it is pulled. */

const ITEM = `${front()}
前段文字。

设置课程表，每月考核一次。

| 单位 | 篇数 |
| --- | --- |
| 甲县 | 12 |
| 乙县 | 15 |

末段文字，到此为止。
`;

async function pulledFrom(
  edit: (xml: string) => string,
): Promise<{ readonly pulled: PulledChanges; readonly text: string; readonly told: string[] }> {
  const { host, document } = await issueOf({ 'a.md': ITEM });
  const pulled = await pull(
    host,
    edited(document, (xml) => {
      const changed = edit(xml);
      if (changed === xml) throw new Error('The document was not changed');
      return changed;
    }),
  );
  return { pulled, text: textsOf(host)['a.md'] ?? '', told: pulled.leftOut.map(({ reason }) => reason) };
}

const END = '</w:t></w:r>';
const START = '<w:r><w:t xml:space="preserve">';
const BY = 'w:id="900" w:author="张三" w:date="2026-03-01T09:00:00Z"';

/** Inserts something between two words of a paragraph. */
const between = (left: string, what: string, right: string) => (xml: string) =>
  xml.replace(`${left}${right}`, `${left}${END}${what}${START}${right}`);
const inside = (what: string) => between('每月', what, '考核');

describe('content of a paragraph', () => {
  it.each([
    ['a hyphen that does not break', '<w:r><w:noBreakHyphen/></w:r>', '每月-考核'],
    ['a line break of Word’s', '<w:r><w:cr/></w:r>', '每月\\\n考核'],
    ['a tab that is aligned to the page', '<w:r><w:ptab/></w:r>', '每月 考核'],
    ['a tick of a symbol font', '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', '每月√考核'],
    [
      'characters with a reading above',
      '<w:r><w:ruby><w:rt><w:r><w:t>xún</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>旬</w:t></w:r></w:rubyBase></w:ruby></w:r>',
      '每月旬考核',
    ],
    [
      'words with a choice for older programs',
      '<w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>中</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>',
      '每月中考核',
    ],
    [
      'words for older programs where there is no choice',
      '<w:r><mc:AlternateContent><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>',
      '每月旧考核',
    ],
    [
      'the result of a field, and not how it is made',
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>QUOTE</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>上旬</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
      '每月上旬考核',
    ],
    ['a choice in a control of its own', `<w:sdt><w:sdtPr/><w:sdtContent>${START}下旬${END}</w:sdtContent></w:sdt>`, '每月下旬考核'],
    ['words that were moved here', `<w:moveTo ${BY}>${START}初${END}</w:moveTo>`, '每月初考核'],
  ])('is pulled: %s', async (_, what, expected) => {
    const { text, told } = await pulledFrom(inside(what));
    expect(told).toEqual([]);
    expect(text).toBe(ITEM.replace('每月考核', () => expected));
  });

  it.each([
    ['hidden words', `<w:r><w:rPr><w:vanish/></w:rPr><w:t>不印的字</w:t></w:r>`],
    ['a page break', '<w:r><w:br w:type="page"/></w:r>'],
    ['the mark of a page’s last line', '<w:r><w:lastRenderedPageBreak/></w:r>'],
    ['half a field', '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'],
    ['an empty text box', '<w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>'],
    ['what is for older programs alone', '<mc:Fallback><w:r><w:t>旧</w:t></w:r></mc:Fallback>'],
    ['a choice that holds nothing', '<w:r><mc:AlternateContent/></w:r>'],
  ])('is ignored: %s', async (_, what) => {
    const { pulled, told } = await pulledFrom(inside(what));
    expect([pulled.files, told]).toEqual([[], []]);
  });

  it.each([
    ['a formula', '<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>'],
    ['a formula on its own', '<m:oMathPara><m:oMath/></m:oMathPara>'],
    ['a footnote', '<w:r><w:footnoteReference w:id="2"/></w:r>'],
    ['an endnote', '<w:r><w:endnoteReference w:id="2"/></w:r>'],
    ['a sign of a font nobody knows', '<w:r><w:sym w:font="Wingdings" w:char="F000"/></w:r>'],
    ['a sign without a font', '<w:r><w:sym/></w:r>'],
  ])('is reported as a picture, with its place: %s', async (_, what) => {
    const { pulled, text } = await pulledFrom(inside(what));
    expect(pulled.leftOut).toMatchObject([{ reason: 'picture', place: { line: 10 }, after: '设置课程表，每月（图）考核一次。' }]);
    expect(text).toBe(ITEM);
  });

  it('may be a text box, whose words are reported once, without the fallback', async () => {
    const box = (words: string) => `<w:txbxContent><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:txbxContent>`;
    const { pulled } = await pulledFrom(
      inside(
        `<w:r><w:drawing><mc:AlternateContent>${box('框里的字')}<mc:Fallback>${box('旧框')}</mc:Fallback></mc:AlternateContent></w:drawing></w:r>`,
      ),
    );
    expect(pulled.leftOut).toMatchObject([{ reason: 'text-box', after: '框里的字' }]);
  });
});

it.each(['末段文字', '测试办公室'])('in a control that somebody added is not an item: “%s”', async (words) => {
  const paragraph = new RegExp(`<w:p>(?:(?!<w:p>).)*${words}.*?</w:p>`, 's');
  const { pulled } = await pulledFrom((xml) => xml.replace(paragraph, '<w:sdt><w:sdtPr/><w:sdtContent>$&</w:sdtContent></w:sdt>'));
  expect([pulled.files, pulled.leftOut, pulled.byText]).toEqual([[], [], []]);
});

it('for older programs only is ignored', async () => {
  const line = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
  const { told, text } = await pulledFrom((xml) =>
    xml.replace(
      '<w:tbl>',
      `<mc:AlternateContent><mc:Choice Requires="w14">${line('新加一段。')}</mc:Choice><mc:Fallback>${line('旧的一段。')}</mc:Fallback></mc:AlternateContent><w:tbl>`,
    ),
  );
  expect(told).toEqual([]);
  expect(text).toBe(ITEM.replace('考核一次。\n', '考核一次。\n\n新加一段。\n'));
});

describe('paragraph marks under tracking', () => {
  /** Sets the mark of the paragraph with some words. */
  const marked = (words: string, change: string) => (xml: string) =>
    xml.replace(
      new RegExp(`(<w:pStyle w:val="BulletinBody"/>)(</w:pPr>(?:(?!</w:p>).)*${words})`, 's'),
      `$1<w:rPr><w:${change} ${BY}/></w:rPr>$2`,
    );

  it('that were deleted join two paragraphs', async () => {
    const item = `${front()}\n前段文字。\n\n设置课程表。\n\n末段文字。\n`;
    const { host, document } = await issueOf({ 'a.md': item });
    const pulled = await pull(host, edited(document, marked('设置课程表', 'del')));
    expect([pulled.tracked, pulled.leftOut]).toEqual([1, []]);
    expect(textsOf(host)['a.md']).toBe(item.replace('课程表。\n\n末段', '课程表。末段'));
  });

  it('that were deleted before a table leave the paragraph unchanged', async () => {
    const { pulled, text } = await pulledFrom(marked('设置课程表', 'del'));
    expect([pulled.tracked, pulled.leftOut, text]).toEqual([1, [], ITEM]);
  });

  it('that were inserted split one', async () => {
    const { pulled, text } = await pulledFrom((xml) =>
      marked('每月', 'ins')(inside(`</w:p><w:p><w:pPr><w:pStyle w:val="BulletinBody"/></w:pPr>`)(xml)),
    );
    expect([pulled.tracked, pulled.leftOut]).toEqual([1, []]);
    expect(text).toBe(ITEM.replace('每月考核', '每月\n\n考核'));
  });

  it('count next to deletions of whole lines', async () => {
    const { pulled } = await pulledFrom((xml) => xml.replace('<w:tbl>', `<w:del ${BY}><m:oMathPara/></w:del><w:tbl>`));
    expect([pulled.tracked, pulled.leftOut, pulled.files]).toEqual([1, [], []]);
  });
});

describe('content of a table', () => {
  const row = (words: string) => new RegExp(`<w:tr>(?:(?!<w:tr>).)*>${words}<.*?</w:tr>`, 's');

  it('without a row that was deleted under tracking', async () => {
    const { pulled, text } = await pulledFrom((xml) =>
      xml.replace(row('甲县'), (found) => found.replace('<w:cantSplit/>', `<w:del ${BY}/>`)),
    );
    expect([pulled.tracked, pulled.leftOut]).toEqual([1, []]);
    expect(text).toBe(ITEM.replace('| 甲县 | 12 |\n', ''));
  });

  it('with a split cell is reported', async () => {
    const { pulled, text } = await pulledFrom(between('甲', '</w:p><w:p>', '县</w:t></w:r></w:p></w:tc>'));
    expect(pulled.leftOut).toMatchObject([{ reason: 'lines', before: '甲县 | 12', after: '甲\n县 | 12' }]);
    expect(text).toBe(ITEM);
  });

  it('with a cell deleted under tracking is reported', async () => {
    const { told, text } = await pulledFrom((xml) =>
      xml.replace(row('甲县'), (found) => found.replace(/(.*)<w:tcPr>/s, `$1<w:tcPr><w:cellDel ${BY}/>`)),
    );
    expect([told, text]).toEqual([['cell'], ITEM]);
  });

  it.each([
    ['a control around a row', (found: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${found}</w:sdtContent></w:sdt>`],
    [
      'a control around a cell',
      (found: string) => found.replace(/<w:tc>.*?<\/w:tc>/s, '<w:sdt><w:sdtPr/><w:sdtContent>$&</w:sdtContent></w:sdt>'),
    ],
    ['a bookmark between two cells', (found: string) => found.replace('</w:tc>', '</w:tc><w:bookmarkStart w:id="77" w:name="b"/>')],
    ['a deletion that holds nothing', (found: string) => `${found}<w:del ${BY}/>`],
    ['properties for this row alone', (found: string) => found.replace('<w:trPr>', '<w:tblPrEx/><w:trPr>')],
  ])('is read through %s', async (_, wrap) => {
    const { told, text } = await pulledFrom((xml) => xml.replace(row('甲县'), (found) => wrap(found.replace('>12<', '>13<'))));
    expect(told).toEqual([]);
    expect(text).toBe(ITEM.replace('| 12 |', '| 13 |'));
  });
});
