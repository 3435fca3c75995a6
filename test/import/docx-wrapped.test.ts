import { describe, expect, it } from 'vitest';
import { OPENING, p, read, run, TITLE, text, words } from './docx-cases.ts';
import { docx, part, zipped } from './docx-maker.ts';
import { imported, onlyItem, remarksOf, textOf, wordsOf } from './importing.ts';

/** Text in wrappers of Word and WPS: none of it is lost, and what is left out is reported. */

const alternative = (choice: string, fallback: string) =>
  `<mc:AlternateContent>${choice === '' ? '' : `<mc:Choice Requires="wps">${choice}</mc:Choice>`}${fallback}</mc:AlternateContent>`;
const cell = (content: string) => `<w:tc>${content}</w:tc>`;

describe('paragraphs', () => {
  it('are read from alternatives, the first choice first', async () => {
    const given = await read(
      alternative(p(text('新版的一段。')), `<mc:Fallback>${p(text('旧版的一段。'))}</mc:Fallback>`) +
        alternative('', p(text('只有一版的一段。'))),
    );
    expect(words(given)).toEqual(['新版的一段。', '只有一版的一段。']);
  });

  it('that were deleted, or come from another file, are left out and reported', async () => {
    const given = await read(
      `<w:del w:id="1" w:author="a">${p(text('删去的一段。'))}</w:del>${p(text('留下的一段。'))}<w:altChunk r:id="x"/>`,
    );
    expect(words(given)).toEqual(['留下的一段。']);
    expect(remarksOf(given)).toEqual(['deletions', 'objects']);
  });

  it('end even if the last paragraph mark was deleted', async () => {
    const given = await read(p(text('最后一段没有段尾。'), '<w:rPr><w:moveFrom w:id="3" w:author="a"/></w:rPr>'));
    expect(words(given)).toEqual(['最后一段没有段尾。']);
  });

  it('that are a formula keep its characters', async () => {
    const formula = (inner: string) => `<m:oMathPara><m:oMath><m:r><m:t>${inner}</m:t></m:r></m:oMath></m:oMathPara>`;
    const given = await read(`${p(text('增长率按下式计算：'))}${formula('(a-b)/b')}${p(formula('') + text('式中 a 为今年数。'))}`);
    expect(words(given)).toEqual(['增长率按下式计算：', '(a-b)/b', '式中 a 为今年数。']);
    expect(given.result.imported[0]?.remarks).toContainEqual({ kind: 'formulas', count: 2, words: '(a-b)/b' });
  });
});

describe('words', () => {
  it('are read from alternatives inside a paragraph, the first choice first', async () => {
    const given = await read(
      p(alternative(text('新版，'), `<mc:Fallback>${text('旧版，')}</mc:Fallback>`) + alternative('', text('只有一版。'))),
    );
    expect(words(given)).toEqual(['新版，只有一版。']);
  });

  it('of a link inside the document, or without a target, lose the link', async () => {
    const given = await read(
      p(
        `<w:hyperlink w:anchor="_Toc1">${text('见附件')}</w:hyperlink><w:hyperlink r:id="gone">${text('，见公告')}</w:hyperlink><w:hyperlink r:id="in">${text('，见图。')}</w:hyperlink>`,
      ),
      { relations: [['in', 'hyperlink', 'media/image1.png']] },
    );
    expect(words(given)).toEqual(['见附件，见公告，见图。']);
    expect(textOf(given, '01-清河县深化“村村共建”.md')).not.toContain('](');
  });
});

describe('a table', () => {
  it('has rows and cells from content controls, and short rows filled up', async () => {
    const wrapped = (inner: string) => `<w:sdt><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    const given = await read(
      `<w:tbl><w:tblPr/><w:tr>${cell(p(text('乡镇')))}${wrapped(cell(p(text('办结'))))}</w:tr>` +
        `${wrapped(`<w:tr>${cell(p(text('城关') + run('<w:br/>') + text('镇')))}</w:tr>`)}</w:tbl>`,
    );
    expect(words(given)).toEqual(['乡镇|办结', '城关镇|']);
    expect(remarksOf(given)).toEqual([]);
  });

  it('without cells is ignored', async () => {
    const given = await read(
      `<w:tbl><w:tblPr/></w:tbl><w:tbl><w:tr><w:trPr><w:del w:id="4" w:author="a"/></w:trPr>${cell(p(text('行')))}</w:tr></w:tbl>${p(text('表后一段。'))}`,
    );
    expect(words(given)).toEqual(['表后一段。']);
    expect(remarksOf(given)).toEqual(['deletions']);
  });
});

describe('notes, comments and headers', () => {
  it('may have several paragraphs or a table in a note, and a comment without an author', async () => {
    const note = `<w:footnote w:id="2">${p(text('第一段。'))}${p(text('第二段。'))}<w:tbl><w:tr>${cell(p(text('甲')))}${cell(p(text('乙')))}</w:tr></w:tbl></w:footnote>`;
    const given = await read(
      p(
        text('共12个') +
          run('<w:footnoteReference w:id="2"/>') +
          run('<w:commentReference w:id="7"/><w:commentReference w:id="8"/>') +
          text('。'),
      ),
      {
        parts: {
          'word/footnotes.xml': part('footnotes', note),
          'word/comments.xml': part('comments', `<w:comment w:id="7">${p(text('请核实'))}</w:comment>`),
        },
        relations: [
          ['f', 'footnotes', 'footnotes.xml'],
          ['c', 'comments', 'comments.xml'],
          ['h', 'header', 'header1.xml'],
        ],
      },
    );
    expect(words(given)).toEqual(['共12个。']);
    const item = textOf(given, '01-清河县深化“村村共建”.md');
    expect(item).toContain('<!-- 批注：请核实 -->');
    expect(item.slice(item.indexOf('[^1]:'))).toContain('第一段。\\\n    第二段。\\\n    甲乙');
    expect(remarksOf(given)).toEqual(['comments']);
  });
});

describe('a package', () => {
  it('may name its parts from its root', async () => {
    const given = await read(p(run('<w:drawing><a:blip r:embed="a"/></w:drawing>')), {
      parts: { 'word/media/image1.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>' },
      relations: [['a', 'image', '/word/media/image1.svg']],
    });
    expect(words(given)).toEqual(['![](images/01-1.svg)']);
  });

  it('is read without its own relationships, from Word’s usual place of the text', async () => {
    const bytes = zipped({ 'word/document.xml': part('document', `<w:body>${TITLE}${OPENING}</w:body>`) });
    expect(wordsOf(onlyItem(await imported({ '稿.docx': bytes })).body)).toEqual(['清河县推动强村带弱村，组建联合体18个。']);
  });

  it('is rejected with more pictures than an issue may have', async () => {
    const many = Array.from({ length: 201 }, (_, at) => at);
    const bytes = docx({
      body: TITLE + OPENING + p(many.map((at) => run(`<w:drawing><a:blip r:embed="p${at}"/></w:drawing>`)).join('')),
      parts: Object.fromEntries(many.map((at) => [`word/media/${at}.png`, `${at}`])),
      relations: many.map((at) => [`p${at}`, 'image', `media/${at}.png`] as const),
    });
    const { result } = await imported({ '稿.docx': bytes });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['submission-bounded']);
    expect(result.written).toEqual([]);
  });
});
