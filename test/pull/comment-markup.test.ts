import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { edited, front, issueOf, pull, textsOf } from './pulling.ts';

const ITEM = `${front()}\n设置课程表，每月考核一次。\n\n![图](images/a.png)\n\n| 单位 | 篇数 |\n| --- | --- |\n| 甲县 | 12 |\n\n末段文字。\n`;

/** Pulls a document with comments given as XML; returns the remarks. */
async function kept(comments: string, anchor: (xml: string) => string, known?: string | Uint8Array) {
  const { host, document } = await issueOf({ 'a.md': ITEM, ...(known === undefined ? {} : { 'a.remarks.yaml': known }) });
  const relations = 'word/_rels/document.xml.rels';
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
  const rels = strFromU8(unzipSync(document)[relations] ?? new Uint8Array());
  const root = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const pulled = await pull(
    host,
    edited(document, anchor, {
      'word/comments.xml': `<w:comments ${root}>${comments}</w:comments>`,
      [relations]: rels.replace('</Relationships>', `<Relationship Id="rIdC" Type="${type}" Target="comments.xml"/></Relationships>`),
    }),
  );
  const remarks = Buffer.from(host.files.get('/work/anqing/issue-3/a.remarks.yaml') ?? []);
  return { pulled, remarks, yaml: textsOf(host)['a.remarks.yaml'], item: textsOf(host)['a.md'] };
}

const START = '<w:commentRangeStart w:id="0"/>';
const END = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>';
const said = (text: string, attributes = 'w:id="0" w:author="李" w:date="2026-03-01T09:30"') =>
  `<w:comment ${attributes}><w:p><w:r>${text}</w:r></w:p></w:comment>`;
const words = (text: string) => `<w:t>${text}</w:t>`;

const around = (start: RegExp, end: RegExp) => (xml: string) => xml.replace(start, `${START}$&`).replace(end, `$&${END}`);
/** The paragraph that contains some words. */
const paragraph = (text: string) => new RegExp(`<w:p>(?:(?!<w:p>).)*${text}.*?</w:p>`, 's');
const whole = (text: string) => around(paragraph(text), paragraph(text));

describe('the words of a comment', () => {
  it('may be several paragraphs with a picture and a table between them', async () => {
    const { pulled, yaml, item } = await kept(said(words('整段再压缩')), around(paragraph('每月考核'), paragraph('末段文字')));
    expect(pulled.leftOut).toEqual([]);
    expect(yaml).toBe(
      '批注:\n  - 批注人: 李\n    日期: 2026-03-01T09:30\n    原文: △甲县建立学习制度。设置课程表，每月考核一次。末段文字。（甲县）\n    批注内容: 整段再压缩\n    已处理: 否\n',
    );
    expect(item).toBe(ITEM);
  });

  it('may be those of a cell', async () => {
    const { yaml } = await kept(said(words('核数')), whole('>12<'));
    expect(yaml).toContain('原文: "12"\n');
  });

  it('are cut when there are very many', async () => {
    const long = '长'.repeat(300);
    const { yaml } = await kept(said(words('太长')), (xml) => whole('末段文字')(xml).replace('末段文字', `末段文字${long}`));
    expect(yaml).toContain(`原文: 末段文字${'长'.repeat(196)}…\n`);
  });

  it('are empty when it is attached to a position', async () => {
    const { pulled, yaml } = await kept(said(words('加一句')), (xml) =>
      xml.replace('末段文字', '末段</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>文字'),
    );
    expect(pulled.leftOut).toEqual([]);
    expect(yaml).toBe('批注:\n  - 批注人: 李\n    日期: 2026-03-01T09:30\n    批注内容: 加一句\n    已处理: 否\n');
  });

  it('are found when neither the comment nor its marks have a number', async () => {
    const { yaml } = await kept(said(words('再核'), 'w:author="李"'), (xml) => whole('末段文字')(xml).replaceAll(' w:id="0"', ''));
    expect(yaml).toBe('批注:\n  - 批注人: 李\n    原文: 末段文字。（甲县）\n    批注内容: 再核\n    已处理: 否\n');
  });

  it('may have no start mark, and then are the line of the end mark', async () => {
    const { yaml } = await kept(said(words('加一句')), (xml) => xml.replace('末段文字', `末段</w:t></w:r>${END}<w:r><w:t>文字`));
    expect(yaml).toContain('批注内容: 加一句\n');
  });
});

describe('the text of a comment', () => {
  it.each([
    ['a tab and a line break are blanks', '<w:t>请核</w:t><w:tab/><w:t>数字</w:t><w:br/><w:t>再报</w:t>', '请核 数字 再报'],
    [
      'what was deleted in it is not said',
      '<w:t>请核</w:t></w:r><w:del><w:r><w:t>三遍</w:t></w:r></w:del><w:r><w:t>数字</w:t>',
      '请核数字',
    ],
    ['an empty line in one run is kept', '<w:t>一\n\n二</w:t>', '|-\n      一\n\n      二'],
    ['an empty paragraph in it is none', '<w:t>一</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>二</w:t>', '|-\n      一\n      二'],
  ])('%s', async (_, text, expected) => {
    expect((await kept(said(text), whole('末段文字'))).yaml).toContain(`批注内容: ${expected}\n`);
  });

  it('that is empty is no remark', async () => {
    const { pulled, yaml } = await kept(said(''), whole('末段文字'));
    expect([pulled.remarks, pulled.leftOut, yaml]).toEqual([0, [], undefined]);
  });

  it('without words or an author is reported all the same', async () => {
    const { pulled } = await kept(said(words('全文再看看'), ''), (xml) => xml);
    expect(pulled.leftOut).toEqual([{ reason: 'comment', place: null, before: '', after: '未署名：全文再看看' }]);
  });
});

describe('an existing file of remarks', () => {
  const OLD = '批注:\n  - 批注人: 王\n    批注内容: 好\n    已处理: 是';

  it('may have no final line end', async () => {
    const { yaml } = await kept(said(words('再核')), whole('末段文字'), OLD);
    expect(yaml).toMatch(/ {4}已处理: 是\n {2}- 批注人: 李\n/);
  });

  it('keeps its encoding, and a comment with a character it lacks is reported', async () => {
    const gb = Buffer.concat([Buffer.from('remarks:\n  - author: '), Buffer.from([0xcd, 0xf5]), Buffer.from('\n    text: x\n')]);
    const { pulled, remarks } = await kept(said(words('写作\u{20bb7}字')), whole('末段文字'), gb);
    expect(pulled.leftOut).toMatchObject([{ reason: 'comment', place: { line: 1 }, after: '李：写作\u{20bb7}字' }]);
    expect(remarks).toEqual(gb);
  });
});
